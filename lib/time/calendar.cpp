#include "time/calendar.h"

#include "base/error.h"
#include "base/text_form.h"
#include "time/scan.h"

#include <algorithm>

namespace bureau {

namespace {

bool is_weekday(Date date) {
  return date.weekday().iso_encoding() <= 5;
}

/// Mondays to Fridays in (from, to], for from <= to.
int weekdays_between(Date from, Date to) {
  const int days = to - from;
  int count = days / 7 * 5;
  for (Date date = to - days % 7; date < to;) {
    date = date + 1;
    count += is_weekday(date) ? 1 : 0;
  }
  return count;
}

Error damaged_line(std::string_view line) {
  return Error(ErrorKind::damaged, "the calendar of a version has the unreadable line '{}'", line);
}

std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::set<int> read_years(std::string_view line) {
  std::set<int> years;
  std::string_view rest = line;
  if (take(rest, ' ') != "years") {
    throw damaged_line(line);
  }
  while (!rest.empty()) {
    const std::string_view word = take(rest, ' ');
    const auto year = fixed_digits(word, 0, 4);
    if (word.size() != 4 || !year) {
      throw damaged_line(line);
    }
    years.insert(*year);
  }
  return years;
}

std::pair<Date, CalendarDay> read_day(std::string_view line) {
  std::string_view rest = line;
  Date date;
  try {
    from_text(take(rest, ' '), date);
  } catch (const Error&) {
    throw damaged_line(line);
  }
  const std::string_view word = take(rest, ' ');
  if (word != "off" && word != "work") {
    throw damaged_line(line);
  }
  return {date, {.off = word == "off", .name = std::string{rest}}};
}

}  // namespace

ListedDays::ListedDays(std::initializer_list<Listed> days) {
  for (const auto& [date, day] : days) {
    (*this)[date] = day;
  }
}

CalendarDay& ListedDays::operator[](Date date) {
  if (days_.empty()) {
    days_.reserve(256);  // a calendar of some years: nothing is moved while it is filled
  }
  if (days_.empty() || days_.back().first < date) {
    return days_.emplace_back(date, CalendarDay{}).second;
  }
  const auto place = std::ranges::lower_bound(days_, date, {}, &Listed::first);
  return place->first == date ? place->second : days_.insert(place, {date, CalendarDay{}})->second;
}

const CalendarDay* ListedDays::find(Date date) const {
  const auto place = std::ranges::lower_bound(days_, date, {}, &Listed::first);
  return place != days_.end() && place->first == date ? &place->second : nullptr;
}

std::vector<ListedDays::Listed>::const_iterator ListedDays::after(Date date) const {
  return std::ranges::upper_bound(days_, date, {}, &Listed::first);
}

const CalendarDay* WorkCalendar::find(Date date) const {
  return days.find(date);
}

bool WorkCalendar::works(Date date) const {
  const CalendarDay* listed = find(date);
  return listed == nullptr ? is_weekday(date) : !listed->off;
}

Date WorkCalendar::next_workday(Date date) const {
  do {
    date = plus_days(date, 1);
  } while (!works(date));
  return date;
}

Date WorkCalendar::last_workday_until(Date date) const {
  while (!works(date)) {
    date = plus_days(date, -1);
  }
  return date;
}

int WorkCalendar::workdays_between(Date from, Date to) const {
  if (to < from) {
    return -workdays_between(to, from);
  }
  int count = weekdays_between(from, to);
  const auto end = days.after(to);
  for (auto day = days.after(from); day != end; ++day) {
    count += (day->second.off ? 0 : 1) - (is_weekday(day->first) ? 1 : 0);
  }
  return count;
}

std::string WorkCalendar::effective_days(const std::set<int>& of_years) const {
  std::string text = "years";
  for (const int year : of_years) {
    if (knows(year)) {
      text += fmt::format(" {}", year);
    }
  }
  text += '\n';
  for (const int year : of_years) {
    const auto end = days.after(Date{year, 12, 31});
    for (auto listed = days.after(Date{year - 1, 12, 31}); listed != end; ++listed) {
      const auto& [date, day] = *listed;
      text += to_text(date);
      text += day.off ? " off" : " work";
      if (!day.name.empty()) {
        text += ' ';
        text += day.name;
        // A name is one line here, whatever a calendar file held.
        std::replace(text.end() - static_cast<std::ptrdiff_t>(day.name.size()), text.end(), '\n',
                     ' ');
      }
      text += '\n';
    }
  }
  return text;
}

WorkCalendar WorkCalendar::from_effective_days(std::string_view text) {
  WorkCalendar calendar;
  calendar.years = read_years(take(text, '\n'));
  while (!text.empty()) {
    const std::string_view line = take(text, '\n');
    auto [date, day] = read_day(line);
    if (!calendar.days.empty() && date <= std::prev(calendar.days.end())->first) {
      throw damaged_line(line);
    }
    calendar.days[date] = std::move(day);
  }
  return calendar;
}

void WorkCalendar::merge(const WorkCalendar& other) {
  for (const auto& [date, day] : other.days) {
    days[date] = day;
  }
  years.insert(other.years.begin(), other.years.end());
}

}  // namespace bureau
