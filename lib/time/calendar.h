// The working calendar: which days are worked, by the schedules that were published.
#pragma once

#include "time/date.h"

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace bureau {

/// A day that differs from the week, or is named: a holiday, or a day worked instead (调休).
struct CalendarDay {
  bool off = false;
  std::string name{};  ///< 国庆节
  friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

/// Listed days in the order of their dates. A sorted vector: every start fills in some hundred, in
/// order, and looks up a few.
class ListedDays {
 public:
  using Listed = std::pair<Date, CalendarDay>;

  ListedDays() = default;
  ListedDays(std::initializer_list<Listed> days);

  CalendarDay& operator[](Date date);                          ///< listed if it was not
  const CalendarDay* find(Date date) const;                    ///< nullptr: not listed
  std::vector<Listed>::const_iterator after(Date date) const;  ///< the first later one

  auto begin() const { return days_.begin(); }
  auto end() const { return days_.end(); }
  std::size_t size() const { return days_.size(); }
  bool empty() const { return days_.empty(); }

  friend bool operator==(const ListedDays&, const ListedDays&) = default;

 private:
  std::vector<Listed> days_{};
};

/// Days not listed: Monday to Friday are worked, Saturday and Sunday off
/// (国务院关于职工工作时间的规定). A schedule may hold days of the year before it, so days are
/// keyed by date and years are named apart.
struct WorkCalendar {
  std::string name = "cn";
  ListedDays days{};
  std::set<int> years{};  ///< whose schedule was published

  bool works(Date date) const;
  bool knows(int year) const { return years.contains(year); }
  const CalendarDay* find(Date date) const;  ///< listed, or nullptr

  Date next_workday(Date date) const;        ///< the first worked day after `date`
  Date last_workday_until(Date date) const;  ///< `date` or the nearest worked day before it

  /// Worked days in (from, to]; negative when to < from.
  int workdays_between(Date from, Date to) const;

  /// The listed days of the given years as canonical text, one "2026-10-10 work 国庆节" a line
  /// after a line "years 2026 2027" of those among them that are known: what a version pins, and is
  /// hashed.
  std::string effective_days(const std::set<int>& of_years) const;

  /// The inverse; throws Error(damaged).
  static WorkCalendar from_effective_days(std::string_view text);

  /// Adds what another calendar says, day by day; its known years become known.
  void merge(const WorkCalendar& other);

  friend bool operator==(const WorkCalendar&, const WorkCalendar&) = default;
};

}  // namespace bureau
