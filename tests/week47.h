// One week of an office, for the tests of reports.
#pragma once

#include "reporting.h"

#include <string>
#include <utility>

namespace bureau {

/// The week 2026-W47, from Friday the 13th, 17:00, to Friday the 20th, 17:00.
struct Week47 : Reporting {
  Ref old_task{};
  Ref paper{};
  Ref in_time{};
  Ref late{};
  Ref meeting{};
  Ref decided{};

  Week47() {
    wait_until("2026-11-09T10:00:00+08:00");
    old_task = given("检修电梯", "后勤处", "2026-11-18");
    wait_until("2026-11-16T09:00:00+08:00");
    paper = open({.kind = "incoming",
                  .title = "消防检查通知",
                  .values = {{"need", "act"}, {"origin", "应急局"}}})
                .ref;
    in_time = given("排查隐患", "保卫处", "2026-11-19");
    late = given("清理楼道", "保卫处", "2026-11-17");
    wait_until("2026-11-18T10:00:00+08:00");
    finish(in_time, "保卫处");
    finish(late, "保卫处");
    meeting =
        open({.kind = "meeting", .title = "消防协调会", .starts = moment("2026-11-18 9:30")}).ref;
    decided =
        *decide_in(meeting, {.text = "改造北楼",
                             .task = {.values = {{"unit", "财务处"}}, .due = moment("2026-11-25")}})
             .task;
    decide_in(meeting, {.text = "加强巡查"});
    wait_until("2026-11-19T15:00:00+08:00");
    answer(paper, "已报整改结果");
    wait_until("2026-11-20T16:50:00+08:00");
  }

  Ref given(std::string title, std::string unit, std::string_view due) {
    return open({.kind = "task",
                 .title = std::move(title),
                 .values = {{"unit", std::move(unit)}},
                 .due = moment(due)})
        .ref;
  }
};

}  // namespace bureau
