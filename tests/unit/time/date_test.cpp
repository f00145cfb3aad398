#include "time/date.h"

#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("time/date");

TEST_CASE("a day reads back what it writes") {
  for (Date date{1900, 1, 1}; date <= Date{9999, 12, 20}; date = date + 11) {
    CHECK(day(to_text(date)) == date);
  }
  CHECK(to_text(Date{2026, 8, 4}) == "2026-08-04");
}

TEST_CASE("an impossible day is named, and so is one out of range") {
  CHECK_FAILS(day("2026-02-30"), usage, "there is no day 2026-02-30");
  CHECK_FAILS(day("2025-02-29"), usage, "there is no day 2025-02-29");
  CHECK_FAILS(day("2026-13-01"), usage, "there is no day 2026-13-01");
  CHECK_FAILS(day("2026-00-10"), usage, "there is no day 2026-00-10");
  CHECK_FAILS(day("1899-12-31"), usage,
              "1899-12-31 is out of range: days run from 1900-01-01 to 9999-12-31");
}

TEST_CASE("only the ISO form is a day") {
  for (const char* text : {"", "2026", "2026-1-1", "20260101", "2026-01-01 ", " 2026-01-01",
                           "2026/01/01", "2026-01-0x", "+026-01-01", "２０２６-01-01"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { day(text); }) == ErrorKind::usage);
  }
}

TEST_CASE("a month later is the same day, or the last of that month") {
  CHECK(plus_months(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(plus_months(day("2024-01-31"), 1) == day("2024-02-29"));
  CHECK(plus_months(day("2026-02-28"), 1) == day("2026-03-28"));
  CHECK(plus_months(day("2024-02-29"), 12) == day("2025-02-28"));
  CHECK(plus_months(day("2026-03-31"), -1) == day("2026-02-28"));
  CHECK(plus_months(day("2026-01-15"), -13) == day("2024-12-15"));
  CHECK(last_of_month(day("2024-02-03")) == day("2024-02-29"));
  CHECK(last_of_month(day("2026-12-31")) == day("2026-12-31"));
  CHECK(failure_of([] { plus_months(day("9999-12-01"), 1); }) == ErrorKind::usage);
  CHECK(failure_of([] { plus_months(day("1900-01-01"), -1); }) == ErrorKind::usage);
  CHECK(failure_of([] { plus_months(day("2026-01-01"), 2147483647); }) == ErrorKind::usage);
  CHECK(failure_of([] { plus_months(day("2026-01-01"), -2147483647); }) == ErrorKind::usage);
}

TEST_CASE("weeks are those of ISO 8601") {
  CHECK(iso_week(day("2026-01-01")) == IsoWeek{2026, 1});
  CHECK(iso_week(day("2025-12-29")) == IsoWeek{2026, 1});
  CHECK(iso_week(day("2027-01-03")) == IsoWeek{2026, 53});
  CHECK(iso_week(day("2027-01-04")) == IsoWeek{2027, 1});
  CHECK(iso_week(day("2021-01-03")) == IsoWeek{2020, 53});
  CHECK(iso_week(day("2026-11-20")) == IsoWeek{2026, 47});
}

TEST_CASE("every day lies in the week that begins on its Monday") {
  for (Date date{1999, 1, 1}; date < Date{2040, 1, 1}; date = date + 1) {
    const Date monday = monday_of(iso_week(date));
    CHECK(monday.weekday() == std::chrono::Monday);
    CHECK(monday <= date);
    CHECK(date < monday + 7);
  }
}

TEST_SUITE_END();

}  // namespace bureau
