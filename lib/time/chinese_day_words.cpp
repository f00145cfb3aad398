// The Chinese words that name a day.
#include "base/error.h"
#include "base/text_form.h"
#include "time/day_words.h"

#include <array>

namespace bureau {

namespace {

constexpr std::array<Word, 14> near_days{{{"今天", 0},
                                          {"今日", 0},
                                          {"当天", 0},
                                          {"当日", 0},
                                          {"明天", 1},
                                          {"明日", 1},
                                          {"次日", 1},
                                          {"翌日", 1},
                                          {"后天", 2},
                                          {"大后天", 3},
                                          {"昨天", -1},
                                          {"昨日", -1},
                                          {"前天", -2},
                                          {"大前天", -3}}};

/// 今晚 is a day and a part of it, which is left to the reader of the time.
constexpr std::array<Word, 6> near_halves{
    {{"今早", 0}, {"今晚", 0}, {"明早", 1}, {"明晚", 1}, {"昨早", -1}, {"昨晚", -1}}};

constexpr std::array<Word, 14> chinese_weekdays{{{"一", 1},
                                                 {"二", 2},
                                                 {"三", 3},
                                                 {"四", 4},
                                                 {"五", 5},
                                                 {"六", 6},
                                                 {"日", 7},
                                                 {"天", 7},
                                                 {"1", 1},
                                                 {"2", 2},
                                                 {"3", 3},
                                                 {"4", 4},
                                                 {"5", 5},
                                                 {"6", 6}}};

/// Which week, month or quarter is meant, from this one.
constexpr std::array<Word, 11> chinese_steps{{{"本", 0},
                                              {"这", 0},
                                              {"这个", 0},
                                              {"下", 1},
                                              {"下个", 1},
                                              {"下下", 2},
                                              {"下下个", 2},
                                              {"上", -1},
                                              {"上个", -1},
                                              {"上上", -2},
                                              {"上上个", -2}}};
constexpr std::array<Word, 5> years{
    {{"今年", 0}, {"明年", 1}, {"后年", 2}, {"去年", -1}, {"前年", -2}}};

Date first_of_month(Date date) {
  return Date{date.year(), date.month(), 1};
}

/// The last day of a quarter, `n` quarters on.
Date end_of_quarter(Date date, int n) {
  const int to_third = 2 - (static_cast<int>(date.month()) - 1) % 3;
  return last_of_month(plus_months(first_of_month(date), to_third + 3 * n));
}

std::optional<DayWord> eat_near_day(Scanner& scanner, Date today) {
  if (const auto days = scanner.eat_of(near_days)) {
    return DayWord::fixed(plus_days(today, *days));
  }
  Scanner ahead = scanner;
  if (const auto days = ahead.eat_of(near_halves)) {
    scanner = Scanner{scanner.rest().substr(std::string_view{"今"}.size())};
    return DayWord::fixed(plus_days(today, *days));
  }
  return std::nullopt;
}

/// The last day that an office works in a week, Friday as in its reports; at a weekend Sunday.
Date end_of_week(Date today, int weeks) {
  const Date friday = day_in_week(today, weeks, 5);
  return weeks == 0 && friday < today ? day_in_week(today, 0, 7) : friday;
}

/// 周五, 下周一, 上个星期天, 本周内; both days of a 周末 are days of it.
std::optional<DayWord> eat_weekday_word(Scanner& scanner, Date today, std::string_view text) {
  Scanner ahead = scanner;
  const auto step = ahead.eat_of(chinese_steps);
  if (!ahead.eat_any({"周", "星期", "礼拜"})) {
    return std::nullopt;
  }
  if (ahead.eat_any({"末"})) {
    throw Error(ErrorKind::usage, "'{}' has two readings: write {} or {}", text,
                day_in_week(today, step.value_or(0), 6), day_in_week(today, step.value_or(0), 7));
  }
  if (ahead.eat_any({"内", "底"})) {
    scanner = ahead;
    return DayWord::fixed(end_of_week(today, step.value_or(0)));
  }
  const auto day = ahead.eat_of(chinese_weekdays);
  if (!day) {
    return std::nullopt;
  }
  scanner = ahead;
  if (step) {
    return DayWord::fixed(day_in_week(today, *step, *day));
  }
  return DayWord{.kind = DayWord::Kind::weekday,
                 .weekday = std::chrono::weekday{static_cast<unsigned>(*day)}};
}

bool eat_end(Scanner& scanner) {
  return scanner.eat_any({"底", "末", "内"});
}

/// The days with which the parts of a month end: 上旬, 月中, 中旬; 下旬 is its end.
constexpr std::array<Word, 4> tens{{{"上旬", 10}, {"中旬", 20}, {"下旬", 31}, {"中", 15}}};

/// Which of them, in this month.
std::optional<Date> eat_part_of_month(Scanner& scanner, Date first) {
  const auto day = scanner.eat_of(tens);
  if (!day) {
    return std::nullopt;
  }
  static_cast<void>(scanner.eat("内"));
  const Date last = last_of_month(first);
  return *day > static_cast<int>(last.day()) ? last : plus_days(first, *day - 1);
}

/// 上旬, 月中: of whichever month.
std::optional<DayWord> eat_bare_part(Scanner& scanner) {
  Scanner ahead = scanner;
  const bool of_month = ahead.eat("月");
  const auto day = ahead.eat_of(tens);
  if (!day || (*day == 15 && !of_month)) {
    return std::nullopt;
  }
  static_cast<void>(ahead.eat("内"));
  scanner = ahead;
  return *day == 31 ? DayWord::end_of_month(0) : DayWord::day_of_month(*day);
}

/// 四季度末, 第一季度末.
std::optional<DayWord> eat_named_quarter(Scanner& scanner) {
  Scanner ahead = scanner;
  static_cast<void>(ahead.eat("第"));
  const auto quarter = ahead.number();
  if (!quarter || quarter->value < 1 || quarter->value > 4 || !ahead.eat_any({"季度", "季"}) ||
      !eat_end(ahead)) {
    return std::nullopt;
  }
  scanner = ahead;
  return DayWord::end_of_month(quarter->value * 3);
}

/// 5日, 5号.
std::optional<int> eat_day_number(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto day = ahead.number();
  if (!day || day->digits > 2 || !ahead.eat_any({"日", "号"})) {
    return std::nullopt;
  }
  scanner = ahead;
  return day->value;
}

/// 月底, 下月底, 下个月5日, 季度末, 本季度末.
std::optional<DayWord> eat_stepped_month(Scanner& scanner, Date today) {
  Scanner ahead = scanner;
  const auto step = ahead.eat_of(chinese_steps);
  if (ahead.eat_any({"季度", "季"})) {
    if (!eat_end(ahead)) {
      return std::nullopt;
    }
    scanner = ahead;
    return step ? DayWord::fixed(end_of_quarter(today, *step))
                : DayWord{.kind = DayWord::Kind::end_of_quarter};
  }
  if (!ahead.eat("月")) {
    return std::nullopt;
  }
  static_cast<void>(ahead.eat("份"));
  const Date first = plus_months(first_of_month(today), step.value_or(0));
  std::optional<DayWord> word;
  if (eat_end(ahead)) {
    word = step ? DayWord::fixed(last_of_month(first)) : DayWord::end_of_month(0);
  } else if (ahead.eat("初")) {
    word = step ? DayWord::fixed(first) : DayWord::day_of_month(1);
  } else if (const auto part = step ? eat_part_of_month(ahead, first) : std::nullopt) {
    word = DayWord::fixed(*part);
  } else if (const auto day = step ? eat_day_number(ahead) : std::nullopt) {
    word = DayWord::fixed(checked_date(first.year(), static_cast<int>(first.month()), *day));
  }
  if (word) {
    scanner = ahead;
  }
  return word;
}

/// What stands behind a year: 底, 9月底, 12月5日.
std::optional<DayWord> eat_in_year(Scanner& scanner, int year) {
  Scanner ahead = scanner;
  std::optional<DayWord> word;
  if (eat_end(ahead)) {
    word = DayWord::fixed(checked_date(year, 12, 31));
  } else if (ahead.eat("初")) {
    word = DayWord::fixed(checked_date(year, 1, 1));
  } else if (const auto month = ahead.number(); month && ahead.eat("月")) {
    static_cast<void>(ahead.eat("份"));
    if (eat_end(ahead)) {
      word = DayWord::fixed(last_of_month(checked_date(year, month->value, 1)));
    } else if (ahead.eat("初")) {
      word = DayWord::fixed(checked_date(year, month->value, 1));
    } else if (const auto part = eat_part_of_month(ahead, checked_date(year, month->value, 1))) {
      word = DayWord::fixed(*part);
    } else if (const auto day = eat_day_number(ahead)) {
      word = DayWord::fixed(checked_date(year, month->value, *day));
    }
  }
  if (word) {
    scanner = ahead;
  }
  return word;
}

/// 年底, 明年3月5日, 2026年9月底.
std::optional<DayWord> eat_year(Scanner& scanner, Date today) {
  Scanner ahead = scanner;
  std::optional<DayWord> word;
  if (ahead.eat("年")) {
    if (eat_end(ahead)) {
      word = DayWord::end_of_month(12);
    } else if (ahead.eat("初")) {
      word = DayWord::day_of_year(1, 1);
    }
  } else if (const auto step = ahead.eat_of(years)) {
    word = eat_in_year(ahead, today.year() + *step);
  } else if (const auto year = ahead.number(); year && year->digits == 4 && ahead.eat("年")) {
    word = eat_in_year(ahead, year->value);
  }
  if (word) {
    scanner = ahead;
  }
  return word;
}

/// 12月5日, 12月5, 9月底, 5号.
std::optional<DayWord> eat_month_or_day(Scanner& scanner) {
  if (const auto day = eat_day_number(scanner)) {
    return DayWord::day_of_month(*day);
  }
  Scanner ahead = scanner;
  const auto month = ahead.number();
  if (!month || month->digits > 2 || !ahead.eat("月")) {
    return std::nullopt;
  }
  static_cast<void>(ahead.eat("份"));
  std::optional<DayWord> word;
  if (eat_end(ahead)) {
    word = DayWord::day_of_year(month->value, 1);  // refuses 13月底
    word = DayWord::end_of_month(month->value);
  } else if (ahead.eat("初")) {
    word = DayWord::day_of_year(month->value, 1);
  } else if (const auto part = ahead.eat_of(tens)) {
    static_cast<void>(ahead.eat("内"));
    word = *part == 31 ? DayWord::end_of_month(month->value)
                       : DayWord::day_of_year(month->value, *part);
  } else if (const auto day = ahead.number(); day && day->digits <= 2) {
    static_cast<void>(ahead.eat_any({"日", "号"}));
    word = DayWord::day_of_year(month->value, day->value);
  }
  if (word) {
    scanner = ahead;
  }
  return word;
}

}  // namespace

std::optional<std::chrono::weekday> eat_chinese_weekday(Scanner& scanner) {
  Scanner ahead = scanner;
  if (ahead.eat_any({"周", "星期", "礼拜"})) {
    if (const auto day = ahead.eat_of(chinese_weekdays)) {
      scanner = ahead;
      return std::chrono::weekday{static_cast<unsigned>(*day)};
    }
  }
  return std::nullopt;
}

std::optional<DayWord> eat_chinese_day(Scanner& scanner, Date today, std::string_view text) {
  if (const auto word = eat_near_day(scanner, today)) {
    return word;
  }
  if (const auto word = eat_weekday_word(scanner, today, text)) {
    return word;
  }
  if (const auto word = eat_year(scanner, today)) {
    return word;
  }
  if (const auto word = eat_bare_part(scanner)) {
    return word;
  }
  if (const auto word = eat_stepped_month(scanner, today)) {
    return word;
  }
  if (const auto word = eat_named_quarter(scanner)) {
    return word;
  }
  return eat_month_or_day(scanner);
}

}  // namespace bureau
