#include "time/date.h"

#include "base/error.h"
#include "base/text_form.h"
#include "time/scan.h"

#include <cstdint>

namespace bureau {

namespace {

bool in_range(std::int64_t year) {
  return year >= 1900 && year <= 9999;
}

}  // namespace

std::string to_text(Date date) {
  const auto civil = date.civil();
  const int year = static_cast<int>(civil.year());
  if (year < 0 || year > 9999) {
    return fmt::format("{}-{:02}-{:02}", year, static_cast<unsigned>(civil.month()),
                       static_cast<unsigned>(civil.day()));
  }
  std::string text;
  text.reserve(10);
  append_two_digits(text, year / 100);
  append_two_digits(text, year % 100);
  text += '-';
  append_two_digits(text, static_cast<int>(static_cast<unsigned>(civil.month())));
  text += '-';
  append_two_digits(text, static_cast<int>(static_cast<unsigned>(civil.day())));
  return text;
}

void from_text(std::string_view text, Date& date) {
  const auto year = fixed_digits(text, 0, 4);
  const auto month = fixed_digits(text, 5, 2);
  const auto day = fixed_digits(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) {
    throw Error(ErrorKind::usage, "'{}' is not a date: write 2026-08-24", text);
  }
  date = checked_date(*year, *month, *day);
}

Date checked_date(int year, int month, int day) {
  const std::chrono::year_month_day civil{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
  // chrono keeps a month and a day in a byte, a year in two: 257 would be January.
  if (year > 9999 || month > 12 || day > 31 || !civil.ok()) {
    throw Error(ErrorKind::usage, "there is no day {:04}-{:02}-{:02}", year, month, day);
  }
  if (!in_range(year)) {
    throw Error(ErrorKind::usage,
                "{:04}-{:02}-{:02} is out of range: days run from 1900-01-01 to 9999-12-31", year,
                month, day);
  }
  return Date{std::chrono::sys_days{civil}};
}

Date plus_days(Date date, std::int64_t n) {
  const std::int64_t days = date.days().time_since_epoch().count() + n;
  if (days < first_date.days().time_since_epoch().count() ||
      days > last_date.days().time_since_epoch().count()) {
    throw Error(ErrorKind::usage,
                "{} days from {} is out of range: days run from 1900-01-01 to 9999-12-31", n, date);
  }
  return Date{std::chrono::sys_days{std::chrono::days{days}}};
}

Date last_of_month(Date date) {
  const auto civil = date.civil();
  return Date{std::chrono::sys_days{civil.year() / civil.month() / std::chrono::last}};
}

Date plus_months(Date date, int n) {
  const auto civil = date.civil();
  const std::int64_t months = static_cast<std::int64_t>(static_cast<int>(civil.year())) * 12 +
                              static_cast<unsigned>(civil.month()) - 1 + n;
  if (months < 0 || !in_range(months / 12)) {
    throw Error(ErrorKind::usage,
                "{} months from {} is out of range: days run from 1900-01-01 to 9999-12-31", n,
                date);
  }
  const Date last =
      last_of_month(Date{static_cast<int>(months / 12), static_cast<unsigned>(months % 12) + 1, 1});
  return date.day() >= last.day() ? last : Date{last.year(), last.month(), date.day()};
}

IsoWeek iso_week(Date date) {
  const auto from_monday = static_cast<int>(date.weekday().iso_encoding()) - 1;
  const Date thursday = date + (3 - from_monday);  // a week belongs to the year of its Thursday
  const int year = thursday.year();
  return {year, (thursday - Date{year, 1, 1}) / 7 + 1};
}

Date monday_of(IsoWeek week) {
  const Date fourth{week.year, 1, 4};  // always in week 1
  const auto from_monday = static_cast<int>(fourth.weekday().iso_encoding()) - 1;
  return fourth + ((week.week - 1) * 7 - from_monday);
}

}  // namespace bureau
