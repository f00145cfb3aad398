#include "figures/weekly.h"

#include "ops/correct_item.h"
#include "ops/undo.h"
#include "reporting.h"

namespace bureau {

namespace {

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
    paper =
        open({.kind = "incoming", .title = "消防检查通知", .need = "act", .origin = "应急局"}).ref;
    in_time = given("排查隐患", "保卫处", "2026-11-19");
    late = given("清理楼道", "保卫处", "2026-11-17");
    wait_until("2026-11-18T10:00:00+08:00");
    finish(in_time, "保卫处");
    finish(late, "保卫处");
    meeting =
        open({.kind = "meeting", .title = "消防协调会", .starts = moment("2026-11-18 9:30")}).ref;
    decided = *decide_in(meeting, {.text = "改造北楼",
                                   .task = {.unit = "财务处", .due = moment("2026-11-25")}})
                   .task;
    decide_in(meeting, {.text = "加强巡查"});
    wait_until("2026-11-19T15:00:00+08:00");
    answer(paper, "已报整改结果");
    wait_until("2026-11-20T16:50:00+08:00");
  }

  Ref given(std::string title, std::string unit, std::string_view due) {
    return open({.kind = "task",
                 .title = std::move(title),
                 .unit = std::move(unit),
                 .due = moment(due)})
        .ref;
  }
};

}  // namespace

TEST_SUITE_BEGIN("figures/weekly");

TEST_CASE("every figure of a week is counted from the refs that it names") {
  const Week47 office;
  const Weekly report = office.report("2026-W47");
  CHECK(report.figures.size() == 13);
  CHECK(refs_of(report, "documents_in") == "D1");
  CHECK(refs_of(report, "documents_out") == "");
  CHECK(refs_of(report, "documents_answered") == "D1");
  CHECK(refs_of(report, "meetings_held") == "M1");
  CHECK(refs_of(report, "decisions") == "M1/d1 M1/d2");
  CHECK(refs_of(report, "tasks_opened") == "T2 T3 T4");
  CHECK(refs_of(report, "tasks_closed_on_time") == "T2");
  CHECK(refs_of(report, "tasks_closed_late") == "T3");
  CHECK(refs_of(report, "tasks_open") == "T1 T4");
  CHECK(refs_of(report, "tasks_overdue") == "T1");
  CHECK(refs_of(report, "due_next_week") == "T4");
  CHECK(refs_of(report, "stuck") == "T1");
  CHECK(refs_of(report, "holes").find("M1/d2") != std::string::npos);
  CHECK(report.figure("holes").value() == static_cast<std::int64_t>(report.holes.size()));
  CHECK(report.hidden == 0);
  CHECK_THROWS_AS(report.figure("nothing"), std::logic_error);
}

TEST_CASE("units are ordered by what is overdue and their rate counts only what was closed") {
  const Week47 office;
  const Weekly report = office.report("2026-W47");
  REQUIRE(report.by_unit.size() == 3);
  CHECK(report.by_unit[0].unit == "后勤处");
  CHECK(joined(report.by_unit[0].overdue) == "T1");
  CHECK_FALSE(report.by_unit[0].rate());
  CHECK(report.by_unit[1].unit == "财务处");
  CHECK(joined(report.by_unit[1].open) == "T4");
  CHECK(report.by_unit[2].unit == "保卫处");
  CHECK(report.by_unit[2].open.empty());
  CHECK(report.by_unit[2].rate() == 0.5);
}

TEST_CASE("a matter that a figure names can be found, and nothing else") {
  const Week47 office;
  const Weekly report = office.report("2026-W47");
  REQUIRE(report.find("T1") != nullptr);
  CHECK(report.find("T1")->title == "检修电梯");
  REQUIRE(report.find("D1") != nullptr);
  CHECK(report.find("D1")->title == "消防检查通知");
  CHECK(report.find("T99") == nullptr);
  CHECK(report.find("M1/d1") == nullptr);
}

TEST_CASE("the report as of an instant is the same before and after later changes") {
  Week47 office;
  office.wait_until("2026-11-20T17:00:00+08:00");
  const Instant then = office.now;
  const std::string present = dump(office.report("2026-W47"));
  const std::string before = dump(office.report("2026-W47", then));
  CHECK(before == present);

  office.wait_until("2026-11-23T09:00:00+08:00");
  office.finish(office.old_task, "后勤处");
  office.given("新任务", "财务处", "2026-11-24");
  office.act([&](Deed& deed) { return cancel_matter(deed, office.decided, "不再需要"); });
  office.act(
      [&](Deed& deed) {
        return correct_matter(deed, office.late, {"title=清理消防楼道", "due=2026-11-20"});
      },
      {.reason = "登记笔误"});
  CHECK(dump(office.report("2026-W47", then)) == before);
  CHECK(dump(office.report("2026-W47", then)) == before);

  const Weekly corrected = office.report("2026-W47");
  CHECK(refs_of(corrected, "tasks_closed_late") == "");
  CHECK(refs_of(corrected, "tasks_closed_on_time") == "T2 T3");
  CHECK(refs_of(corrected, "tasks_overdue") == "T1");  // as it was when the week ended
}

TEST_CASE("what is above the ceiling is in no figure and is counted as hidden") {
  Week47 office;
  const std::string before = dump(office.report("2026-W47"));
  office.open({.kind = "task",
               .secrecy = "秘密★10年",
               .unit = "机要处",
               .due = office.moment("2026-11-24")});
  Weekly report = office.report("2026-W47");
  CHECK(report.hidden == 1);
  report.hidden = 0;
  CHECK(dump(report) == before);

  office.figure_rules.ceiling = Level::secret;
  const Weekly all = office.report("2026-W47");
  CHECK(all.hidden == 0);
  CHECK(refs_of(all, "tasks_open") == "T1 T4 T5");
}

TEST_CASE("what happened before the week and was entered in it is listed") {
  Week47 office;
  CHECK(office.report("2026-W47").entered_late.empty());
  office.verb = "task progress";
  office.report_on(office.old_task, "60 已订购配件",
                   {.when = office.moment("2026-11-13 17:00", Direction::back)});
  const Weekly report = office.report("2026-W47");
  REQUIRE(report.entered_late.size() == 1);
  CHECK(report.entered_late[0].verb == "task progress");
  CHECK(report.entered_late[0].happened == instant("2026-11-13T17:00:00+08:00"));
  CHECK(report.entered_late[0].at == office.now);
}

TEST_CASE("a correction that moves a figure of an earlier week is listed with what it changed") {
  Week47 office;
  office.wait_until("2026-11-24T09:00:00+08:00");
  const std::string earlier = dump(office.report("2026-W47", instant("2026-11-20T17:00:00+08:00")));
  office.verb = "task correct";
  office.act([&](Deed& deed) { return correct_matter(deed, office.late, {"due=2026-11-20"}); },
             {.reason = "登记笔误"});
  office.act([&](Deed& deed) { return correct_matter(deed, office.late, {"title=清理消防楼道"}); },
             {.reason = "错字"});
  const Weekly report = office.report("2026-W48");
  REQUIRE(report.entered_late.size() == 1);
  CHECK(report.entered_late[0].ref == "T3");
  CHECK(report.entered_late[0].verb == "task correct");
  REQUIRE(report.entered_late[0].changes.size() == 1);
  CHECK(report.entered_late[0].changes[0].field == "due");
  CHECK(dump(office.report("2026-W47", instant("2026-11-20T17:00:00+08:00"))) == earlier);
}

TEST_CASE(
    "taking back an entry of an earlier week is listed, taking back one of this week is not") {
  Week47 office;
  const Ref mistaken = office.given("误登", "财务处", "2026-11-24");
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([](Deed& deed) { return undo_last(deed); });
  Weekly report = office.report("2026-W48");
  REQUIRE(report.entered_late.size() == 1);
  CHECK(report.entered_late[0].ref == to_text(mistaken));
  CHECK(refs_of(report, "tasks_open") == "T1 T4");

  office.given("又误登", "财务处", "2026-11-26");
  office.act([](Deed& deed) { return undo_last(deed); });
  report = office.report("2026-W48");
  CHECK(report.entered_late.size() == 1);
}

TEST_CASE("a report as of an instant stays as it was after every sort of later change") {
  Week47 office;
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.rules.ceiling = Level::secret;
  const Ref hidden = office.open({.kind = "task", .secrecy = "秘密★10年", .unit = "机要处"}).ref;
  office.act([&](Deed& deed) { return cancel_matter(deed, hidden, "误立"); }, {.by = "李主任"});
  office.verb = "task correct";
  office.act([&](Deed& deed) { return correct_matter(deed, office.late, {"due=2026-11-20"}); },
             {.reason = "登记笔误"});
  office.verb = "meeting correct";
  office.act(
      [&](Deed& deed) {
        return correct_item(deed, {office.meeting, 'd', 2}, {"at=2026-11-12T10:00"});
      },
      {.reason = "日期记错"});
  office.verb = "doc receive";
  office.open({.kind = "incoming",
               .title = "迟登的通知",
               .origin = "应急局",
               .received = office.moment("2026-11-17 10:00", Direction::back)});
  office.wait_until("2026-12-01T09:00:00+08:00");
  const Instant then = office.now;
  const std::string w48 = dump(office.report("2026-W48", then));
  CHECK(w48 == dump(office.report("2026-W48")));
  const Weekly report = office.report("2026-W48");
  REQUIRE(report.entered_late.size() == 3);
  CHECK(report.entered_late[0].ref == "T3");
  CHECK(report.entered_late[1].ref == "M1/d2");
  CHECK(report.entered_late[2].ref == "D2");

  office.wait_until("2026-12-08T09:00:00+08:00");
  office.act([&](Deed& deed) { return reopen_matter(deed, office.late, "反弹"); });
  office.act([&](Deed& deed) { return correct_matter(deed, hidden, {"whereabouts=内网"}); },
             {.reason = "漏记"});
  office.act([&](Deed& deed) { return note_matter(deed, office.in_time, "回头看"); });
  CHECK(dump(office.report("2026-W48", then)) == w48);
}

TEST_CASE("an act of last week on several matters is listed for each of them") {
  Week47 office;
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.verb = "task progress";
  office.act(
      [&](Deed& deed) {
        report_progress(deed, office.decided, {.text = "已完成设计"});
        return report_progress(deed, office.old_task, {.text = "已订购"});
      },
      {.when = office.moment("2026-11-19 17:00", Direction::back)});
  const Weekly report = office.report("2026-W48");
  REQUIRE(report.entered_late.size() == 2);
  CHECK(report.entered_late[0].ref == "T4");
  CHECK(report.entered_late[1].ref == "T1");
}

TEST_CASE("taking back a note of last week moves no figure") {
  Week47 office;
  office.act([&](Deed& deed) { return note_matter(deed, office.old_task, "已催"); });
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([](Deed& deed) { return undo_last(deed); });
  CHECK(office.report("2026-W48").entered_late.empty());
}

TEST_CASE("a moment at the cut-off belongs to the week that ends with it") {
  Reporting office;
  office.wait_until("2026-11-20T17:00:00+08:00");
  office.task();
  office.wait_until("2026-11-20T17:00:01+08:00");
  office.task();
  CHECK(refs_of(office.report("2026-W47"), "tasks_opened") == "T1");
  CHECK(refs_of(office.report("2026-W48"), "tasks_opened") == "T2");
}

TEST_CASE("a week in which nothing happened has every figure at nought") {
  const Reporting office;
  const Weekly report = office.report("this");
  CHECK(report.figures.size() == 13);
  for (const Figure& figure : report.figures) {
    CHECK_MESSAGE(figure.value() == 0, figure.name);
  }
  CHECK(report.by_unit.empty());
  CHECK(report.holes.empty());
}

TEST_CASE("a hole that came after a week is not a hole of that week") {
  Week47 office;
  office.open({.kind = "task", .title = "无主事项"});
  CHECK(refs_of(office.report("2026-W47"), "holes").find("T5") != std::string::npos);
  CHECK(refs_of(office.report("2026-W45"), "holes") == "");
  CHECK(refs_of(office.report("2026-W46"), "holes") == "");
}

TEST_CASE("a cancelled task is no longer open and was never closed on time") {
  Week47 office;
  office.act([&](Deed& deed) { return cancel_matter(deed, office.old_task, "已拆除"); });
  const Weekly report = office.report("2026-W47");
  CHECK(refs_of(report, "tasks_open") == "T4");
  CHECK(refs_of(report, "tasks_closed_on_time") == "T2");
  CHECK(refs_of(report, "tasks_overdue") == "");
}

TEST_SUITE_END();

}  // namespace bureau
