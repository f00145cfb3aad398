// Days of the civil calendar, without time of day or zone.
#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace bureau {

/// A calendar day, 1900-01-01 to 9999-12-31. There is no Date::today(): the present is an argument.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days day) : day_{day} {}
  constexpr Date(int year, unsigned month, unsigned day)
      : day_{std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}}} {}

  constexpr std::chrono::sys_days days() const { return day_; }
  constexpr std::chrono::weekday weekday() const { return std::chrono::weekday{day_}; }
  constexpr std::chrono::year_month_day civil() const { return {day_}; }
  constexpr int year() const { return static_cast<int>(civil().year()); }
  constexpr unsigned month() const { return static_cast<unsigned>(civil().month()); }
  constexpr unsigned day() const { return static_cast<unsigned>(civil().day()); }

  friend constexpr Date operator+(Date date, int n) {
    return Date{date.day_ + std::chrono::days{n}};
  }
  friend constexpr Date operator-(Date date, int n) {
    return Date{date.day_ - std::chrono::days{n}};
  }
  friend constexpr int operator-(Date a, Date b) {
    return static_cast<int>((a.day_ - b.day_).count());
  }
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::chrono::sys_days day_{};
};

/// The text form is ISO 8601: 2026-08-24. from_text() throws Error(usage), naming an impossible
/// day.
std::string to_text(Date date);
void from_text(std::string_view text, Date& date);

Date last_of_month(Date date);

/// The same day `n` months later, the last of that month when it has no such day (民法典 202).
Date plus_months(Date date, int n);

struct IsoWeek {
  int year;
  int week;
  friend auto operator<=>(const IsoWeek&, const IsoWeek&) = default;
};
IsoWeek iso_week(Date date);
Date monday_of(IsoWeek week);

}  // namespace bureau
