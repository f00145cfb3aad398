#include "time/day_words.h"

#include "base/error.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <vector>

namespace bureau {

namespace {

constexpr std::array<Word, 7> near_days{{{"today", 0},
                                         {"eod", 0},
                                         {"end of day", 0},
                                         {"tomorrow", 1},
                                         {"yesterday", -1},
                                         {"day after tomorrow", 2},
                                         {"day before yesterday", -2}}};
constexpr std::array<Word, 18> english_weekdays{{{"mon", 1},
                                                 {"monday", 1},
                                                 {"tue", 2},
                                                 {"tues", 2},
                                                 {"tuesday", 2},
                                                 {"wed", 3},
                                                 {"wednesday", 3},
                                                 {"thu", 4},
                                                 {"thur", 4},
                                                 {"thurs", 4},
                                                 {"thursday", 4},
                                                 {"fri", 5},
                                                 {"friday", 5},
                                                 {"sat", 6},
                                                 {"saturday", 6},
                                                 {"sun", 7},
                                                 {"sunday", 7},
                                                 {"weds", 3}}};

constexpr std::array<Word, 3> english_steps{{{"this", 0}, {"next", 1}, {"last", -1}}};
constexpr std::array<Word, 24> month_names{
    {{"jan", 1},  {"january", 1},  {"feb", 2},    {"february", 2},  {"mar", 3},  {"march", 3},
     {"apr", 4},  {"april", 4},    {"may", 5},    {"jun", 6},       {"june", 6}, {"jul", 7},
     {"july", 7}, {"aug", 8},      {"august", 8}, {"sep", 9},       {"sept", 9}, {"september", 9},
     {"oct", 10}, {"october", 10}, {"nov", 11},   {"november", 11}, {"dec", 12}, {"december", 12}}};

bool exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1900 && year <= 9999 &&
         day <= static_cast<int>(last_of_month(Date{year, static_cast<unsigned>(month), 1}).day());
}

constexpr int leap_year = 2000;

/// 03/04/05 and 11/12/2026: the readings that are days at all.
Error ambiguous_numbers(std::string_view text, const std::vector<Date>& readings) {
  switch (readings.size()) {
    case 0: return Error(ErrorKind::usage, "there is no day {}: write 2026-11-20", text);
    case 1:
      return Error(ErrorKind::usage, "'{}' has no whole year: write {}", text, readings.front());
    case 2:
      return Error(ErrorKind::usage, "'{}' has two readings: write {} or {}", text, readings[0],
                   readings[1]);
    default:
      return Error(ErrorKind::usage, "'{}' has three readings: write {}, {} or {}", text,
                   readings[0], readings[1], readings[2]);
  }
}

void add_reading(std::vector<Date>& readings, int year, int month, int day) {
  if (exists(year, month, day)) {
    const Date date = checked_date(year, month, day);
    if (std::find(readings.begin(), readings.end(), date) == readings.end()) {
      readings.push_back(date);
    }
  }
}

Date three_numbers(Number a, Number b, Number c, std::string_view text) {
  if (a.digits == 4) {
    return checked_date(a.value, b.value, c.value);
  }
  std::vector<Date> readings;
  const bool whole_year = c.digits == 4;
  if (!whole_year) {
    add_reading(readings, 2000 + a.value, b.value, c.value);
  }
  const int year = whole_year ? c.value : 2000 + c.value;
  add_reading(readings, year, a.value, b.value);
  add_reading(readings, year, b.value, a.value);
  if (whole_year && readings.size() == 1) {
    return readings.front();
  }
  throw ambiguous_numbers(text, readings);
}

/// 2026-11-20, 2026/11/20, 2026.11.20, 11-20, 11/20, 11/20/2026.
std::optional<DayWord> eat_numbers(Scanner& scanner, std::string_view text) {
  Scanner ahead = scanner;
  const auto a = ahead.number();
  const std::string_view separator = ahead.rest().substr(0, 1);
  if (!a || separator.find_first_of("-/.") != 0 || !ahead.eat(separator)) {
    return std::nullopt;
  }
  const auto b = ahead.number();
  if (!b || b->digits > 2) {
    return std::nullopt;
  }
  Scanner further = ahead;
  if (further.eat(separator)) {
    const auto c = further.number();
    if (!c || (a->digits != 4 && a->digits > 2) || (c->digits != 4 && c->digits > 2)) {
      return std::nullopt;
    }
    scanner = further;
    return DayWord::fixed(three_numbers(*a, *b, *c, text));
  }
  if (a->digits > 2 || separator == ".") {
    return std::nullopt;
  }
  scanner = ahead;
  return DayWord::day_of_year(a->value, b->value);
}

/// 20261120.
std::optional<DayWord> eat_eight_digits(Scanner& scanner) {
  const std::string_view rest = scanner.rest();
  const auto year = fixed_digits(rest, 0, 4);
  const auto month = fixed_digits(rest, 4, 2);
  const auto day = fixed_digits(rest, 6, 2);
  if (!year || !month || !day || (rest.size() > 8 && rest[8] != ' ')) {
    return std::nullopt;
  }
  scanner = Scanner{rest.substr(8)};
  return DayWord::fixed(checked_date(*year, *month, *day));
}

/// "nov 20", "20 nov", "november 20th, 2026".
std::optional<DayWord> eat_english_month(Scanner& scanner) {
  Scanner ahead = scanner;
  auto month = ahead.eat_of(month_names);
  ahead.skip_blanks();
  const auto day = ahead.number();
  if (!day || day->digits > 2) {
    return std::nullopt;
  }
  static_cast<void>(ahead.eat_any({"st", "nd", "rd", "th"}));
  if (!month) {
    ahead.skip_blanks();
    month = ahead.eat_of(month_names);
  }
  if (!month || (!ahead.done() && ahead.rest().front() == ':')) {
    return std::nullopt;
  }
  scanner = ahead;
  static_cast<void>(ahead.eat(","));
  ahead.skip_blanks();
  if (const auto year = ahead.number(); year && year->digits == 4) {
    scanner = ahead;
    return DayWord::fixed(checked_date(year->value, *month, day->value));
  }
  return DayWord::day_of_year(*month, day->value);
}

std::optional<DayWord> eat_english(Scanner& scanner, Date today) {
  Scanner ahead = scanner;
  if (const auto days = ahead.eat_of(near_days)) {
    scanner = ahead;
    return DayWord::fixed(plus_days(today, *days));
  }
  if (const auto step = ahead.eat_of(english_steps)) {
    ahead.skip_blanks();
    const auto weekday = ahead.eat_of(english_weekdays);
    if (!weekday) {
      return std::nullopt;
    }
    scanner = ahead;
    return DayWord::fixed(day_in_week(today, *step, *weekday));
  }
  // The office's week ends on Friday, as its reports do.
  if (scanner.eat_any({"eow", "end of week"})) {
    return DayWord{.kind = DayWord::Kind::weekday, .weekday = std::chrono::Friday};
  }
  if (scanner.eat_any({"eom", "end of month"})) {
    return DayWord::end_of_month(0);
  }
  if (scanner.eat_any({"eoq", "end of quarter"})) {
    return DayWord{.kind = DayWord::Kind::end_of_quarter};
  }
  if (scanner.eat_any({"eoy", "end of year"})) {
    return DayWord::end_of_month(12);
  }
  return eat_english_month(scanner);
}

}  // namespace

std::optional<std::chrono::weekday> eat_weekday(Scanner& scanner) {
  if (const auto english = scanner.eat_of(english_weekdays)) {
    return std::chrono::weekday{static_cast<unsigned>(*english)};
  }
  return eat_chinese_weekday(scanner);
}

DayWord DayWord::day_of_year(int month, int day) {
  if (!exists(leap_year, month, day)) {
    throw Error(ErrorKind::usage, "there is no day {:02}-{:02} in any year", month, day);
  }
  return {.kind = DayWord::Kind::day_of_year, .month = month, .day = day};
}

DayWord DayWord::day_of_month(int day) {
  if (day < 1 || day > 31) {
    throw Error(ErrorKind::usage, "there is no day {} in any month", day);
  }
  return {.kind = DayWord::Kind::day_of_month, .day = day};
}

DayWord DayWord::end_of_month(int month) {
  if (month < 0 || month > 12) {
    throw Error(ErrorKind::usage, "there is no month {}", month);
  }
  return {.kind = DayWord::Kind::end_of_month, .month = month};
}

Date day_in_week(Date today, int weeks, int iso_weekday) {
  const int from_monday = static_cast<int>(today.weekday().iso_encoding()) - 1;
  return plus_days(today, 7 * weeks + iso_weekday - 1 - from_monday);
}

Date DayWord::resolve(Date start, Direction direction) const {
  const bool forward = direction == Direction::forward;
  if (kind == DayWord::Kind::fixed) {
    return date;
  }
  if (kind == DayWord::Kind::weekday) {
    const auto ahead = static_cast<int>((weekday - start.weekday()).count());
    return plus_days(start, forward ? ahead : -((7 - ahead) % 7));
  }
  // Every month has at most one such day; the next 29 February is at most eight years away.
  for (int i = 0;; ++i) {
    const Date first = plus_months(Date{start.year(), start.month(), 1}, forward ? i : -i);
    const Date last = last_of_month(first);
    const auto number = static_cast<int>(first.month());
    const bool whole = kind == DayWord::Kind::end_of_month || kind == DayWord::Kind::end_of_quarter;
    const bool fits = (month == 0 || month == number) &&
                      (kind != DayWord::Kind::end_of_quarter || number % 3 == 0) &&
                      (whole || day <= static_cast<int>(last.day()));
    const Date found = whole ? last : first + (day - 1);
    if (fits && (forward ? found >= start : found <= start)) {
      return found;
    }
  }
}

std::optional<DayWord> eat_day(Scanner& scanner, Date today, std::string_view text) {
  if (const auto word = eat_numbers(scanner, text)) {
    return word;
  }
  if (const auto word = eat_eight_digits(scanner)) {
    return word;
  }
  if (const auto word = eat_chinese_day(scanner, today, text)) {
    return word;
  }
  if (const auto word = eat_english(scanner, today)) {
    return word;
  }
  if (const auto weekday = eat_weekday(scanner)) {
    return DayWord{.kind = DayWord::Kind::weekday, .weekday = *weekday};
  }
  return std::nullopt;
}

}  // namespace bureau
