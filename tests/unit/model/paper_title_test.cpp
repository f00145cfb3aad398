#include "model/paper_title.h"

#include <doctest/doctest.h>

namespace bureau {

TEST_SUITE_BEGIN("model/paper_title");

TEST_CASE("the subject of a paper stands between 关于 and its sort") {
  CHECK(subject_of("关于开展消防检查的通知") == "开展消防检查");
  CHECK(subject_of("市应急局关于开展消防检查的通知") == "开展消防检查");
  CHECK(subject_of("关于加强我的城市建设的若干意见") == "加强我的城市建设");
  CHECK(subject_of("关于修订的事") == "修订");
}

TEST_CASE("a title of another form is its own subject") {
  for (const char* title : {"Notice on fire safety", "主任办公会纪要", "关于", "关于的通知", ""}) {
    CHECK(subject_of(title) == title);
  }
  CHECK(subject_of("关于转发国务院办公厅的若干重要文件汇编") ==
        "转发国务院办公厅的若干重要文件汇编");
}

}  // namespace bureau
