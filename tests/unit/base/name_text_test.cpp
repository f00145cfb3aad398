#include "base/name_text.h"

#include "test_support.h"

#include <array>

namespace bureau {

TEST_SUITE_BEGIN("base/name_text");

TEST_CASE("spellings of a name that look the same are one") {
  for (const char* typed : {"HQ科", "ＨＱ科", "HQ\u200b科", "\ufeffHQ科", "HQ\u2060科",
                            "HQ\u00ad科", "HQ 科", "HQ\u3000科", " HQ科 ", "HQ科\u202e"}) {
    CAPTURE(typed);
    CHECK(normalized_name("unit", typed) == "HQ科");
  }
  CHECK(normalized_name("unit", "后 勤　处") == "后勤处");
  CHECK(normalized_name("person", "Bob   Clerk") == "Bob Clerk");
  CHECK(normalized_name("person", "Ｂｏｂ　Clerk") == "Bob Clerk");
  CHECK(normalized_name("unit", "后勤处（筹）") == "后勤处（筹）");
  CHECK(normalized_name("unit", "\u200b").empty());
  CHECK_FAILS(normalized_name("unit", "a\xff"), usage,
              "unit is not UTF-8 from byte 2 on: convert it first, as with iconv");
}

TEST_CASE("a text keeps its blanks and loses only what cannot be seen") {
  CHECK(seen_text("origin", "主任 11月20日\u200b批示") == "主任 11月20日批示");
  CHECK(seen_text("origin", "Anna  Director") == "Anna  Director");
}

TEST_SUITE_END();

}  // namespace bureau
