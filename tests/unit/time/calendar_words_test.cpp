#include "time/calendar_words.h"

#include "china.h"
#include "test_support.h"

#include <array>
#include <utility>

namespace bureau {

namespace {

WordContext context_of(std::string_view now, Direction direction = Direction::forward) {
  static const WorkCalendar calendar = china();
  return {.now = instant(now), .direction = direction, .calendar = &calendar};
}

std::string moment_of(std::string_view text, std::string_view now,
                      Direction direction = Direction::forward) {
  return to_short_text(read_moment(text, context_of(now, direction)).at);
}

constexpr std::string_view autumn = "2026-11-25 10:00";  // a Wednesday

}  // namespace

TEST_SUITE_BEGIN("time/calendar_words");

TEST_CASE("the first and the last worked day of a period are counted by the calendar") {
  const auto cases = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"本月最后一个工作日", "2026-11-30 17:00"},
       {"本月的最后一个工作日前", "2026-11-30 17:00"},
       {"月底最后一个工作日", "2026-11-30 17:00"},
       {"本月最后一个工作日 9:30", "2026-11-30 09:30"},
       {"本月第一个工作日", "2026-11-02 17:00"},
       {"下月第一个工作日", "2026-12-01 17:00"},
       {"下月最后一个工作日", "2026-12-31 17:00"},
       {"12月最后一个工作日", "2026-12-31 17:00"},
       {"10月最后一个工作日", "2027-10-29 17:00"},
       {"本周最后一个工作日", "2026-11-27 17:00"},
       {"本季度最后一个工作日", "2026-12-31 17:00"},
       {"今年最后一个工作日", "2026-12-31 17:00"},
       {"last workday of this month", "2026-11-30 17:00"},
       {"last working day of the year", "2026-12-31 17:00"},
       {"first workday of next month", "2026-12-01 17:00"}});
  for (const auto& [text, wanted] : cases) {
    CAPTURE(text);
    CHECK(moment_of(text, autumn) == wanted);
  }
  // A Saturday that was worked, and a month that ends on days off.
  CHECK(moment_of("本周最后一个工作日", "2026-02-11 10:00") == "2026-02-14 17:00");
  CHECK(moment_of("本月最后一个工作日", "2026-02-11 10:00") == "2026-02-28 17:00");
  CHECK(moment_of("5月最后一个工作日", "2026-04-01 10:00") == "2026-05-29 17:00");
  CHECK(moment_of("12月最后一个工作日", autumn, Direction::back) == "2025-12-31 17:00");
  CHECK(read_moment("明年第一个工作日", context_of(autumn)).provisional);
  CHECK_FALSE(read_moment("本月最后一个工作日", context_of(autumn)).provisional);
}

TEST_CASE("before a holiday is its last worked day, where the calendar knows the holiday") {
  CHECK(moment_of("春节前", "2026-01-05 10:00") == "2026-02-14 17:00");
  CHECK(moment_of("春节之前", "2026-01-05 10:00") == "2026-02-14 17:00");
  CHECK(moment_of("国庆节前", "2026-09-01 10:00") == "2026-09-30 17:00");
  CHECK(moment_of("十一前", "2026-09-01 10:00") == "2026-09-30 17:00");
  CHECK(moment_of("五一放假前", "2026-04-01 10:00") == "2026-04-30 17:00");
  CHECK(moment_of("国庆节前", "2026-11-01 10:00", Direction::back) == "2026-09-30 17:00");
  CHECK_FAILS(
      moment_of("春节前", autumn), usage,
      "'春节前': the calendar knows no such holiday ahead: write a date, or import its schedule");
  CHECK(failure_of([] { moment_of("春节", autumn); }) == ErrorKind::usage);
  // A filter is read before it has a calendar, and asked again with one.
  CHECK(read_moment("春节前", {.now = instant(autumn)}).by_calendar);
}

TEST_SUITE_END();

}  // namespace bureau
