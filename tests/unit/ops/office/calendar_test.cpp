#include "ops/office/calendar.h"

#include "office.h"
#include "ops/matter/step.h"
#include "time/take_over.h"

namespace bureau {

namespace {

/// 2027 as it will be published: New Year's Day off, the Saturday after it worked instead.
WorkCalendar next_year() {
  WorkCalendar calendar;
  calendar.years = {2027};
  calendar.days[day("2027-01-01")] = {.off = true, .name = "元旦"};
  calendar.days[day("2027-01-04")] = {.off = true, .name = "元旦"};
  return calendar;
}

struct Counting : WorkingOffice {
  Ref ref = open({.kind = "task",
                  .title = "年度总结",
                  .values = {{"unit", "后勤处"}},
                  .within = parse<Limit>("33wd")})
                .ref;

  std::size_t import(const WorkCalendar& days) {
    const std::size_t changed = act([&](Deed& deed) { return import_calendar(deed, days); });
    take_over(calendar, imported_calendar(History{database, std::nullopt}));
    house.use(calendar);
    return changed;
  }
  std::vector<MovedLimit> moved() const { return moved_limits(database, calendar, settings.hours); }
  std::vector<MovedLimit> recount(const std::vector<Ref>& refs = {}) {
    return act([&](Deed& deed) { return recount_limits(deed, refs); });
  }
  std::optional<Instant> due() const { return get(ref).due; }
};

}  // namespace

TEST_SUITE_BEGIN("ops/office/calendar");

TEST_CASE("a report about an instant counts with the days that were known then") {
  Counting office;
  const Instant before = office.now;
  office.now = office.now + 60;
  office.import(next_year());
  CHECK(imported_calendar(History{office.database, before}).days.empty());
  CHECK(imported_calendar(History{office.database, office.now}).days == next_year().days);
}

TEST_CASE("days come in once, recorded, and only what is new or different is counted") {
  Counting office;
  CHECK(office.import(next_year()) == 2);
  CHECK(imported_calendar(History{office.database, std::nullopt}).days == next_year().days);
  const std::int64_t seq = office.head.seq;
  CHECK(office.import(next_year()) == 0);
  CHECK(office.head.seq == seq);
  WorkCalendar mended = next_year();
  mended.days[day("2027-01-04")].off = false;
  CHECK(office.import(mended) == 1);
  CHECK(imported_calendar(History{office.database, std::nullopt}).works(day("2027-01-04")));
}

TEST_CASE(
    "a calendar that arrives moves the open limits that it counts differently, when that is "
    "asked") {
  Counting office;
  const std::optional<Instant> before = office.due();
  REQUIRE(before == instant("2027-01-04T17:00:00+08:00"));
  REQUIRE(office.get(office.ref).due_provisional);
  const Ref given =
      office.open({.kind = "task", .title = "x", .due = office.moment("2027-01-15")}).ref;
  const Ref near = office.open({.kind = "task", .title = "x", .within = parse<Limit>("3wd")}).ref;
  CHECK(office.moved().empty());
  office.import(next_year());
  const std::vector<MovedLimit> moved = office.moved();
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].ref == office.ref);
  CHECK(moved[0].before == before);
  CHECK(moved[0].after == instant("2027-01-06T17:00:00+08:00"));
  CHECK(office.due() == before);

  CHECK(office.recount().size() == 1);
  const Matter task = office.get(office.ref);
  CHECK(task.due == moved[0].after);
  CHECK(task.due_original == moved[0].after);
  CHECK_FALSE(task.due_provisional);
  CHECK(pinned_calendar(office.database, task.due_calendar).knows(2027));
  CHECK(office.get(given).due == instant("2027-01-15T17:00:00+08:00"));
  CHECK(office.get(near).version == 1);
  CHECK(office.moved().empty());
  CHECK(office.recount().empty());
}

TEST_CASE("a provisional limit that does not move becomes final, and is not said to move") {
  Counting office;
  WorkCalendar as_counted;  // a year with nothing near its beginning
  as_counted.years = {2027};
  as_counted.days[day("2027-05-03")] = {.off = true, .name = "劳动节"};
  const std::optional<Instant> before = office.due();
  REQUIRE(office.get(office.ref).due_provisional);
  office.import(as_counted);
  const std::vector<MovedLimit> moved = office.moved();
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].before == moved[0].after);
  CHECK(office.recount().size() == 1);
  CHECK(office.due() == before);
  CHECK_FALSE(office.get(office.ref).due_provisional);
  CHECK(office.moved().empty());
}

TEST_CASE("the limit of a present state moves too") {
  Counting office;
  office.wait_until("2026-12-31T10:00:00+08:00");
  const Ref ref = office.open({.kind = "task", .title = "x", .values = {{"unit", "后勤处"}}}).ref;
  REQUIRE(office.get(ref).step_due == instant("2027-01-04T17:00:00+08:00"));
  office.import(next_year());
  const std::vector<MovedLimit> moved = office.recount({ref});
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].of_state);
  const Matter task = office.get(ref);
  CHECK(task.step_due == instant("2027-01-06T17:00:00+08:00"));
  CHECK(task.step_due == moved[0].after);
  CHECK(pinned_calendar(office.database, task.step_due_calendar).knows(2027));
  CHECK(office.recount({ref}).empty());
}

TEST_CASE("only the named limits are moved") {
  Counting office;
  office.import(next_year());
  const std::optional<Instant> before = office.due();
  const Ref other = office.task().ref;
  CHECK(office.recount({other}).empty());
  CHECK(office.due() == before);
  CHECK(failure_of([&] { office.recount({{Register::task, 99}}); }) == ErrorKind::not_found);
  CHECK(office.recount({office.ref}).size() == 1);
  CHECK(office.due() != before);
}

TEST_CASE("an ended matter keeps its count for ever") {
  Counting office;
  const std::optional<Instant> before = office.due();
  office.act([&](Deed& deed) { return cancel_matter(deed, office.ref, "撤销"); });
  office.import(next_year());
  CHECK(office.moved().empty());
  CHECK(office.due() == before);
}

TEST_CASE("waiting time that was given back is not taken away by a recount") {
  Counting office;
  const auto step = [&](std::string_view verb) {
    return office.act(
        [&](Deed& deed) { return take_step(deed, office.ref, verb, {.text = "等待"}); });
  };
  step("suspend");
  office.wait_until("2026-11-20T10:00:00+08:00");
  step("resume");
  CHECK(office.due() == instant("2027-01-06T17:00:00+08:00"));
  CHECK(office.moved().empty());
  office.import(next_year());
  REQUIRE(office.moved().size() == 1);
  office.recount();
  CHECK(office.due() == instant("2027-01-08T17:00:00+08:00"));
  CHECK(office.moved().empty());
}

TEST_CASE("a schedule of a year takes the place of the one before, but for another year's days") {
  Counting office;
  office.import(next_year());
  WorkCalendar after_next;
  after_next.years = {2028};
  after_next.days[day("2027-12-31")] = {.off = true, .name = "元旦"};
  office.import(after_next);
  WorkCalendar mended;
  mended.years = {2027};
  mended.days[day("2027-01-01")] = {.off = true, .name = "元旦"};
  mended.days[day("2027-01-09")] = {.off = false, .name = "元旦"};
  CHECK(office.import(mended) == 1);
  const WorkCalendar now = imported_calendar(History{office.database, std::nullopt});
  CHECK(now.years == std::set<int>{2027, 2028});
  CHECK(now.find(day("2027-01-04")) == nullptr);
  CHECK(now.days.size() == 3);
  CHECK_FALSE(now.works(day("2027-12-31")));
  // What is taken over is also what the files of the configuration list of that year.
  WorkCalendar shipped = next_year();
  take_over(shipped, mended);
  CHECK(shipped.works(day("2027-01-04")));
  CHECK_FALSE(shipped.works(day("2027-01-01")));
  // The December days of a year that is published anew go with it.
  WorkCalendar other;
  other.years = {2028};
  other.days[day("2028-01-01")] = {.off = true, .name = "元旦"};
  office.import(other);
  CHECK(imported_calendar(History{office.database, std::nullopt}).find(day("2027-12-31")) ==
        nullptr);
}

TEST_SUITE_END();

}  // namespace bureau
