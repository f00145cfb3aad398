// The TOML of a calendar.
#include "settings/files.h"
#include "settings/schema.h"
#include "settings/settings.h"

namespace bureau {

namespace {

using schema::Document;
using schema::Section;

constexpr int longest_holiday = 60;  // a mistyped year would fill the calendar

void list(Section& section, WorkCalendar& calendar, Date date, const CalendarDay& day) {
  const CalendarDay* listed = calendar.find(date);
  if (listed == nullptr) {
    calendar.days[date] = day;
  } else if (listed->off != day.off) {
    section.complain(localized("{} is both off and worked", date));
  }
}

void read_holiday(Section& section, WorkCalendar& calendar) {
  std::string name;
  Date from;
  Date to;
  std::vector<Date> work;
  section.require("name", name);
  const bool off = section.read("from", from);
  if (!section.read("to", to)) {
    to = from;
  }
  section.read("work", work);
  if (!off && !section.has("from") && section.has("to")) {
    section.complain("to", localized("'{}' is missing", "from"));
  } else if (off && (to < from || to - from > longest_holiday)) {
    section.complain("to", localized("a holiday from {} to {} is not possible", from, to));
  } else if (off) {
    for (Date date = from; date <= to; date = date + 1) {
      list(section, calendar, date, {.off = true, .name = name});
    }
  }
  for (const Date date : work) {
    list(section, calendar, date, {.off = false, .name = name});
  }
}

}  // namespace

namespace schema {

WorkCalendar read_calendar_file(Document& document) {
  WorkCalendar calendar;
  if (!document.good()) {
    return calendar;
  }
  Section section{document, document.root()};
  std::vector<int> years;
  section.read("name", calendar.name);
  section.read("years", years);
  calendar.years = {years.begin(), years.end()};
  section.each("holiday", [&](Section& holiday) { read_holiday(holiday, calendar); });
  section.finish();
  return calendar;
}

}  // namespace schema

WorkCalendar parse_calendar(std::string_view toml, std::string_view file) {
  Document document{toml, file};
  WorkCalendar calendar = schema::read_calendar_file(document);
  document.raise();
  return calendar;
}

}  // namespace bureau
