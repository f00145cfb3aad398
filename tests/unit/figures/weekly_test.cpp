#include "figures/weekly.h"

#include "chance.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/reopen.h"
#include "ops/office/undo.h"
#include "ops/task/progress.h"
#include "week47.h"

#include <array>
#include <map>

namespace bureau {

TEST_SUITE_BEGIN("figures/weekly");

TEST_CASE("every figure of a week is counted from the refs that it names") {
  const Week47 office;
  const Weekly report = office.report("2026-W47");
  CHECK(report.figures.size() == 14);
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

TEST_CASE("a task is counted once when units that help are late with it, as it was then") {
  Week47 office;
  const Ref helped = office
                         .open({.kind = "task",
                                .title = "联合检查",
                                .values = {{"unit", "后勤处"}},
                                .co = {"保卫处,财务处"},
                                .due = office.moment("2026-11-20 12:00")})
                         .ref;
  office.wait_until("2026-11-20T17:00:00+08:00");
  CHECK(refs_of(office.report("2026-W47"), "parts_late") == to_text(helped));
  office.wait_until("2026-11-23T09:00:00+08:00");
  for (const char* unit : {"保卫处", "财务处"}) {
    office.act([&](Deed& deed) { return report_progress(deed, helped, {.text = "100"}); },
               {.by = unit});
  }
  CHECK(refs_of(office.report("2026-W47"), "parts_late") == to_text(helped));
  CHECK(refs_of(office.report("2026-W48"), "parts_late").empty());
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
               .values = {{"secrecy", "秘密★10年"}, {"unit", "机要处"}},
               .due = office.moment("2026-11-24")});
  Weekly report = office.report("2026-W47");
  CHECK(report.hidden == 1);
  report.hidden = 0;
  CHECK(dump(report) == before);

  office.settings.ceiling = Level::secret;
  const Weekly all = office.report("2026-W47");
  CHECK(all.hidden == 0);
  CHECK(refs_of(all, "tasks_open") == "T1 T4 T5");
}

TEST_CASE("what became a secret since is hidden in past weeks too, where it was") {
  Week47 office;
  office.settings.ceiling = Level::secret;
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([&](Deed& deed) {
    return edit_matter(deed, office.old_task, {.values = {{"secrecy", "秘密★10年"}}});
  });
  const std::string seen = refs_of(office.report("2026-W47"), "tasks_open");
  CHECK(seen == "T1 T4");
  office.settings.ceiling = Level::internal;
  const Weekly report = office.report("2026-W47");
  CHECK(refs_of(report, "tasks_open") == "T4");
  CHECK(report.hidden == 1);
  CHECK(office.report("2026-W45").hidden == 0);
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
  CHECK(report.figures.size() == 14);
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

TEST_CASE("a report as of an instant never changes, whatever is recorded afterwards") {
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    CAPTURE(seed);
    Reporting office;
    office.settings.leader = "李主任";
    Chance chance{seed};
    office.wait_until("2026-11-09T09:00:00+08:00");
    struct Kept {
      Instant then{};
      std::string present{};
      std::string past{};
    };
    std::vector<Kept> kept;
    for (int i = 0; i < 160; ++i) {
      chance.do_something(office);
      if (i % 8 == 0) {
        kept.push_back({office.now, dump(office.report("this")), dump(office.report("last"))});
        office.now = office.now + 1;
      }
    }
    CHECK(chance.refused < 120);
    for (const Kept& one : kept) {
      CAPTURE(one.then);
      CHECK(dump(office.report("this", one.then)) == one.present);
      CHECK(dump(office.report("last", one.then)) == one.past);
    }
  }
}

TEST_CASE("a past week is told as it was when it ended, whatever happens afterwards") {
  constexpr std::array weeks{"2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49"};
  for (const unsigned seed : {31U, 32U, 33U, 34U, 35U, 36U, 37U, 38U}) {
    CAPTURE(seed);
    Reporting office;
    office.settings.leader = "李主任";
    Chance chance{seed};
    office.wait_until("2026-11-02T09:00:00+08:00");
    while (office.now < instant("2026-11-19T00:00:00+08:00")) {
      chance.do_something(office);
    }
    std::map<std::string, std::string> told;
    for (int i = 0; i < 250; ++i) {
      for (const std::string week : weeks) {
        const bool ended = read_period(week, PeriodKind::week, office.now, office.calendar,
                                       office.settings.week_cutoff)
                               .to < office.now;
        if (ended && !told.contains(week)) {
          told[week] = dump(office.report(week));
        }
      }
      chance.act(office);
      if (i % 25 == 0) {
        for (const auto& [week, text] : told) {
          CAPTURE(week);
          REQUIRE(dump(office.report(week)) == text);
        }
      }
    }
    CHECK(told.size() == weeks.size());
  }
}

TEST_SUITE_END();

}  // namespace bureau
