#include "exchange/schedule.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "base/text_form.h"
#include "exchange/ics.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bureau {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;
constexpr int longest_holiday = 60;  // a mistyped year would fill the calendar

void check_year(std::int64_t year) {
  if (year < first_year || year > last_year) {
    throw Error(ErrorKind::rejected, "{} is no year of a schedule: it is from {} to {}", year,
                first_year, last_year);
  }
}

void list(WorkCalendar& calendar, Date date, const CalendarDay& day) {
  if (const CalendarDay* listed = calendar.find(date);
      listed != nullptr && listed->off != day.off) {
    throw Error(ErrorKind::rejected, "{} is both off and worked", date);
  }
  calendar.days[date] = day;
}

/// New Year's holiday often begins in the old year.
void check_belongs(Date date, int year) {
  constexpr unsigned december = 12;
  if (date.year() != year && (date.year() != year - 1 || date.month() != december)) {
    throw Error(ErrorKind::rejected, "{} is no day of {}, the year of the file", date, year);
  }
}

void read_day(const Json& day, int year, WorkCalendar& calendar) {
  const Json* date = day.find("date");
  const Json* off = day.find("isOffDay");
  const Json* name = day.find("name");
  if (date == nullptr || date->as_text() == nullptr || off == nullptr ||
      off->as_bool() == nullptr) {
    throw Error(ErrorKind::rejected, "it has no date or no isOffDay");
  }
  const Date when = parse<Date>(*date->as_text());
  check_belongs(when, year);
  list(calendar, when,
       {*off->as_bool(),
        name != nullptr && name->as_text() != nullptr ? *name->as_text() : std::string{}});
}

WorkCalendar schedule_of_json(std::string_view text) {
  const Json json = parse_json(text);
  WorkCalendar calendar;
  const Json* year = json.find("year");
  const Json* days = json.find("days");
  if (year == nullptr || year->as_int() == nullptr || days == nullptr ||
      days->as_array() == nullptr) {
    throw Error(ErrorKind::rejected,
                R"(the file is not {{"year": …, "days": [{{"name", "date", "isOffDay"}}]}})");
  }
  check_year(*year->as_int());
  const int of_year = static_cast<int>(*year->as_int());
  std::size_t count = 0;
  for (const Json& day : *days->as_array()) {
    ++count;
    try {
      read_day(day, of_year, calendar);
    } catch (const Error& error) {
      throw Error(ErrorKind::rejected, "day {} of the file: {}", count, error.what());
    }
  }
  // An empty file is a year that is not published yet.
  if (!calendar.days.empty()) {
    calendar.years.insert(of_year);
  }
  return calendar;
}

/// "Spring Festival workday" and 春节补班, but not "day off work"; who has duty (值班) works while
/// the others are off.
bool is_worked(const std::string& name) {
  std::string small = name;
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  const std::vector<std::string> words = split_list(small, U" ,;:.()/-（），：");
  const auto has = [&](std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  const auto says = [&](std::string_view text) { return name.find(text) != std::string::npos; };
  return (says("班") && !says("值班")) || (says("工作日") && !says("非工作日")) ||
         (!has("off") && (has("work") || has("workday") || has("working")));
}

/// iCalendar names no year. A schedule has 1 January, 1 May or 1 October off, or many holidays;
/// somebody's leave has neither. New Year's holiday may begin in December, which says nothing of
/// the rest of the old year.
std::set<int> years_of(const WorkCalendar& calendar) {
  constexpr std::size_t many = 5;
  std::set<int> years;
  std::map<int, std::set<std::string>> holidays;
  for (const auto& [date, day] : calendar.days) {
    const bool first =
        date.day() == 1 && (date.month() == 1 || date.month() == 5 || date.month() == 10);
    if (day.off &&
        (first || (holidays[date.year()].insert(day.name), holidays[date.year()].size() >= many))) {
      years.insert(date.year());
    }
  }
  return years;
}

Schedule schedule_of_ics(std::string_view text) {
  Schedule schedule;
  for (const DayEvent& event : read_ics(text)) {
    const bool worked = is_worked(event.name);
    if (event.timed && !worked) {
      schedule.left_out.push_back(event.name);
      continue;
    }
    check_year(event.first.year());
    check_year(event.last.year());
    if (event.last - event.first > longest_holiday) {
      throw Error(ErrorKind::rejected, "a holiday from {} to {} is not possible", event.first,
                  event.last);
    }
    for (Date date = event.first; date <= event.last; date = date + 1) {
      list(schedule.days, date, {!worked, event.name});
    }
  }
  if (schedule.days.days.empty()) {
    throw Error(ErrorKind::rejected, "there is no event of whole days in it");
  }
  schedule.days.years = years_of(schedule.days);
  if (schedule.days.years.empty()) {
    throw Error(
        ErrorKind::rejected,
        "it publishes no year: neither 1 January, 1 May nor 1 October is off in it, nor has "
        "it five holidays");
  }
  return schedule;
}

}  // namespace

Schedule read_schedule(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  const bool ics = file.ends_with(".ics") || text.starts_with("BEGIN:VCALENDAR");
  try {
    return ics ? schedule_of_ics(text) : Schedule{schedule_of_json(text)};
  } catch (const Error& error) {
    throw Error(ErrorKind::rejected, "{}: {}", file, error.what());
  }
}

}  // namespace bureau
