#include "figures/report.h"

#include "chance.h"
#include "lived.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/reopen.h"
#include "ops/office/undo.h"
#include "ops/task/progress.h"
#include "said.h"
#include "week47.h"

#include <array>
#include <iterator>
#include <map>
#include <memory>

namespace bureau {

TEST_SUITE_BEGIN("figures/report");

TEST_CASE("every figure of a week is counted from the refs that it names") {
  const Week47 office;
  const Report report = office.report("2026-W47");
  CHECK(part_of(report, "figures").figures.size() == 17);
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
  CHECK(part_of(report, "holes").refs.size() == rows_of<Finding>(report, "holes").size());
  CHECK(report.hidden == 0);
}

TEST_CASE("units are ordered by what is overdue and their rate counts only what was closed") {
  const Week47 office;
  const Report report = office.report("2026-W47");
  const ReportPart& units = part_of(report, "by_unit");
  REQUIRE(units.groups.size() == 3);
  CHECK(units.groups[0].name == "后勤处");
  CHECK(units.groups[0].lamp == Lamp::red);
  CHECK(joined(value_of(units, 0, "overdue").refs) == "T1");
  CHECK_FALSE(value_of(units, 0, "rate").rate);
  CHECK(units.groups[1].name == "财务处");
  CHECK(units.groups[1].lamp == Lamp::yellow);
  CHECK(joined(value_of(units, 1, "open").refs) == "T4");
  CHECK(units.groups[2].name == "保卫处");
  CHECK(units.groups[2].lamp == Lamp::closed);
  CHECK(value_of(units, 2, "open").refs.empty());
  CHECK(value_of(units, 2, "rate").rate == 0.5);
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

  const Report corrected = office.report("2026-W47");
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
  Report report = office.report("2026-W47");
  CHECK(report.hidden == 1);
  report.hidden = 0;
  CHECK(dump(report) == before);

  office.settings.ceiling = Level::secret;
  const Report all = office.report("2026-W47");
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
  const Report report = office.report("2026-W47");
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
  const Report report = office.report("this");
  CHECK(part_of(report, "figures").figures.size() == 17);
  for (const FigureLine& line : part_of(report, "figures").figures) {
    CHECK(line.now.count() == 0);
  }
  for (const ReportPart& part : report.parts) {
    CHECK_MESSAGE(part.refs.empty(), part.asked->key);
    CHECK_MESSAGE(part.groups.empty(), part.asked->key);
  }
}

TEST_CASE("a hole that came after a week is not a hole of that week") {
  Week47 office;
  office.open({.kind = "task", .title = "无主事项"});
  CHECK(refs_of(office.report("2026-W47"), "holes").find("T5") != std::string::npos);
  CHECK(refs_of(office.report("2026-W45"), "holes") == "");
  CHECK(refs_of(office.report("2026-W46"), "holes").find("T5") == std::string::npos);
}

TEST_CASE("a cancelled task is no longer open and was never closed on time") {
  Week47 office;
  office.act([&](Deed& deed) { return cancel_matter(deed, office.old_task, "已拆除"); });
  const Report report = office.report("2026-W47");
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

namespace {

std::shared_ptr<const ReportAsked> shipped(std::string_view name) {
  Reports reports{{}};
  return std::make_shared<const ReportAsked>(reports.get(name));
}

}  // namespace

TEST_CASE("what a figure counts does not hang on what else the report asks for") {
  for (const unsigned seed : {71U, 72U, 73U}) {
    CAPTURE(seed);
    Reporting office;
    live(office, seed);
    std::size_t counted = 0;
    for (const char* week : {"2026-W45", "2026-W46", "2026-W47"}) {
      const Report all = office.report(week);
      for (const FigureName& figure : figure_names) {
        if (!figure.is_rate() && figure.rows != RowType::late_entry) {
          CAPTURE(week);
          CAPTURE(figure.name);
          const Report alone =
              office.made(only({.key = "it", .figures = {{.key = "it", .figure = &figure}}}), week);
          const std::vector<AnyRef>& refs = alone.parts.front().figures.front().now.refs;
          CHECK(joined(refs) == joined(part_of(all, "all " + std::string{figure.name}).refs));
          counted += refs.size();
        }
      }
    }
    CHECK(counted > 100);
  }
}

TEST_CASE("every figure of every report has its refs: tables by unit, lists and rates add up") {
  Reports reports{{}};
  Reporting office;
  live(office, 81);
  for (const std::string& id : reports.ids()) {
    CAPTURE(id);
    const Report report = office.made(shipped(id), "last");
    for (const ReportPart& part : report.parts) {
      CAPTURE(part.asked->key);
      const auto whole = [&](const FigureName& figure) {
        const Report one = office.made(
            only({.key = "it", .figures = {{.key = "it", .figure = &figure}}}), report.period.name);
        return one.parts.front().figures.front().now;
      };
      for (std::size_t i = 0; i < part.asked->figures.size(); ++i) {
        const FigureName& figure = *part.asked->figures[i].figure;
        CAPTURE(figure.name);
        std::vector<AnyRef> refs;
        for (const GroupLine& line : part.groups) {
          refs.insert(refs.end(), line.values[i].refs.begin(), line.values[i].refs.end());
        }
        std::ranges::sort(refs);
        CHECK(joined(part.asked->by.empty() ? part.figures[i].now.refs : refs) ==
              joined(whole(figure).refs));
        if (figure.is_rate() && part.asked->by.empty()) {
          const FigureValue& value = part.figures[i].now;
          const auto share = static_cast<double>(whole(*find_figure(figure.part)).count());
          CHECK(value.rate.has_value() == !value.refs.empty());
          CHECK((!value.rate || *value.rate == share / static_cast<double>(value.count())));
        }
      }
      if (part.asked->of != nullptr && part.asked->rows() != RowType::late_entry) {
        CHECK(joined(part.refs) == joined(whole(*part.asked->of).refs));
      }
    }
  }
}

TEST_CASE("a figure beside the period before is that of the period before") {
  Reporting office;
  live(office, 82);
  const Report month = office.made(shipped("monthly"), "2026-11");
  const Report before = office.made(shipped("monthly"), "2026-10");
  const ReportPart& now = part_of(month, "figures");
  std::int64_t counted = 0;
  for (std::size_t i = 0; i < now.figures.size(); ++i) {
    REQUIRE(now.figures[i].before);
    CHECK(joined(now.figures[i].before->refs) ==
          joined(part_of(before, "figures").figures[i].now.refs));
    CHECK(now.figures[i].before->rate == part_of(before, "figures").figures[i].now.rate);
    counted += now.figures[i].before->count();
  }
  CHECK(counted > 0);
}

TEST_CASE("a day without work is joined to the next that is worked") {
  Reporting office;
  office.wait_until("2026-11-21T10:00:00+08:00");  // a Saturday
  office.task();
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.task();
  const Report day = office.made(shipped("daily"), "this");
  CHECK(day.period.name == "2026-11-23");
  CHECK(day.period.joined == 2);
  CHECK(refs_of(day, "tasks_opened") == "T1 T2");
  CHECK(refs_of(office.made(shipped("daily"), "last"), "tasks_opened").empty());
}

TEST_SUITE_END();

}  // namespace bureau
