#include "exchange/schedule.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "base/text_form.h"
#include "exchange/ics.h"

#include <algorithm>
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

/// "Spring Festival workday" and 春节补班, but not "day off work".
bool is_worked(const std::string& name) {
  std::string small = name;
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  const std::vector<std::string> words = split_list(small, U" ,;:.()/-（），：");
  const auto has = [&](std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  return name.find("班") != std::string::npos ||
         (!has("off") && (has("work") || has("workday") || has("working")));
}

/// The years that a file publishes. New Year's holiday may begin in December, which says nothing of
/// the rest of the old year.
std::set<int> years_of(const WorkCalendar& calendar) {
  constexpr unsigned december = 12;
  std::set<int> all;
  std::set<int> before_december;
  for (const auto& [date, day] : calendar.days) {
    all.insert(date.year());
    if (date.month() != december) {
      before_december.insert(date.year());
    }
  }
  std::erase_if(all, [&](int year) {
    return !before_december.contains(year) && before_december.contains(year + 1);
  });
  return all;
}

WorkCalendar schedule_of_ics(std::string_view text) {
  WorkCalendar calendar;
  for (const AllDayEvent& event : read_ics(text)) {
    check_year(event.first.year());
    check_year(event.last.year());
    if (event.last - event.first > longest_holiday) {
      throw Error(ErrorKind::rejected, "a holiday from {} to {} is not possible", event.first,
                  event.last);
    }
    const bool worked = is_worked(event.name);
    for (Date date = event.first; date <= event.last; date = date + 1) {
      list(calendar, date, {!worked, event.name});
    }
  }
  calendar.years = years_of(calendar);
  if (calendar.days.empty()) {
    throw Error(ErrorKind::rejected, "there is no event of whole days in it");
  }
  return calendar;
}

}  // namespace

WorkCalendar read_schedule(std::string_view text, std::string_view file) {
  const bool ics = file.ends_with(".ics") || text.starts_with("BEGIN:VCALENDAR");
  try {
    return ics ? schedule_of_ics(text) : schedule_of_json(text);
  } catch (const Error& error) {
    throw Error(ErrorKind::rejected, "{}: {}", file, error.what());
  }
}

}  // namespace bureau
