#include "time/day_words.h"

#include "china.h"
#include "test_support.h"

#include <array>
#include <random>

namespace bureau {

namespace {

WordContext context_of(std::string_view now, Direction direction) {
  static const WorkCalendar calendar = china();
  return {.now = instant(now), .direction = direction, .calendar = &calendar};
}

constexpr std::string_view morning = "2026-11-25 10:00";

}  // namespace

TEST_SUITE_BEGIN("time/day_words");

TEST_CASE("every weekday word on every day is what a search finds, both ways") {
  constexpr std::array<std::array<std::string_view, 5>, 7> words{
      {{"mon", "monday", "周一", "星期一", "礼拜一"},
       {"tue", "tuesday", "周二", "星期二", "礼拜二"},
       {"wed", "wednesday", "周三", "星期三", "礼拜三"},
       {"thu", "thursday", "周四", "星期四", "礼拜四"},
       {"fri", "friday", "周五", "星期五", "礼拜五"},
       {"sat", "saturday", "周六", "星期六", "礼拜六"},
       {"sun", "sunday", "周日", "星期天", "礼拜天"}}};
  for (Date today = day("2026-12-20"); today < day("2027-01-10"); today = today + 1) {
    WordContext context{.now = at(today, {12 * 3600})};
    for (unsigned weekday = 1; weekday <= 7; ++weekday) {
      Date next = today;
      while (next.weekday().iso_encoding() != weekday) {
        next = next + 1;
      }
      Date last = today;
      while (last.weekday().iso_encoding() != weekday) {
        last = last - 1;
      }
      const Date this_week = monday_of(iso_week(today)) + static_cast<int>(weekday - 1);
      for (const std::string_view word : words.at(weekday - 1)) {
        CAPTURE(word);
        context.direction = Direction::forward;
        CHECK(read_date(word, context) == next);
        context.direction = Direction::back;
        CHECK(read_date(word, context) == last);
        if (word.front() > 'z' || word.front() < 'a') {
          CHECK(read_date(fmt::format("本{}", word), context) == this_week);
          CHECK(read_date(fmt::format("下{}", word), context) == this_week + 7);
          CHECK(read_date(fmt::format("上{}", word), context) == this_week - 7);
        }
      }
    }
  }
}

TEST_CASE("every day of a year is found by its year-less name, both ways") {
  for (Date today = day("2027-12-01"); today < day("2028-03-05"); today = today + 5) {
    for (Date wanted = day("2028-01-01"); wanted < day("2029-01-01"); wanted = wanted + 1) {
      const std::string text = fmt::format("{}月{}日", wanted.month(), wanted.day());
      CAPTURE(text);
      const auto fits = [&](Date date) {
        return date.month() == wanted.month() && date.day() == wanted.day();
      };
      Date next = today;
      while (!fits(next)) {
        next = next + 1;
      }
      Date last = today;
      while (!fits(last)) {
        last = last - 1;
      }
      const Instant now = at(today, {12 * 3600});
      CHECK(read_date(text, {.now = now, .direction = Direction::forward}) == next);
      CHECK(read_date(text, {.now = now, .direction = Direction::back}) == last);
    }
  }
}

TEST_CASE("every ISO day and moment reads back, whichever way the field looks") {
  std::mt19937 random{5};
  for (int i = 0; i < 3000; ++i) {
    const Date date = Date{1900, 1, 2} + static_cast<int>(random() % 2'950'000);
    const Instant moment = at(date, {static_cast<int>(random() % 86400)});
    for (const Direction direction : {Direction::forward, Direction::back}) {
      const WordContext context = context_of(morning, direction);
      CHECK(read_date(to_text(date), context) == date);
      CHECK(read_moment(to_text(moment), context).at == moment);
    }
  }
}

TEST_CASE("whatever the bytes, the answer is a moment or a refusal") {
  constexpr std::array<std::string_view, 44> pieces{
      "1",  "12", "2026", "-",  "/",    ":",    " ",  "+",    "月", "日",   "年",
      "底", "前", "内",   "周", "五",   "下",   "上", "十",   "两", "百",   "工作日",
      "个", "半", "天",   "点", "fri",  "next", "d",  "wd",   "h",  "今",   "晚",
      "(",  ")",  "\xe5", "\0", "\xff", "　",   "９", "季度", "末", "下班", "2h"};
  std::mt19937 random{13};
  const auto contexts = std::to_array<WordContext>(
      {context_of(morning, Direction::forward), context_of("9999-12-31 23:00", Direction::forward),
       context_of("1900-01-01 01:00", Direction::back)});
  int understood_count = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string text;
    for (auto left = random() % 7; left > 0; --left) {
      if (random() % 8 == 0) {
        text += static_cast<char>(random() % 256);
      } else {
        text += pieces.at(random() % pieces.size());
      }
    }
    CAPTURE(text);
    try {
      const Moment moment = read_moment(text, contexts[random() % 3]);
      CHECK(moment.date >= Date{1900, 1, 1});
      CHECK(moment.date <= Date{9999, 12, 31});
      ++understood_count;
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::usage);
    }
    for (const auto read : {+[](std::string_view t) { static_cast<void>(parse<Limit>(t)); },
                            +[](std::string_view t) { static_cast<void>(instant(t)); }}) {
      const auto failure = failure_of([&] { read(text); });
      CHECK((!failure || failure == ErrorKind::usage));
    }
  }
  CHECK(understood_count > 200);
  const WordContext context = context_of(morning, Direction::forward);
  CHECK(failure_of([&] { read_moment(std::string(1'000'000, '9'), context); }) == ErrorKind::usage);
  std::string long_number;
  for (int i = 0; i < 100'000; ++i) {
    long_number += "十";
  }
  CHECK(failure_of([&] { read_moment(long_number + "天内", context); }) == ErrorKind::usage);
}

TEST_SUITE_END();

}  // namespace bureau
