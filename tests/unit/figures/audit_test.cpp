#include "figures/audit.h"

#include "ops/matter/ties.h"
#include "ops/task/progress.h"
#include "reporting.h"

#include <algorithm>

namespace bureau {

namespace {

bool names(const std::vector<Finding>& holes, std::string_view name) {
  const std::vector<std::string> all = names_of(holes);
  return std::ranges::find(all, name) != all.end();
}

}  // namespace

TEST_SUITE_BEGIN("figures/audit");

TEST_CASE(
    "a task without a unit and a due time is two holes, each with the command that fills it") {
  Reporting office;
  office.open({.kind = "task", .title = "无主事项"});
  const std::vector<Finding> holes = office.audited().holes;
  REQUIRE(holes.size() == 2);
  CHECK(holes[0].id == "no-limit");
  CHECK(to_text(holes[0].ref) == "T1");
  CHECK(holes[0].command == "bureau edit T1 --due …");
  CHECK(holes[1].id == "no-owner");
  CHECK(holes[1].command == "bureau assign T1 --unit …");
}

TEST_CASE("a task that presses is a hole until it is said what its result must be") {
  Reporting office;
  const auto task = [&](const char* field, const char* value) {
    return office
        .open({.kind = "task",
               .title = "整改",
               .values = {{"unit", "后勤处"}, {field, value}},
               .due = office.moment("2026-11-30")})
        .ref;
  };
  task("urgency", "normal");
  const Ref urgent = task("urgency", "urgent");
  const Ref important = task("importance", "high");
  const std::vector<Finding> holes = office.audited().holes;
  CHECK(names_of(holes) == std::vector<std::string>{"no-standard T2", "no-standard T3"});
  CHECK(holes[0].command == "bureau edit T2 --standard …");
  for (const Ref ref : {urgent, important}) {
    office.act([&](Deed& deed) {
      return edit_matter(deed, ref, {.values = {{"standard", "验收合格"}}});
    });
  }
  CHECK(office.audited().holes.empty());
  // What a state secret must come to is not said in clear.
  office.act([&](Deed& deed) {
    return edit_matter(deed, important, {.values = {{"standard", ""}, {"secrecy", "秘密★10年"}}});
  });
  office.settings.ceiling = Level::top_secret;
  CHECK(office.audited().holes.empty());
}

TEST_CASE("an office in which all is in order has no holes") {
  Reporting office;
  office.open({.kind = "task",
               .title = "有主事项",
               .values = {{"unit", "后勤处"}},
               .due = office.moment("2026-11-30")});
  CHECK(office.audited().holes.empty());
}

TEST_CASE(
    "a task is stuck once its cycle has passed without a report, and not while it is claimed") {
  Reporting office;
  const Ref ref = office.task().ref;
  office.wait_until("2026-11-26T10:00:00+08:00");
  CHECK(names(office.audited().holes, "no-progress T1"));
  CHECK(is_stuck(office.get(ref), office.now, office.house));
  office.settings.stuck_factor = 2;
  CHECK_FALSE(is_stuck(office.get(ref), office.now, office.house));
  office.settings.stuck_factor = 1;
  office.report_on(ref, "30 已开工");
  CHECK_FALSE(names(office.audited().holes, "no-progress T1"));
  office.wait_until("2026-12-10T10:00:00+08:00");
  CHECK(names(office.audited().holes, "no-progress T1"));
  office.step(ref, "finish", "后勤处");
  CHECK_FALSE(names(office.audited().holes, "no-progress T1"));
}

TEST_CASE("a decision is a hole until a task carries it out or a reason says why none does") {
  Reporting office;
  const Ref meeting =
      office.open({.kind = "meeting", .title = "例会", .starts = office.moment("2026-11-18 9:00")})
          .ref;
  office.decide_in(meeting, {.text = "加强巡查"});
  office.decide_in(meeting, {.text = "通报情况", .no_task = "仅通报"});
  office.decide_in(meeting, {.text = "购车", .result = "rejected"});
  CHECK(names_of(office.audited().holes) ==
        std::vector<std::string>{"decision-without-task M1/d1"});
  const Ref task = office
                       .open({.kind = "task",
                              .title = "巡查",
                              .values = {{"unit", "保卫处"}},
                              .due = office.moment("2026-11-30")})
                       .ref;
  office.act([&](Deed& deed) { link_matters(deed, task, "implements", "M1/d1"); });
  CHECK(office.audited().holes.empty());
}

TEST_CASE("a meeting whose time has passed is a hole until it is held") {
  Reporting office;
  const Ref meeting =
      office.open({.kind = "meeting", .title = "例会", .starts = office.moment("2026-11-19 9:00")})
          .ref;
  CHECK(office.audited().holes.empty());
  office.wait_until("2026-11-19T12:00:00+08:00");
  CHECK(names_of(office.audited().holes) == std::vector<std::string>{"meeting-not-held M1"});
  office.step(meeting, "hold", "办公室");
  CHECK(office.audited().holes.empty());
}

TEST_CASE("a paper that owes an answer is a hole after its due time until it is answered") {
  Reporting office;
  const Ref paper = office
                        .open({.kind = "incoming",
                               .title = "消防检查通知",
                               .values = {{"need", "act"}, {"origin", "应急局"}},
                               .due = office.moment("2026-11-20")})
                        .ref;
  CHECK_FALSE(names(office.audited().holes, "unanswered D1"));
  office.wait_until("2026-11-23T09:00:00+08:00");
  CHECK(names(office.audited().holes, "unanswered D1"));
  office.answer(paper, "已整改");
  CHECK_FALSE(names(office.audited().holes, "unanswered D1"));
}

TEST_CASE("a closed paper is a hole when it was not archived in time") {
  Reporting office;
  const Ref paper = office
                        .open({.kind = "incoming",
                               .title = "阅知",
                               .values = {{"need", "read"}, {"origin", "市局"}}})
                        .ref;
  office.step(paper, "close", "办公室");
  office.wait_until("2026-12-10T09:00:00+08:00");
  CHECK_FALSE(names(office.audited().holes, "not-archived D1"));
  office.wait_until("2026-12-25T09:00:00+08:00");
  CHECK(names(office.audited().holes, "not-archived D1"));
  office.settings.archive_days = 60;
  CHECK_FALSE(names(office.audited().holes, "not-archived D1"));
}

TEST_CASE("a unit that helps and is late is a hole of its own, told as it was") {
  Reporting office;
  const Ref ref = office
                      .open({.kind = "task",
                             .title = "整改",
                             .values = {{"unit", "后勤处"}},
                             .co = {"保卫处,财务处"},
                             .due = office.moment("2026-11-20")})
                      .ref;
  CHECK_FALSE(names(office.audited().holes, "part-late T1"));
  office.wait_until("2026-11-23T09:00:00+08:00");
  const Instant monday = office.now;
  const auto late = [&](std::optional<Instant> as_of = std::nullopt) {
    return std::ranges::count(names_of(office.audited(as_of).holes), "part-late T1");
  };
  CHECK(late() == 2);
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([&](Deed& deed) { return report_progress(deed, ref, {.text = "100 已查"}); },
             {.by = "保卫处"});
  CHECK(late() == 1);
  CHECK(late(monday) == 2);
  office.act([&](Deed& deed) { return cancel_matter(deed, ref, "不办"); });
  CHECK(late() == 0);
}

TEST_CASE("a spoken instruction that orders something is a hole twice") {
  Reporting office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "来信", .values = {{"origin", "市局"}}}).ref;
  office.act(
      [&](Deed& deed) {
        return instruct(deed, paper, {.text = "请后勤处办理", .oral = true, .witness = "张三"});
      },
      {.by = "主任"});
  CHECK(names(office.audited().holes, "oral-unconfirmed D1/i1"));
  CHECK_FALSE(names(office.audited().holes, "instruction-without-task D1/i1"));
  office.settings.order_words = {"落实", "办理"};
  CHECK(names(office.audited().holes, "instruction-without-task D1/i1"));
}

TEST_CASE("matters above the ceiling are counted and not looked at") {
  Reporting office;
  office.open({.kind = "task", .values = {{"secrecy", "机密★5年"}}});
  const Audit found = office.audited();
  CHECK(found.holes.empty());
  CHECK(found.hidden == 1);
}

TEST_CASE("the audit as of an instant does not know what was mended later") {
  Reporting office;
  const Ref ref = office.open({.kind = "task", .title = "无主事项"}).ref;
  const Instant then = office.now;
  const std::vector<std::string> before = names_of(office.audited().holes);
  office.wait_until("2026-11-18T11:00:00+08:00");
  office.act([&](Deed& deed) { return assign_matter(deed, ref, {.unit = "后勤处"}); });
  CHECK(names_of(office.audited().holes) == std::vector<std::string>{"no-limit T1"});
  CHECK(names_of(office.audited(then).holes) == before);
}

TEST_CASE("a waived answer is a notice and no hole") {
  Reporting office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "邀请函", .values = {{"origin", "市局"}}}).ref;
  office.act([&](Deed& deed) { return answer_matter(deed, paper, {.waive = "已电话说明"}); });
  const Audit found = office.audited();
  CHECK(names(found.notices, "waived D1"));
}

TEST_CASE("a command that fills a hole is safe to paste, whatever a record says") {
  Reporting office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "来文", .values = {{"origin", "市委"}}}).ref;
  office.act([&](Deed& deed) { return instruct(deed, paper, {.text = "请阅", .oral = true}); },
             {.by = "x; touch y"});
  const std::vector<Finding> holes = office.audited().holes;
  const auto spoken = std::ranges::find(holes, "oral-unconfirmed", &Finding::id);
  REQUIRE(spoken != holes.end());
  CHECK(spoken->command == "bureau instruct D1 --confirms i1 --by 'x; touch y' …");
}

TEST_CASE("a meeting that was not recorded is filled in as held when it should have ended") {
  Reporting office;
  office.open({.kind = "meeting",
               .title = "例会",
               .starts = office.moment("2026-11-25 09:30"),
               .lasts = parse<Limit>("90min")});
  office.wait_until("2026-11-26T10:00:00+08:00");
  const std::vector<Finding> holes = office.audited().holes;
  const auto missed = std::ranges::find(holes, "meeting-not-held", &Finding::id);
  REQUIRE(missed != holes.end());
  CHECK(missed->command == "bureau hold M1 --when 2026-11-25T11:00:00+08:00");
}

TEST_SUITE_END();

}  // namespace bureau
