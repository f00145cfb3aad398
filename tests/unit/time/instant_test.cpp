#include "time/instant.h"

#include "test_support.h"
#include "time/zone.h"
#include "zone.h"

#include <ctime>
#include <random>

namespace bureau {

namespace {

TimeOfDay clock(std::string_view text) {
  return parse<TimeOfDay>(text);
}

}  // namespace

TEST_SUITE_BEGIN("time/instant");

TEST_CASE("a time of day reads back what it writes") {
  for (int seconds = 0; seconds <= 86400; seconds += 7) {
    CHECK(clock(to_text(TimeOfDay{seconds})).seconds == seconds);
  }
  CHECK(to_text(TimeOfDay{17 * 3600}) == "17:00");
  CHECK(to_text(TimeOfDay{17 * 3600 + 5}) == "17:00:05");
  CHECK(clock("9:05").seconds == 9 * 3600 + 300);
  CHECK(clock("24:00").seconds == 86400);
  for (const char* text : {"", "17", "24:01", "24:00:01", "25:00", "12:60", "12:00:60", "1200",
                           "12:0", "12:000", "-1:00", "12:00x", "012:00", ":30"}) {
    CAPTURE(text);
    CHECK_FAILS(clock(text), usage, fmt::format("'{}' is not a time of day: write 17:00", text));
  }
}

TEST_CASE("a moment is written with the offset of this office") {
  const Zone zone{"Asia/Shanghai"};
  const Instant moment = instant("2026-11-20T08:50:00Z");

  CHECK(to_text(moment) == "2026-11-20T16:50:00+08:00");
  CHECK(to_short_text(moment) == "2026-11-20 16:50");
  CHECK(local(moment).date == day("2026-11-20"));
  CHECK(local(moment).time == clock("16:50"));
  CHECK(local(moment).offset == 8 * 3600);
  CHECK(to_short_text(at(day("2026-11-20"), {86400})) == "2026-11-21 00:00");
}

TEST_CASE("a moment is read with seconds, blank and offset or without") {
  const Zone zone{"Asia/Shanghai"};
  for (const char* text :
       {"2026-11-20T16:50:00+08:00", "2026-11-20T16:50", "2026-11-20 16:50", "2026-11-20 16:50:00",
        "2026-11-20T08:50Z", "2026-11-20t08:50:00z", "2026-11-20T16:50+0800",
        "2026-11-20T03:50:00-05:00", "2026-11-20T14:20+05:30", "2026-11-20T08:50:00.25Z"}) {
    CAPTURE(text);
    CHECK(to_text(instant(text)) == "2026-11-20T16:50:00+08:00");
  }
  CHECK(instant("2026-11-20T24:00") == instant("2026-11-21T00:00"));
}

TEST_CASE("what is not a moment is refused") {
  for (const char* text : {"", "2026-11-20", "2026-11-20T", "2026-11-20T16", "2026-11-20T16:50+8",
                           "2026-11-20X16:50", "2026-11-20T16:50:00+08:60", "2026-11-20T16:50 Z",
                           "2026-11-20T16:50:00.", "2026-02-30T10:00", "2026-11-20T25:00",
                           "9999-12-31T23:00-12:00", "1900-01-01T00:00+23:00"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { instant(text); }) == ErrorKind::usage);
  }
  CHECK_FAILS(instant("2026-02-30T10:00"), usage, "there is no day 2026-02-30");
  CHECK_FAILS(instant("noon today, sir"), usage,
              "'noon today, sir' is not a moment: write 2026-11-20T16:50");
  CHECK(failure_of([] { to_text(Instant{INT64_MAX}); }) == ErrorKind::usage);
  CHECK(failure_of([] { local(Instant{INT64_MIN}); }) == ErrorKind::usage);
}

TEST_CASE("every half hour has the offset that libc gives it, also where a zone came back soon") {
  // Recife went to summer time for one week of October 2000, the shortest time that any zone did.
  for (const char* name : {"America/Recife", "Asia/Gaza", "Europe/Berlin", "Africa/Casablanca",
                           "Australia/Lord_Howe", "Asia/Shanghai", "UTC"}) {
    CAPTURE(name);
    const Zone zone{name};
    std::int64_t wrong = 0;
    for (std::int64_t moment = 967'766'400; moment < 1'009'843'200; moment += 1800) {
      const std::time_t there{moment};
      std::tm parts{};
      REQUIRE(localtime_r(&there, &parts) != nullptr);
      wrong += local({moment}).offset == parts.tm_gmtoff ? 0 : 1;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("a reading that the zone skips moves on by the gap") {
  const Zone zone{"Europe/Berlin"};
  CHECK(to_text(at(day("2026-03-29"), clock("01:59"))) == "2026-03-29T01:59:00+01:00");
  CHECK(to_text(at(day("2026-03-29"), clock("02:00"))) == "2026-03-29T03:00:00+02:00");
  CHECK(to_text(at(day("2026-03-29"), clock("02:30"))) == "2026-03-29T03:30:00+02:00");
  CHECK(to_text(at(day("2026-03-29"), clock("03:00"))) == "2026-03-29T03:00:00+02:00");
}

TEST_CASE("a reading that the zone has twice is the first") {
  const Zone zone{"Europe/Berlin"};
  CHECK(to_text(at(day("2026-10-25"), clock("02:00"))) == "2026-10-25T02:00:00+02:00");
  CHECK(to_text(at(day("2026-10-25"), clock("02:59"))) == "2026-10-25T02:59:00+02:00");
  CHECK(to_text(at(day("2026-10-25"), clock("03:00"))) == "2026-10-25T03:00:00+01:00");
  const Instant second = instant("2026-10-25T02:30:00+01:00");
  CHECK(to_text(second) == "2026-10-25T02:30:00+01:00");
}

TEST_CASE("a day that a zone left out altogether is skipped") {
  const Zone zone{"Pacific/Apia"};
  CHECK(to_text(at(day("2011-12-30"), clock("12:00"))) == "2011-12-31T12:00:00+14:00");
}

TEST_CASE("days are counted by the calendar, also where one has 23 or 25 hours") {
  const Zone zone{"Europe/Berlin"};
  CHECK(to_text(plus_days(instant("2026-10-24T09:00:00+02:00"), 1)) == "2026-10-25T09:00:00+01:00");
  CHECK(to_text(plus_days(instant("2026-10-25T09:00:00+01:00"), -7)) ==
        "2026-10-18T09:00:00+02:00");
  CHECK(to_text(plus_days(instant("2026-03-28T23:30:00+01:00"), 1)) == "2026-03-29T23:30:00+02:00");
  CHECK(end_of_day(day("2026-10-25")) - at(day("2026-10-25"), {}) == 25 * 3600);
  CHECK(end_of_day(day("2026-03-29")) - at(day("2026-03-29"), {}) == 23 * 3600);
  CHECK(end_of_day(day("2026-03-29")) == at(day("2026-03-30"), {}));
}

TEST_CASE("every reading that a wall shows leads back to a moment that shows it") {
  for (const char* name : {"Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Apia",
                           "Australia/Lord_Howe", "UTC"}) {
    CAPTURE(name);
    const Zone zone{name};
    std::mt19937 random{7};
    for (int i = 0; i < 4000; ++i) {
      const Instant moment{static_cast<std::int64_t>(random()) - 2'147'483'648 +
                           std::int64_t{i} * 500'000};
      const LocalTime wall = local(moment);
      const Instant back = at(wall.date, wall.time);
      const LocalTime again = local(back);
      CHECK(again.date == wall.date);
      CHECK(again.time == wall.time);
      CHECK(back <= moment);
      CHECK(instant(to_text(moment)) == moment);
    }
  }
}

TEST_CASE("old local mean times survive the text form") {
  const Zone zone{"Asia/Shanghai"};
  const Instant moment = at(day("1900-06-01"), clock("12:00"));
  CHECK(local(moment).offset == 8 * 3600 + 343);
  CHECK(instant(to_text(moment)) == moment);
}

TEST_CASE("a zone that does not exist reads as UTC") {
  for (const char* name : {"Nowhere/Atall", "", ":", "<", "\x01\xff", "AAA999999999"}) {
    CAPTURE(name);
    const Zone zone{name};
    CHECK(to_short_text(at(day("2026-11-20"), clock("16:50"))) == "2026-11-20 16:50");
  }
}

TEST_CASE("the ends of the range are moments") {
  for (const char* name : {"Asia/Shanghai", "America/New_York", "UTC"}) {
    const Zone zone{name};
    CHECK(local(at(day("9999-12-31"), clock("23:59"))).date == day("9999-12-31"));
    CHECK(local(at(day("1900-01-01"), clock("00:00"))).date == day("1900-01-01"));
  }
}

TEST_CASE("a zone that nobody knows is refused, where libc reads UTC in silence") {
  for (const char* name : {"", "UTC", "Asia/Shanghai", ":Asia/Shanghai", "CST-8", "<+08>-8",
                           "CET-1CEST,M3.5.0,M10.5.0/3"}) {
    CHECK_NOTHROW(check_zone(name));
  }
  for (const char* name : {"Asia/Shangai", "Asia", "nowhere", "CST", "<", "+8", "8"}) {
    CHECK_FAILS(
        check_zone(name), usage,
        fmt::format("TZ={} is no time zone that this machine knows: write TZ=Asia/Shanghai, "
                    "or TZ=CST-8 where no zones are installed",
                    name));
  }
}

TEST_SUITE_END();

}  // namespace bureau
