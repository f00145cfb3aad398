#include "time/period.h"

#include "china.h"
#include "test_support.h"
#include "zone.h"

#include <array>
#include <random>

namespace bureau {

namespace {

constexpr std::string_view friday_before = "2026-11-20 16:59";

Period read(std::string_view text, PeriodKind kind = PeriodKind::week,
            std::string_view now = friday_before) {
  return read_period(text, kind, instant(now), china(), {});
}

std::string name(std::string_view text, PeriodKind kind = PeriodKind::week,
                 std::string_view now = friday_before) {
  return read(text, kind, now).name;
}

}  // namespace

TEST_SUITE_BEGIN("time/period");

TEST_CASE("a week runs from cut-off to cut-off, its own included") {
  const Period week = read("2026-W47");
  CHECK(to_short_text(week.from) == "2026-11-13 17:00");
  CHECK(to_short_text(week.to) == "2026-11-20 17:00");
  CHECK_FALSE(week.contains(instant("2026-11-13 17:00")));
  CHECK(week.contains(instant("2026-11-13 17:00:01")));
  CHECK(week.contains(instant("2026-11-20 17:00")));
  CHECK_FALSE(week.contains(instant("2026-11-20 17:00:01")));
  CHECK(week.joined == 0);
}

TEST_CASE("this week changes with the cut-off") {
  CHECK(name("this") == "2026-W47");
  CHECK(name("this", PeriodKind::week, "2026-11-20 17:00") == "2026-W47");
  CHECK(name("this", PeriodKind::week, "2026-11-20 17:00:01") == "2026-W48");
  CHECK(name("last") == "2026-W46");
  CHECK(name("last", PeriodKind::week, "2026-11-20 17:00:01") == "2026-W47");
  CHECK(name("next") == "2026-W48");
  const WeekCutoff monday{.day = std::chrono::Monday, .time = {9 * 3600}};
  CHECK(read_period("this", PeriodKind::week, instant("2026-11-16 09:00"), china(), monday).name ==
        "2026-W47");
  CHECK(read_period("this", PeriodKind::week, instant("2026-11-16 09:01"), china(), monday).name ==
        "2026-W48");
  const WeekCutoff sunday{.day = std::chrono::Sunday, .time = {86400}};
  CHECK(read_period("this", PeriodKind::week, instant("2026-11-22 23:59"), china(), sunday).name ==
        "2026-W47");
  CHECK(read_period("this", PeriodKind::week, instant("2026-11-23 00:01"), china(), sunday).name ==
        "2026-W48");
}

TEST_CASE("periods have the same names in both languages") {
  const auto cases =
      std::to_array<std::pair<const char*, const char*>>({{"2026-W47", "2026-W47"},
                                                          {"2026w47", "2026-W47"},
                                                          {"W47", "2026-W47"},
                                                          {"第47周", "2026-W47"},
                                                          {"2026年第47周", "2026-W47"},
                                                          {"2026-11", "2026-11"},
                                                          {"2026年11月", "2026-11"},
                                                          {"11月", "2026-11"},
                                                          {"2026-Q4", "2026-Q4"},
                                                          {"2026q4", "2026-Q4"},
                                                          {"Q4", "2026-Q4"},
                                                          {"四季度", "2026-Q4"},
                                                          {"2026年第四季度", "2026-Q4"},
                                                          {"2026", "2026"},
                                                          {"2026年", "2026"},
                                                          {"本周", "2026-W47"},
                                                          {"上周", "2026-W46"},
                                                          {"下周", "2026-W48"},
                                                          {"上上周", "2026-W45"},
                                                          {"这周", "2026-W47"},
                                                          {"本月", "2026-11"},
                                                          {"上月", "2026-10"},
                                                          {"上个月", "2026-10"},
                                                          {"下月", "2026-12"},
                                                          {"本季度", "2026-Q4"},
                                                          {"上季度", "2026-Q3"},
                                                          {"今年", "2026"},
                                                          {"去年", "2025"},
                                                          {"明年", "2027"},
                                                          {"本年", "2026"},
                                                          {"this week", "2026-W47"},
                                                          {"last month", "2026-10"},
                                                          {"next quarter", "2027-Q1"},
                                                          {"last year", "2025"},
                                                          {"２０２６-W４７", "2026-W47"}});
  for (const auto& one : cases) {
    CAPTURE(one.first);
    CHECK(name(one.first) == one.second);
  }
  CHECK(name("this", PeriodKind::month) == "2026-11");
  CHECK(name("last", PeriodKind::quarter) == "2026-Q3");
  CHECK(name("next", PeriodKind::year) == "2027");
  CHECK(name("last", PeriodKind::month, "2026-01-31 10:00") == "2025-12");
  CHECK(name("last", PeriodKind::quarter, "2026-02-28 10:00") == "2025-Q4");
}

TEST_CASE("months, quarters and years run from midnight to the last second") {
  const Period month = read("2026-11");
  CHECK(month.contains(instant("2026-11-01 00:00")));
  CHECK_FALSE(month.contains(instant("2026-10-31 23:59:59")));
  CHECK(month.contains(instant("2026-11-30 23:59:59")));
  CHECK_FALSE(month.contains(instant("2026-12-01 00:00")));
  const Period quarter = read("2026-Q4");
  CHECK(quarter.contains(instant("2026-10-01 00:00")));
  CHECK(quarter.contains(instant("2026-12-31 23:59:59")));
  CHECK_FALSE(quarter.contains(instant("2027-01-01 00:00")));
  const Period year = read("2026");
  CHECK(year.contains(instant("2026-01-01 00:00")));
  CHECK_FALSE(year.contains(instant("2027-01-01 00:00")));
}

TEST_CASE("a week without a working day joins the next") {
  const Period joined = read("2026-W08");  // 春节: 2026-02-16 to 2026-02-20
  CHECK(joined.name == "2026-W09");
  CHECK(joined.joined == 1);
  CHECK(to_short_text(joined.from) == "2026-02-13 17:00");
  CHECK(to_short_text(joined.to) == "2026-02-27 17:00");
  CHECK(read("2026-W09").from == joined.from);
  CHECK(name("this", PeriodKind::week, "2026-02-18 10:00") == "2026-W09");
  CHECK(name("last", PeriodKind::week, "2026-03-03 10:00") == "2026-W09");
  CHECK(name("last", PeriodKind::week, "2026-02-18 10:00") == "2026-W07");
  CHECK(name("next", PeriodKind::week, "2026-02-12 10:00") == "2026-W09");
  CHECK(read("2024-W07").name == "2024-W08");
  for (const char* kept : {"2026-W40", "2026-W41", "2025-W40", "2025-W41", "2024-W40"}) {
    CHECK(name(kept) == kept);  // 国庆节 leaves every week a working day
    CHECK(read(kept).joined == 0);
  }
}

TEST_CASE("weeks without work in a row join the first that has some, and a year of them ends") {
  WorkCalendar calendar;
  for (Date date = day("2026-03-02"); date < day("2026-03-23"); date = date + 1) {
    calendar.days[date] = {.off = true};
  }
  const auto week = [&](std::string_view text) {
    return read_period(text, PeriodKind::week, instant("2026-01-07 10:00"), calendar, {});
  };
  CHECK(week("2026-W10").name == "2026-W13");
  CHECK(week("2026-W12").joined == 3);
  CHECK(before(week("2026-W13"), calendar, {}).name == "2026-W09");
  CHECK(after(week("2026-W09"), calendar, {}).name == "2026-W13");
  for (Date date = day("2025-01-01"); date < day("2029-12-31"); date = date + 1) {
    calendar.days[date] = {.off = true};
  }
  CHECK(week("2026-W10").joined <= 60);
}

TEST_CASE("every moment lies in exactly one week, and weeks follow one another without a gap") {
  const WorkCalendar calendar = china();
  for (const char* text : {"fri 17:00", "wed 12:00", "sun 24:00", "mon 00:00"}) {
    const auto cutoff = parse<WeekCutoff>(text);
    CAPTURE(text);
    Period week = read_period("2023-W50", PeriodKind::week, {}, calendar, cutoff);
    std::mt19937 random{17};
    while (week.to < instant("2027-02-01 00:00")) {
      const Period next = after(week, calendar, cutoff);
      CHECK(next.from == week.to);
      CHECK(before(next, calendar, cutoff).name == week.name);
      const Instant inside =
          next.from + 1 + static_cast<std::int64_t>(random()) % (next.to - next.from);
      CHECK(read_period("this", PeriodKind::week, inside, calendar, cutoff).name == next.name);
      CHECK(read_period("this", PeriodKind::week, next.to, calendar, cutoff).name == next.name);
      week = next;
    }
  }
}

TEST_CASE("months, quarters and years follow one another without a gap") {
  const WorkCalendar calendar = china();
  for (const char* zone_name : {"Asia/Shanghai", "America/Havana"}) {  // midnights that are skipped
    const Zone zone{zone_name};
    for (const char* start : {"2024-01", "2024-Q1", "2020"}) {
      Period period = read(start);
      for (int i = 0; i < 30; ++i) {
        const Period next = after(period, calendar, {});
        CHECK(next.from == period.to);
        CHECK(before(next, calendar, {}).name == period.name);
        period = next;
      }
    }
  }
}

TEST_CASE("a period that does not exist is refused") {
  CHECK(name("2026-W53") == "2026-W53");
  CHECK_FAILS(read("2026-W54"), usage, "there is no week 2026-W54: 2026 has the weeks W01 to W53");
  CHECK_FAILS(read("2026-W00"), usage, "there is no week 2026-W00: 2026 has the weeks W01 to W53");
  CHECK_FAILS(read("2025-W53"), usage, "there is no week 2025-W53: 2025 has the weeks W01 to W52");
  CHECK_FAILS(read("2026-13"), usage, "there is no month 2026-13: write 2026-11");
  CHECK_FAILS(read("2026-Q5"), usage, "there is no quarter 2026-Q5: a year has Q1 to Q4");
  CHECK_FAILS(read("0000"), usage, "0000 is out of range: periods run from 1900 to 9999");
  CHECK_FAILS(read("soon"), usage,
              "'soon' is not a period: write this, last, 2026-W47, 2026-11, 2026-Q4 or 2026");
  for (const char* text :
       {"", " ", "2026-", "26", "2026-W", "2026-W471", "2026-11-20x", "W", "Q", "thiss", "this fri",
        "第47", "1899", "1899-W10", "2026--11", "9999999"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { read(text); }) == ErrorKind::usage);
  }
}

TEST_CASE("the first and the last periods can be read") {
  for (const char* text : {"1900", "9999", "1900-01", "9999-12", "1900-W01", "9999-W52"}) {
    CAPTURE(text);
    CHECK(name(text) == text);
  }
  CHECK(failure_of([] { before(read("1900"), china(), {}); }) == ErrorKind::usage);
  CHECK(failure_of([] { after(read("9999-12"), china(), {}); }) == ErrorKind::usage);
  CHECK(failure_of([] { after(read("9999-W52"), china(), {}); }) == ErrorKind::usage);
}

TEST_CASE("a cut-off reads back what it writes") {
  for (const char* text : {"mon 00:00", "tue 09:30", "wed 12:00", "fri 17:00", "sun 24:00"}) {
    CHECK(to_text(parse<WeekCutoff>(text)) == text);
  }
  CHECK(to_text(parse<WeekCutoff>("周五 17:00")) == "fri 17:00");
  CHECK(to_text(parse<WeekCutoff>("Friday 17:00")) == "fri 17:00");
  for (const char* text : {"", "fri", "17:00", "fri 25:00", "fri 17:00 x", "xyz 17:00"}) {
    CAPTURE(text);
    CHECK_FAILS(parse<WeekCutoff>(text), usage,
                fmt::format("'{}' is not the end of a week: write \"fri 17:00\"", text));
  }
}

TEST_CASE("whatever the bytes, the answer is a period or a refusal") {
  constexpr std::array<std::string_view, 22> pieces{
      "2026", "-",  "W",    "Q",    "47", "1",    "年",   "第", "周", "月",   "季度",
      "本",   "上", "this", "last", " ",  "week", "\xff", "四", "十", "9999", "下下个"};
  const WorkCalendar calendar = china();
  std::mt19937 random{19};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto left = random() % 6; left > 0; --left) {
      text += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                : std::string{pieces.at(random() % pieces.size())};
    }
    CAPTURE(text);
    const auto failure = failure_of([&] {
      const Period period =
          read_period(text, PeriodKind::week, instant(friday_before), calendar, {});
      CHECK(period.from < period.to);
    });
    CHECK((!failure || failure == ErrorKind::usage));
  }
}

TEST_SUITE_END();

}  // namespace bureau
