#include "time/limit.h"

#include "china.h"
#include "test_support.h"
#include "zone.h"

#include <array>
#include <random>

namespace bureau {

namespace {

Due counted(std::string_view limit, std::string_view from, const OfficeHours& hours = {}) {
  return count(parse<Limit>(limit), instant(from), china(), hours);
}

std::string end(std::string_view limit, std::string_view from, const OfficeHours& hours = {}) {
  return to_short_text(counted(limit, from, hours).at);
}

}  // namespace

TEST_SUITE_BEGIN("time/limit");

TEST_CASE("a limit is read as it is written in both languages") {
  const auto cases =
      std::to_array<std::pair<const char*, const char*>>({{"30min", "30min"},
                                                          {"30 minutes", "30min"},
                                                          {"30分钟", "30min"},
                                                          {"半小时", "30min"},
                                                          {"2h", "2h"},
                                                          {"2小时", "2h"},
                                                          {"两个小时内", "2h"},
                                                          {"10d", "10d"},
                                                          {"10 days", "10d"},
                                                          {"3天", "3d"},
                                                          {"3日", "3d"},
                                                          {"三日内", "3d"},
                                                          {"10wd", "10wd"},
                                                          {"10WD", "10wd"},
                                                          {"10 workdays", "10wd"},
                                                          {"1 workday", "1wd"},
                                                          {"10个工作日", "10wd"},
                                                          {"10个工作日内", "10wd"},
                                                          {"十个工作日以内", "10wd"},
                                                          {"５工作日", "5wd"},
                                                          {"2w", "14d"},
                                                          {"两周内", "14d"},
                                                          {"1个星期", "7d"},
                                                          {"3m", "3m"},
                                                          {"1个月", "1m"},
                                                          {"一个月内", "1m"},
                                                          {"半个月内", "15d"},
                                                          {"半年", "6m"},
                                                          {"一个半月内", "45d"},
                                                          {"两个半小时", "150min"},
                                                          {"一年半", "18m"},
                                                          {"1y", "1y"},
                                                          {"一年", "1y"},
                                                          {"一年内", "1y"},
                                                          {"六十日", "60d"},
                                                          {"二十一个工作日", "21wd"},
                                                          {"10 working days", "10wd"}});
  for (const auto& one : cases) {
    CAPTURE(one.first);
    CHECK(to_text(parse<Limit>(one.first)) == one.second);
  }
}

TEST_CASE("what is no limit is refused") {
  for (const char* text :
       {"", "d", "10", "10 x", "-3d", "+3d", "0d", "0wd", "3月", "1.5h", "10dd", "1234567d",
        "99999999999999999999d", "半天", "内", "3天内内", "minute"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { parse<Limit>(text); }) == ErrorKind::usage);
  }
  CHECK_FAILS(parse<Limit>("soon"), usage,
              "'soon' is not a limit: write 10wd, 10d, 3m, 1y, 2h or 30min");
}

TEST_CASE("every limit reads back what it writes") {
  for (const LimitUnit unit : {LimitUnit::minute, LimitUnit::hour, LimitUnit::day,
                               LimitUnit::workday, LimitUnit::month, LimitUnit::year}) {
    for (int n = 1; n < 400; ++n) {
      CHECK(parse<Limit>(to_text(Limit{n, unit})) == Limit{n, unit});
    }
  }
}

TEST_CASE("ten workdays over the national holiday are told in few lines") {
  const Zone zone{"Asia/Shanghai"};
  const Due due = counted("10wd", "2026-09-28 16:50");

  CHECK(to_short_text(due.at) == "2026-10-16 17:00");
  CHECK_FALSE(due.provisional);
  CHECK(due.years == std::set<int>{2026});
  CHECK(due.steps == std::vector<std::string>{
                         "from 2026-09-28 16:50; the first day is not counted",
                         "workdays 1 to 2: 2026-09-29 to 2026-09-30",
                         "2026-10-01 to 2026-10-07 are off (国庆节)",
                         "workdays 3 to 4: 2026-10-08 to 2026-10-09",
                         "workday 5: 2026-10-10, a weekend day that is worked (国庆节)",
                         "workdays 6 to 10: 2026-10-12 to 2026-10-16", "ends 2026-10-16 17:00"});
}

TEST_CASE("ordinary weekends need no line") {
  const Zone zone{"Asia/Shanghai"};
  CHECK(counted("15wd", "2026-11-02 09:00").steps ==
        std::vector<std::string>{"from 2026-11-02 09:00; the first day is not counted",
                                 "workdays 1 to 15: 2026-11-03 to 2026-11-23, without weekends",
                                 "ends 2026-11-23 17:00"});
}

TEST_CASE("a year without a published schedule makes the end provisional and is named") {
  const Zone zone{"Asia/Shanghai"};
  const Due due = counted("5wd", "2026-12-29 10:00");

  CHECK(due.provisional);
  CHECK(due.years == std::set<int>{2026, 2027});
  CHECK(to_short_text(due.at) == "2027-01-05 17:00");
  CHECK(due.steps.at(due.steps.size() - 2) ==
        "the schedule of 2027 is not published: its days are counted by the week, and may change");
  CHECK_FALSE(counted("2wd", "2026-12-29 10:00").provisional);
  CHECK(counted("10d", "2026-12-29 10:00").provisional);
  CHECK_FALSE(counted("10d", "2026-12-29 10:00", {.rest_day_moves = false}).provisional);
  CHECK_FALSE(counted("999h", "2026-12-29 10:00").provisional);
}

TEST_CASE("day, month and year limits that end on a day off move when the office says so") {
  const Zone zone{"Asia/Shanghai"};
  CHECK(end("3d", "2026-09-28 10:00") == "2026-10-08 17:00");
  CHECK(end("3d", "2026-09-28 10:00", {.rest_day_moves = false}) == "2026-10-01 17:00");
  CHECK(end("1m", "2026-01-31 10:00") == "2026-02-28 17:00");  // a Saturday that is worked
  CHECK(end("1m", "2025-01-31 10:00") == "2025-02-28 17:00");
  CHECK(end("1y", "2024-02-29 10:00") == "2025-02-28 17:00");
  CHECK(end("2w", "2026-11-02 10:00") == "2026-11-16 17:00");
  CHECK(end("3d", "2026-11-18 10:00") == "2026-11-23 17:00");
  CHECK(counted("3d", "2026-11-18 10:00").steps.at(2) ==
        "2026-11-21 is off (day off): the end moves to 2026-11-23");
  CHECK(counted("1m", "2026-01-31 10:00").steps.at(2) ==
        "that month has no day 31: its last day counts");
  CHECK(end("3d", "2026-11-10 10:00", {.day_end = {86400}}) == "2026-11-14 00:00");
}

TEST_CASE("hours and minutes run from the moment, through nights and holidays") {
  const Zone zone{"Asia/Shanghai"};
  CHECK(end("2h", "2026-09-30 23:30") == "2026-10-01 01:30");
  CHECK(end("30min", "2026-09-30 23:45") == "2026-10-01 00:15");
  CHECK(counted("2h", "2026-09-30 23:30").years.empty());
}

TEST_CASE("an hour is an hour when the clocks change") {
  const Zone zone{"Europe/Berlin"};
  CHECK(end("2h", "2026-03-29 01:30") == "2026-03-29 04:30");
  CHECK(end("1wd", "2026-10-23 10:00") == "2026-10-26 17:00");
}

TEST_CASE("a limit that leaves the calendar is refused") {
  const Zone zone{"Asia/Shanghai"};
  CHECK_FAILS(counted("9999y", "2026-01-01 10:00"), usage,
              "a limit of 9999y from 2026-01-01 10:00 is out of range: it must end by 9999-12-31");
  for (const char* limit : {"999999y", "999999m", "999999wd", "5d", "30min", "2wd"}) {
    CAPTURE(limit);
    CHECK(failure_of([&] { counted(limit, "9999-12-31 23:40"); }) == ErrorKind::usage);
  }
  const Instant from = instant("2026-01-01 10:00");
  for (const LimitUnit unit :
       {LimitUnit::minute, LimitUnit::day, LimitUnit::workday, LimitUnit::month, LimitUnit::year}) {
    CHECK(failure_of([&] { count({-1, unit}, from, china(), {}); }) == ErrorKind::usage);
  }
  for (const LimitUnit unit :
       {LimitUnit::day, LimitUnit::workday, LimitUnit::month, LimitUnit::year}) {
    CHECK(failure_of([&] { count({2147483647, unit}, from, china(), {}); }) == ErrorKind::usage);
  }
}

namespace {

/// Where a limit ends when somebody goes from day to day, and whether every day's year was known.
struct Walk {
  Date end{};
  bool known = true;

  void step(const WorkCalendar& calendar) {
    end = end + 1;
    known = known && calendar.knows(end.year());
  }
};

Walk walk_workdays(Date first, int n, const WorkCalendar& calendar) {
  Walk walk{.end = first};
  for (int left = n; left > 0;) {
    walk.step(calendar);
    left -= calendar.works(walk.end) ? 1 : 0;
  }
  return walk;
}

Date walk_months(Date first, int n) {
  int year = first.year();
  int month = static_cast<int>(first.month());
  for (int left = n; left > 0; --left) {
    year += month == 12 ? 1 : 0;
    month = month == 12 ? 1 : month + 1;
  }
  const Date last = last_of_month(Date{year, static_cast<unsigned>(month), 1});
  return Date{year, static_cast<unsigned>(month), std::min(first.day(), last.day())};
}

Walk walk_civil(Date first, const Limit& limit, const WorkCalendar& calendar, bool rest_day_moves) {
  Walk walk{.end =
                limit.unit == LimitUnit::day
                    ? first + limit.n
                    : walk_months(first, limit.unit == LimitUnit::year ? limit.n * 12 : limit.n)};
  if (rest_day_moves) {
    walk.known = calendar.knows(walk.end.year());
    while (!calendar.works(walk.end)) {
      walk.step(calendar);
    }
  }
  return walk;
}

}  // namespace

TEST_CASE("every limit ends where a walk day by day ends") {
  const Zone zone{"Asia/Shanghai"};
  const WorkCalendar calendar = china();
  std::mt19937 random{3};
  for (int i = 0; i < 6000; ++i) {
    const Date first = day("2023-10-01") + static_cast<int>(random() % 1400);
    const int n = 1 + static_cast<int>(random() % 70);
    const Limit limit{n, static_cast<LimitUnit>(2 + random() % 4)};
    const OfficeHours hours{.day_end = {17 * 3600}, .rest_day_moves = random() % 2 == 0};
    const Due due = count(limit, at(first, {36000}), calendar, hours);
    const Walk walk = limit.unit == LimitUnit::workday
                          ? walk_workdays(first, n, calendar)
                          : walk_civil(first, limit, calendar, hours.rest_day_moves);
    CAPTURE(first);
    CAPTURE(to_text(limit));
    CHECK(due.at == at(walk.end, hours.day_end));
    CHECK(end_of(limit, at(first, {36000}), calendar, hours) == due.at);
    CHECK(due.provisional == !walk.known);
    CHECK(due.steps.size() >= 2);
    CHECK(due.steps.back() == fmt::format("ends {} 17:00", walk.end));
  }
}

TEST_SUITE_END();

}  // namespace bureau
