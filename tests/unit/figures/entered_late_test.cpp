#include "figures/entered_late.h"

#include "chance.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/reopen.h"
#include "ops/matter/ties.h"
#include "ops/office/undo.h"
#include "ops/task/progress.h"
#include "said.h"
#include "week47.h"

#include <array>
#include <map>
#include <set>

namespace bureau {

namespace {

/// What history tells of one matter: its rows, those in it and the ties to it, but how often
/// something was recorded of it.
std::string told_of(const History& history, Ref ref) {
  std::string text;
  if (std::optional<Matter> matter = history.matter(ref)) {
    matter->version = 0;
    text += payload_of(matter_table(), row_of(*matter), nullptr);
  }
  const auto add = [&](const Table& table, const auto& records) {
    for (const auto& record : records) {
      text += payload_of(table, row_of(record), nullptr);
    }
  };
  add(item_table(), history.items_of(ref, "deipnufv"));
  add(part_table(), history.parts_of(ref));
  add(link_table(), history.links_from(ref));
  add(link_table(), history.links_to(ref));
  return text;
}

/// Whether what was recorded from one instant to another changes what had happened to a matter by
/// any hour until the first.
bool is_told_differently(Database& database, Ref ref, Instant from, Instant to) {
  const Instant first = instant("2026-10-20T00:00:00+08:00");
  const History before{database, from, first};
  const History after{database, to, first};
  for (Instant at = from; at > first; at = at - 3600) {
    if (told_of(before.at(at), ref) != told_of(after.at(at), ref)) {
      return true;
    }
  }
  return false;
}

std::set<std::string> refs_entered_late(const Report& report) {
  std::set<std::string> refs;
  for (const EnteredLate& late : late_entries_of(report)) {
    refs.insert(to_text(late.ref.matter()));
  }
  return refs;
}

/// The refs of which one report says something else than the other.
std::set<std::string> refs_that_differ(const Report& one, const Report& other) {
  std::map<std::string, std::string> a = Said{one, false}.all();
  std::map<std::string, std::string> b = Said{other, false}.all();
  std::set<std::string> refs;
  for (const auto& said : {a, b}) {
    for (const auto& [ref, text] : said) {
      if (a[ref] != b[ref]) {
        refs.insert(ref);
      }
    }
  }
  return refs;
}

}  // namespace

TEST_SUITE_BEGIN("figures/entered_late");

TEST_CASE("what happened before the week and was entered in it is listed") {
  Week47 office;
  CHECK(late_entries_of(office.report("2026-W47")).empty());
  office.verb = "task progress";
  office.report_on(office.old_task, "60 已订购配件",
                   {.when = office.moment("2026-11-13 17:00", Direction::back)});
  const Report report = office.report("2026-W47");
  REQUIRE(late_entries_of(report).size() == 1);
  CHECK(late_entries_of(report)[0].verb == "task progress");
  CHECK(late_entries_of(report)[0].happened == instant("2026-11-13T17:00:00+08:00"));
  CHECK(late_entries_of(report)[0].at == office.now);
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
  const Report report = office.report("2026-W48");
  REQUIRE(late_entries_of(report).size() == 2);
  CHECK(to_text(late_entries_of(report)[0].ref) == "T3");
  CHECK(late_entries_of(report)[0].verb == "task correct");
  CHECK(late_entries_of(report)[1].changes[0].field == "title");
  REQUIRE(late_entries_of(report)[0].changes.size() == 1);
  CHECK(late_entries_of(report)[0].changes[0].field == "due");
  CHECK(late_entries_of(report)[0].changes[0].after == "2026-11-20T17:00:00+08:00");
  CHECK(text_of(late_entries_of(report)[0].changes).ends_with("→ 2026-11-20 17:00"));
  CHECK(dump(office.report("2026-W47", instant("2026-11-20T17:00:00+08:00"))) == earlier);
}

TEST_CASE(
    "taking back an entry of an earlier week is listed, taking back one of this week is not") {
  Week47 office;
  const Ref mistaken = office.given("误登", "财务处", "2026-11-24");
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([](Deed& deed) { return undo_last(deed); });
  Report report = office.report("2026-W48");
  REQUIRE(late_entries_of(report).size() == 1);
  CHECK(to_text(late_entries_of(report)[0].ref) == to_text(mistaken));
  CHECK(refs_of(report, "tasks_open") == "T1 T4");

  office.given("又误登", "财务处", "2026-11-26");
  office.act([](Deed& deed) { return undo_last(deed); });
  report = office.report("2026-W48");
  CHECK(late_entries_of(report).size() == 1);
}

TEST_CASE("a report as of an instant stays as it was after every sort of later change") {
  Week47 office;
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.settings.ceiling = Level::secret;
  const Ref hidden =
      office.open({.kind = "task", .values = {{"secrecy", "秘密★10年"}, {"unit", "机要处"}}}).ref;
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
               .values = {{"origin", "应急局"}},
               .received = office.moment("2026-11-17 10:00", Direction::back)});
  office.wait_until("2026-12-01T09:00:00+08:00");
  const Instant then = office.now;
  const std::string w48 = dump(office.report("2026-W48", then));
  CHECK(w48 == dump(office.report("2026-W48")));
  const Report report = office.report("2026-W48");
  REQUIRE(late_entries_of(report).size() == 3);
  CHECK(to_text(late_entries_of(report)[0].ref) == "T3");
  CHECK(to_text(late_entries_of(report)[1].ref) == "M1/d2");
  CHECK(to_text(late_entries_of(report)[2].ref) == "D2");

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
  const Report report = office.report("2026-W48");
  REQUIRE(late_entries_of(report).size() == 2);
  CHECK(to_text(late_entries_of(report)[0].ref) == "T1");
  CHECK(to_text(late_entries_of(report)[1].ref) == "T4");
}

TEST_CASE("taking back a note of last week moves no figure") {
  Week47 office;
  office.act([&](Deed& deed) { return note_matter(deed, office.old_task, "已催"); });
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([](Deed& deed) { return undo_last(deed); });
  CHECK(late_entries_of(office.report("2026-W48")).empty());
}

TEST_CASE(
    "what makes an earlier week come out differently stands in the next report, and nothing else") {
  const std::vector<std::string> weeks{"2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49"};
  std::size_t differing = 0;
  for (unsigned seed = 51; seed < 57; ++seed) {
    CAPTURE(seed);
    Reporting office;
    office.settings.leader = "李主任";
    Chance chance{seed};
    office.wait_until("2026-10-31T09:00:00+08:00");
    while (office.now < instant("2026-12-05T00:00:00+08:00")) {
      chance.do_something(office);
    }
    for (const std::string& week : weeks) {
      CAPTURE(week);
      const Period period = read_period(week, PeriodKind::week, office.now, office.calendar,
                                        office.settings.week_cutoff);
      const std::set<std::string> late = refs_entered_late(office.report(week, period.to));
      for (const std::string& ref : late) {
        const std::optional<Matter> then =
            History{office.database, std::nullopt, period.to}.matter(parse<Ref>(ref));
        CAPTURE(ref);
        CHECK(refs_entered_late(office.report(week)).contains(ref) == then.has_value());
      }
      for (const std::string& earlier : weeks) {
        const Report then = office.report(earlier, period.from);
        if (then.period.to <= period.from) {
          for (const std::string& ref : refs_that_differ(then, office.report(earlier, period.to))) {
            CAPTURE(earlier);
            CAPTURE(ref);
            CHECK(late.contains(ref));
            ++differing;
          }
        }
      }
      for (const std::string& text : late) {
        CAPTURE(text);
        CHECK(is_told_differently(office.database, parse<Ref>(text), period.from, period.to));
      }
    }
  }
  CHECK(differing > 50);
}

TEST_SUITE_END();

}  // namespace bureau
