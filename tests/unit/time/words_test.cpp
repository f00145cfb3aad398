#include "time/words.h"

#include "china.h"
#include "test_support.h"
#include "zone.h"

#include <array>

namespace bureau {

namespace {

// A Wednesday.
constexpr std::string_view morning = "2026-11-25 10:00";

WordContext context_of(std::string_view now, Direction direction) {
  static const WorkCalendar calendar = china();
  return {.now = instant(now), .direction = direction, .calendar = &calendar};
}

std::string forward(std::string_view text, std::string_view now = morning) {
  return to_short_text(read_moment(text, context_of(now, Direction::forward)).at);
}

std::string back(std::string_view text, std::string_view now = morning) {
  return to_short_text(read_moment(text, context_of(now, Direction::back)).at);
}

/// The day alone, and that no time was given.
std::string day_of(std::string_view text, Direction direction, std::string_view now = morning) {
  return to_text(read_date(text, context_of(now, direction)));
}

struct Case {
  std::string_view text;
  std::string_view forward;
  std::string_view back;
};

void check_days(std::initializer_list<Case> cases) {
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(day_of(each.text, Direction::forward) == each.forward);
    CHECK(day_of(each.text, Direction::back) == each.back);
  }
}

}  // namespace

TEST_SUITE_BEGIN("time/words");

TEST_CASE("an ISO day or moment is literal") {
  const WordContext context = context_of(morning, Direction::forward);
  for (const char* text : {"2026-12-05", "2026-12-05T09:30", "2026-12-05 09:30:00",
                           "2026-12-05T09:30:00+08:00", "2026-12-05T01:30Z", " 2026-12-05 "}) {
    CAPTURE(text);
    CHECK(read_moment(text, context).literal);
    CHECK(read_moment(text, context).date == day("2026-12-05"));
  }
  CHECK(forward("2026-12-05") == "2026-12-05 17:00");
  CHECK(forward("2026-12-05T24:00") == "2026-12-06 00:00");
  CHECK(read_moment("2026-12-05T24:00", context).date == day("2026-12-05"));
  CHECK_FALSE(read_moment("2026-12-5", context).literal);
}

TEST_CASE("days near today") {
  check_days({{"today", "2026-11-25", "2026-11-25"},
              {"Tomorrow", "2026-11-26", "2026-11-26"},
              {"yesterday", "2026-11-24", "2026-11-24"},
              {"day after tomorrow", "2026-11-27", "2026-11-27"},
              {"今天", "2026-11-25", "2026-11-25"},
              {"明天", "2026-11-26", "2026-11-26"},
              {"后天", "2026-11-27", "2026-11-27"},
              {"大后天", "2026-11-28", "2026-11-28"},
              {"昨天", "2026-11-24", "2026-11-24"},
              {"前天", "2026-11-23", "2026-11-23"},
              {"大前天", "2026-11-22", "2026-11-22"}});
}

TEST_CASE("weekdays alone are the next or the last one, with a week they are fixed") {
  check_days({{"fri", "2026-11-27", "2026-11-20"},      {"friday", "2026-11-27", "2026-11-20"},
              {"wed", "2026-11-25", "2026-11-25"},      {"周三", "2026-11-25", "2026-11-25"},
              {"周五", "2026-11-27", "2026-11-20"},     {"星期五", "2026-11-27", "2026-11-20"},
              {"礼拜天", "2026-11-29", "2026-11-22"},   {"周日", "2026-11-29", "2026-11-22"},
              {"周1", "2026-11-30", "2026-11-23"},      {"本周五", "2026-11-27", "2026-11-27"},
              {"这周五", "2026-11-27", "2026-11-27"},   {"本周一", "2026-11-23", "2026-11-23"},
              {"下周一", "2026-11-30", "2026-11-30"},   {"下个星期三", "2026-12-02", "2026-12-02"},
              {"下下周三", "2026-12-09", "2026-12-09"}, {"上周五", "2026-11-20", "2026-11-20"},
              {"上上周日", "2026-11-15", "2026-11-15"}, {"next fri", "2026-12-04", "2026-12-04"},
              {"this mon", "2026-11-23", "2026-11-23"}, {"last fri", "2026-11-20", "2026-11-20"}});
  CHECK(day_of("周五", Direction::forward, "2026-11-27 18:00") == "2026-11-27");
  CHECK(day_of("周五", Direction::back, "2026-11-27 08:00") == "2026-11-27");
}

TEST_CASE("ends of weeks, months, quarters and years") {
  check_days({{"eow", "2026-11-27", "2026-11-20"},      {"eom", "2026-11-30", "2026-10-31"},
              {"eoq", "2026-12-31", "2026-09-30"},      {"eoy", "2026-12-31", "2025-12-31"},
              {"月底", "2026-11-30", "2026-10-31"},     {"月末", "2026-11-30", "2026-10-31"},
              {"本月底", "2026-11-30", "2026-11-30"},   {"下月底", "2026-12-31", "2026-12-31"},
              {"下个月末", "2026-12-31", "2026-12-31"}, {"上月底", "2026-10-31", "2026-10-31"},
              {"9月底", "2027-09-30", "2026-09-30"},    {"九月底", "2027-09-30", "2026-09-30"},
              {"2月底", "2027-02-28", "2026-02-28"},    {"11月底", "2026-11-30", "2025-11-30"},
              {"年底", "2026-12-31", "2025-12-31"},     {"明年底", "2027-12-31", "2027-12-31"},
              {"2027年底", "2027-12-31", "2027-12-31"}, {"2026年9月底", "2026-09-30", "2026-09-30"},
              {"季度末", "2026-12-31", "2026-09-30"},   {"下季度末", "2027-03-31", "2027-03-31"},
              {"本季度末", "2026-12-31", "2026-12-31"}, {"月初", "2026-12-01", "2026-11-01"},
              {"下月初", "2026-12-01", "2026-12-01"}});
  CHECK(day_of("月底", Direction::forward, "2026-11-30 20:00") == "2026-11-30");
  CHECK(day_of("月底", Direction::back, "2026-11-30 20:00") == "2026-11-30");
}

TEST_CASE("days of a month and of a year") {
  check_days({{"11-20", "2027-11-20", "2026-11-20"},
              {"11/25", "2026-11-25", "2026-11-25"},
              {"12/5", "2026-12-05", "2025-12-05"},
              {"12月5日", "2026-12-05", "2025-12-05"},
              {"12月5号", "2026-12-05", "2025-12-05"},
              {"１２月５日", "2026-12-05", "2025-12-05"},
              {"十二月五日", "2026-12-05", "2025-12-05"},
              {"十月三十一日", "2027-10-31", "2026-10-31"},
              {"2026年12月5日", "2026-12-05", "2026-12-05"},
              {"二〇二六年十二月五日", "2026-12-05", "2026-12-05"},
              {"2026年12月5日（星期六）", "2026-12-05", "2026-12-05"},
              {"明年3月5日", "2027-03-05", "2027-03-05"},
              {"去年3月5日", "2025-03-05", "2025-03-05"},
              {"5日", "2026-12-05", "2026-11-05"},
              {"25号", "2026-11-25", "2026-11-25"},
              {"31日", "2026-12-31", "2026-10-31"},
              {"下月5日", "2026-12-05", "2026-12-05"},
              {"2月29日", "2028-02-29", "2024-02-29"},
              {"2026/12/5", "2026-12-05", "2026-12-05"},
              {"2026.12.5", "2026-12-05", "2026-12-05"},
              {"20261205", "2026-12-05", "2026-12-05"},
              {"25/12/2026", "2026-12-25", "2026-12-25"},
              {"dec 5", "2026-12-05", "2025-12-05"},
              {"5 December 2026", "2026-12-05", "2026-12-05"},
              {"December 5th, 2026", "2026-12-05", "2026-12-05"}});
}

TEST_CASE("before a day includes the day") {
  check_days({{"12月5日前", "2026-12-05", "2025-12-05"},
              {"12月5日之前", "2026-12-05", "2025-12-05"},
              {"12月5日以前", "2026-12-05", "2025-12-05"},
              {"5日前", "2026-12-05", "2026-11-05"},
              {"周五前", "2026-11-27", "2026-11-20"},
              {"月底前", "2026-11-30", "2026-10-31"},
              {"2026-12-05前", "2026-12-05", "2026-12-05"},
              {"by fri", "2026-11-27", "2026-11-20"}});
  CHECK(forward("周五17:30前") == "2026-11-27 17:30");
  CHECK(forward("周五下班前") == "2026-11-27 17:00");
}

TEST_CASE("steps from today, and limits that are counted") {
  check_days({{"+3d", "2026-11-28", "2026-11-28"},
              {"-3d", "2026-11-22", "2026-11-22"},
              {"+2w", "2026-12-09", "2026-12-09"},
              {"+1m", "2026-12-25", "2026-12-25"},
              {"+5wd", "2026-12-02", "2026-12-02"},
              {"-5wd", "2026-11-18", "2026-11-18"},
              {"+0d", "2026-11-25", "2026-11-25"},
              {"+1y", "2027-11-25", "2027-11-25"},
              {"in 3 days", "2026-11-28", "2026-11-28"},
              {"3 days ago", "2026-11-22", "2026-11-22"},
              {"3天后", "2026-11-28", "2026-11-28"},
              {"3天前", "2026-11-22", "2026-11-22"},
              {"两周前", "2026-11-11", "2026-11-11"},
              {"3个工作日内", "2026-11-30", "2026-11-20"},
              {"三个工作日内", "2026-11-30", "2026-11-20"},
              {"5天内", "2026-11-30", "2026-11-20"},
              {"5日内", "2026-11-30", "2026-11-20"},
              {"3天内", "2026-11-30", "2026-11-22"},  // ends on a Saturday: the next worked day
              {"两周内", "2026-12-09", "2026-11-11"},
              {"半个月内", "2026-12-10", "2026-11-10"},
              {"within 5 days", "2026-11-30", "2026-11-20"}});
  CHECK(forward("+2h") == "2026-11-25 12:00");
  CHECK(forward("+30min") == "2026-11-25 10:30");
  CHECK(back("-2h") == "2026-11-25 08:00");
  CHECK(back("2小时前") == "2026-11-25 08:00");
  CHECK(forward("2小时内") == "2026-11-25 12:00");
  CHECK(forward("+3d 9:30") == "2026-11-28 09:30");
  CHECK(read_moment("+5wd", context_of("2026-12-29 10:00", Direction::forward)).provisional);
  CHECK(read_moment("5个工作日内", context_of("2026-12-29 10:00", Direction::forward)).provisional);
  CHECK_FALSE(read_moment("+5wd", context_of(morning, Direction::forward)).provisional);
  CHECK(read_date("+5wd", {.now = instant(morning)}) == day("2026-12-02"));
}

TEST_CASE("times of day") {
  const auto cases = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"周五 9:30", "09:30"},     {"周五9:30", "09:30"},         {"周五９：３０", "09:30"},
       {"周五9点", "09:00"},       {"周五9点半", "09:30"},        {"周五九点半", "09:30"},
       {"周五9时30分", "09:30"},   {"周五上午9点半", "09:30"},    {"周五 上午 9:30", "09:30"},
       {"周五下午3点", "15:00"},   {"周五下午3:15", "15:15"},     {"周五下午三点一刻", "15:15"},
       {"周五晚上8点", "20:00"},   {"周五晚8点", "20:00"},        {"周五中午", "12:00"},
       {"周五中午12点", "12:00"},  {"周五中午1点", "13:00"},      {"周五14:00", "14:00"},
       {"周五十点", "10:00"},      {"周五十点十分", "10:10"},     {"周五下午14:30", "14:30"},
       {"fri 9:30", "09:30"},      {"fri at 9:30", "09:30"},      {"fri 5pm", "17:00"},
       {"fri 5:30 pm", "17:30"},   {"fri 12am", "00:00"},         {"fri noon", "12:00"},
       {"周五9点05", "09:05"},     {"周五0点", "00:00"},          {"周五凌晨2点", "02:00"},
       {"周五上午9点整", "09:00"}, {"11月27日上午9:00", "09:00"}, {"2026-11-27 上午9点", "09:00"}});
  for (const auto& one : cases) {
    CAPTURE(one.first);
    CHECK(forward(one.first) == fmt::format("2026-11-27 {}", one.second));
  }
  CHECK(forward("下周三 9:30") == "2026-12-02 09:30");
  CHECK(forward("今晚8点") == "2026-11-25 20:00");
  CHECK(forward("明早9点") == "2026-11-26 09:00");
  CHECK(forward("周五24:00") == "2026-11-28 00:00");
  CHECK(forward("周五晚上12点") == "2026-11-28 00:00");
}

TEST_CASE("a time belongs to what is looked for") {
  CHECK(forward("9:30") == "2026-11-26 09:30");
  CHECK(back("9:30") == "2026-11-25 09:30");
  CHECK(forward("10:30") == "2026-11-25 10:30");
  CHECK(forward("10:00") == "2026-11-25 10:00");
  CHECK(back("10:00") == "2026-11-25 10:00");
  CHECK(forward("wed 9:30") == "2026-12-02 09:30");
  CHECK(forward("wed 10:30") == "2026-11-25 10:30");
  CHECK(forward("today 9:30") == "2026-11-25 09:30");
  CHECK(forward("本周三 9:30") == "2026-11-25 09:30");
}

TEST_CASE("looking back, a time of today that is still to come is refused") {
  const WordContext context = context_of(morning, Direction::back);
  for (const char* text : {"10:30", "wed 10:30", "11月25日 10:30", "25日 17:30", "下午3点"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { read_moment(text, context); }) == ErrorKind::refused);
  }
  CHECK_FAILS(read_moment("17:30", context), refused,
              "'17:30' is still to come today: give when it happened, as 2026-11-24 17:30");
}

TEST_CASE("no year is skipped for a time of today that has passed") {
  const WordContext context = context_of(morning, Direction::forward);
  CHECK_FAILS(read_moment("11-25 9:30", context), usage,
              "'11-25 9:30' has passed today: write 2026-11-25 or 2027-11-25");
  CHECK(forward("11-25 10:30") == "2026-11-25 10:30");
  CHECK(forward("25日 9:30") == "2026-12-25 09:30");
}

TEST_CASE("the words of an office for a part of a week, a month, a year") {
  check_days({{"当日", "2026-11-25", "2026-11-25"},
              {"次日", "2026-11-26", "2026-11-26"},
              {"本周内", "2026-11-27", "2026-11-27"},
              {"下周内", "2026-12-04", "2026-12-04"},
              {"上旬", "2026-12-10", "2026-11-10"},
              {"中旬", "2026-12-20", "2026-11-20"},
              {"下旬", "2026-11-30", "2026-10-31"},
              {"本月中旬", "2026-11-20", "2026-11-20"},
              {"下月上旬", "2026-12-10", "2026-12-10"},
              {"12月中旬", "2026-12-20", "2025-12-20"},
              {"2月下旬", "2027-02-28", "2026-02-28"},
              {"明年3月上旬", "2027-03-10", "2027-03-10"},
              {"2027年2月下旬内", "2027-02-28", "2027-02-28"},
              {"月中", "2026-12-15", "2026-11-15"},
              {"下月中", "2026-12-15", "2026-12-15"},
              {"12月中", "2026-12-15", "2025-12-15"},
              {"四季度末", "2026-12-31", "2025-12-31"},
              {"第一季度末", "2027-03-31", "2026-03-31"},
              {"eod", "2026-11-25", "2026-11-25"}});
  CHECK(day_of("本周内", Direction::forward, "2026-11-28 10:00") == "2026-11-29");
  CHECK(forward("eod") == "2026-11-25 17:00");
  CHECK(forward("fri midnight") == "2026-11-28 00:00");
  CHECK(forward("3天") == "2026-11-28 17:00");
  for (const char* text : {"五季度末", "季度", "13月中旬", "周中", "旬"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { read_moment(text, context_of(morning, Direction::forward)); }) ==
          ErrorKind::usage);
  }
}

TEST_CASE("a day without a time is the day's end, or now for today looking back") {
  CHECK(forward("today") == "2026-11-25 17:00");
  CHECK(back("today") == "2026-11-25 10:00");
  CHECK(back("周三") == "2026-11-25 10:00");
  CHECK(back("yesterday") == "2026-11-24 17:00");
  CHECK(back("2026-11-25") == "2026-11-25 10:00");
  CHECK(forward("now") == "2026-11-25 10:00");
}

TEST_CASE("what has two readings is refused with both") {
  const WordContext context = context_of(morning, Direction::forward);
  CHECK_FAILS(read_moment("03/04/05", context), usage,
              "'03/04/05' has three readings: write 2003-04-05, 2005-03-04 or 2005-04-03");
  CHECK_FAILS(read_moment("11/12/2026", context), usage,
              "'11/12/2026' has two readings: write 2026-11-12 or 2026-12-11");
  CHECK_FAILS(read_moment("25/12/26", context), usage,
              "'25/12/26' has two readings: write 2025-12-26 or 2026-12-25");
  const WordContext looks_back = context_of(morning, Direction::back);
  CHECK_FAILS(read_moment("3天", looks_back), usage, "'3天' has two readings: write +3d or -3d");
  CHECK_FAILS(read_moment("3d", looks_back), usage, "'3d' has two readings: write +3d or -3d");
  CHECK_FAILS(read_moment("周末", context), usage,
              "'周末' has two readings: write 2026-11-28 or 2026-11-29");
  CHECK_FAILS(read_moment("下午", context), usage,
              "'下午' names a part of a day and no time: add one, like 上午9点");
}

TEST_CASE("an impossible day is named") {
  const WordContext context = context_of(morning, Direction::forward);
  CHECK_FAILS(read_moment("2026-02-30", context), usage, "there is no day 2026-02-30");
  CHECK_FAILS(read_moment("2026-02-30 9:30", context), usage, "there is no day 2026-02-30");
  CHECK_FAILS(read_moment("2026年2月30日", context), usage, "there is no day 2026-02-30");
  CHECK_FAILS(read_moment("2027年2月29日", context), usage, "there is no day 2027-02-29");
  CHECK_FAILS(read_moment("2月30日", context), usage, "there is no day 02-30 in any year");
  CHECK_FAILS(read_moment("13/25", context), usage, "there is no day 13-25 in any year");
  CHECK_FAILS(read_moment("32日", context), usage, "there is no day 32 in any month");
  CHECK_FAILS(read_moment("下月31日", context_of("2026-10-05 10:00", Direction::forward)), usage,
              "there is no day 2026-11-31");
  CHECK_FAILS(read_moment("40/50/2026", context), usage,
              "there is no day 40/50/2026: write 2026-11-20");
  CHECK_FAILS(read_moment("fri 25:00", context), usage,
              "there is no such time of day as in 'fri 25:00': write 17:00");
  CHECK_FAILS(read_moment("12月5日(周五)", context), usage,
              "2026-12-05 is a Saturday: '12月5日(周五)' says another day of the week");
  CHECK(failure_of([&] { read_moment("2026-257-1", context); }) == ErrorKind::usage);
  CHECK(failure_of([&] { read_moment("257月1日", context); }) == ErrorKind::usage);
  CHECK(failure_of([&] { read_moment("13月底", context); }) == ErrorKind::usage);
}

TEST_CASE("what is not understood is refused with an example") {
  const WordContext context = context_of(morning, Direction::forward);
  CHECK_FAILS(read_moment("soon", context), usage,
              "'soon' is not a date: write 2026-11-20, fri, +3d or \"fri 9:30\"");
  for (const char* text :
       {"",         " ",         "month",   "monkey",   "next week", "2026",        "2026-11",
        "3月",      "3月前",     "5",       "+",        "+d",        "fri fri",     "fri 9",
        "前",       "内",        "周",      "下周",     "周八",      "周五x",       "26年12月5日",
        "9:3",      "9:300",     "+3d -3d", "上午13点", "晚上3点",   "2026-11-25T", "2026年",
        "一二三四", "+9999999d", "now then"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { read_moment(text, context); }) == ErrorKind::usage);
  }
}

TEST_CASE("steps out of the calendar are refused") {
  const WordContext context = context_of(morning, Direction::forward);
  for (const char* text : {"+9999y", "-9999y", "+999999m", "+999999w", "-999999d", "-999999wd",
                           "9999年内", "99999天内", "+999999wd", "3000年1月0日"}) {
    CAPTURE(text);
    if (failure_of([&] { read_moment(text, context); }) != ErrorKind::usage) {
      CHECK(read_moment(text, context).date <= Date{9999, 12, 31});
      CHECK(read_moment(text, context).date >= Date{1900, 1, 1});
    }
  }
  CHECK(failure_of([&] { read_moment("+9999y", context); }) == ErrorKind::usage);
  CHECK(failure_of([] {
          read_moment("31日", context_of("9999-12-31 10:00", Direction::forward));
        }) == std::nullopt);
  CHECK(failure_of([] {
          read_moment("5日", context_of("9999-12-31 10:00", Direction::forward));
        }) == ErrorKind::usage);
}

TEST_CASE("a field that holds a day takes no time") {
  const WordContext context = context_of(morning, Direction::forward);
  CHECK_FAILS(read_date("fri 9:30", context), usage,
              "'fri 9:30' has a time of day, and a day is wanted: write 2026-11-27");
  CHECK(failure_of([&] { read_date("+2h", context); }) == ErrorKind::usage);
  CHECK(failure_of([&] { read_date("now", context); }) == ErrorKind::usage);
}

TEST_CASE("what was understood is told with the weekday") {
  const auto told = [](std::string_view text, OfficeHours hours = {}) {
    WordContext context = context_of(morning, Direction::forward);
    context.hours = hours;
    return understood(read_moment(text, context));
  };
  CHECK(told("fri") == "2026-11-27 17:00, Friday");
  CHECK(told("周日 9:30") == "2026-11-29 09:30, Sunday");
  CHECK(told("fri", {.day_end = {86400}}) == "2026-11-27 24:00, Friday");
  CHECK(told("3个工作日内", {.day_end = {86400}}) == "2026-11-30 24:00, Monday");
  set_language(Language::zh, "/nonexistent");
  CHECK(told("fri") == "2026-11-27 17:00 星期五");
  set_language(Language::en, {});
}

TEST_SUITE_END();

}  // namespace bureau
