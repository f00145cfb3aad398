#include "exchange/ics.h"

#include "base/error.h"
#include "base/text.h"
#include "time/instant.h"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>

namespace bureau {

namespace {

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

/// libical never fails to parse: what it does not understand becomes a property of its own, which
/// stands in the place of the one that was wrong.
struct Mistakes {
  int count = 0;
  std::string first{};
};

void collect(icalcomponent* component, Mistakes& mistakes) {
  for (icalproperty* property =
           icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
       property != nullptr;
       property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
    const char* text = icalproperty_get_xlicerror(property);
    const std::string_view said = text != nullptr ? text : "";
    // Empty descriptions and places are common in published calendars, and lose nothing.
    if (!said.starts_with("No value for") && ++mistakes.count == 1) {
      mistakes.first = cleaned(said);
    }
  }
  for (icalcomponent* inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
       inner != nullptr; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    collect(inner, mistakes);
  }
}

std::string name_of(icalcomponent* event) {
  const char* summary = icalcomponent_get_summary(event);
  return std::string{trimmed(summary != nullptr ? summary : "")};
}

Date date_of(const icaltimetype& time, const std::string& event) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace): the calendar's own words
  const year_month_day civil{year{time.year}, month{static_cast<unsigned>(time.month)},
                             day{static_cast<unsigned>(time.day)}};
  if (!civil.ok() || time.year < 1900 || time.year > 9999) {
    throw Error(ErrorKind::rejected, "the event '{}' has an impossible day: {}-{:02}-{:02}",
                cleaned(event), time.year, time.month, time.day);
  }
  return Date{sys_days{civil}};
}

bool is_midnight(const icaltimetype& time) {
  return time.is_date != 0 || (time.hour == 0 && time.minute == 0 && time.second == 0);
}

/// A moment of UTC by the wall of this office; any other is written by the wall it is meant for.
icaltimetype on_the_wall(icaltimetype time) {
  if (time.is_date != 0 || icaltime_is_utc(time) == 0) {
    return time;
  }
  const LocalTime here = local({static_cast<std::int64_t>(icaltime_as_timet(time))});
  time.year = here.date.year();
  time.month = static_cast<int>(here.date.month());
  time.day = static_cast<int>(here.date.day());
  time.hour = here.time.seconds / 3600;
  time.minute = here.time.seconds / 60 % 60;
  time.second = here.time.seconds % 60;
  return time;
}

/// The last day, and whether the event ends with a day. An end that is the beginning is common, and
/// every program reads one day.
DayEvent with_end(icalcomponent* event, DayEvent found, const icaltimetype& start) {
  found.last = found.first;
  found.timed = !is_midnight(start);
  if (const auto* end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
      end != nullptr) {
    const icaltimetype until = on_the_wall(icalproperty_get_dtend(end));
    const Date last = date_of(until, found.name);
    found.timed = found.timed || !is_midnight(until);
    found.last = is_midnight(until) && last > found.first ? last - 1 : last;
  } else if (const auto* length = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
             length != nullptr) {
    constexpr int seconds_of_day = 24 * 60 * 60;
    const int seconds = icaldurationtype_as_int(icalproperty_get_duration(length));
    found.timed = found.timed || seconds % seconds_of_day != 0;
    found.last = found.first + (seconds + seconds_of_day - 1) / seconds_of_day - 1;
    found.last = seconds == 0 ? found.first : found.last;
  } else {
    found.timed = start.is_date == 0;
  }
  if (found.last < found.first) {
    throw Error(ErrorKind::rejected, "the event '{}' ends before it begins", cleaned(found.name));
  }
  return found;
}

void read_event(icalcomponent* event, std::vector<DayEvent>& events) {
  const auto* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
  if (start == nullptr || icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) {
    return;
  }
  const icaltimetype time = on_the_wall(icalproperty_get_dtstart(start));
  const std::string name = name_of(event);
  DayEvent found = with_end(event, {name, date_of(time, name)}, time);
  if (!found.timed && (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) != nullptr ||
                       icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY) != nullptr)) {
    throw Error(ErrorKind::rejected,
                "the event '{}' recurs: a schedule must list its days one by one", cleaned(name));
  }
  events.push_back(std::move(found));
}

void read_events(icalcomponent* component, std::vector<DayEvent>& events) {
  for (icalcomponent* inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
       inner != nullptr; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    if (icalcomponent_isa(inner) == ICAL_VEVENT_COMPONENT) {
      read_event(inner, events);
    } else {
      read_events(inner, events);
    }
  }
}

/// Lines as they were before they were folded, which may be inside a character (RFC 5545, 3.1).
std::string unfolded(std::string_view text) {
  std::string whole;
  whole.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '\r' && at + 1 < text.size() ? at + 1 : at;
    if (text[end] == '\n' && end + 1 < text.size() &&
        (text[end + 1] == ' ' || text[end + 1] == '\t')) {
      at = end + 1;
    } else {
      whole += text[at];
    }
  }
  return whole;
}

/// "DTSTART;VALUE=DATE:20261001" gives DTSTART: names are the same in any case.
std::string property_of(std::string_view line) {
  std::string name{line.substr(0, line.find_first_of(";:"))};
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  });
  return name;
}

/// What matters of a calendar: of its events the lines that are judged. Reminders and whatever else
/// stands inside an event may be as wrong as they like.
class Judged {
 public:
  std::string of(std::string_view text) {
    for (std::size_t from = 0, line = 1; from < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      take(trimmed(text.substr(from, end - from)), line);
      from = end + 1;
    }
    return std::move(kept_);
  }

 private:
  void take(std::string_view line, std::size_t number) {
    static constexpr std::array judged{"DTSTART", "DTEND", "DURATION", "SUMMARY",
                                       "STATUS",  "RRULE", "RDATE"};
    const std::string name = property_of(line);
    if (name == "BEGIN") {
      inside_.push_back(property_of(trimmed(line.substr(std::min(line.size(), name.size() + 1)))));
    }
    if (inside_.empty()) {
      if (name == "END") {  // libical writes to stderr about it
        throw Error(ErrorKind::rejected, "the calendar has an END without its BEGIN in line {}",
                    number);
      }
      return;
    }
    const bool known = inside_.back() == "VCALENDAR" || inside_.back() == "VEVENT";
    const bool nested = inside_.size() > 1 && inside_[inside_.size() - 2] == "VEVENT";
    if (known && !nested &&
        (name == "BEGIN" || name == "END" ||
         (inside_.back() == "VEVENT" && std::ranges::find(judged, name) != judged.end()))) {
      kept_ += line;
      kept_ += "\r\n";
    }
    if (name == "END") {
      inside_.pop_back();
    }
  }

  std::string kept_{};
  std::vector<std::string> inside_{};
};

Component parsed(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  const std::string all = unfolded(text);
  if (const std::size_t bad = first_bad_utf8(all); bad != std::string_view::npos) {
    throw Error(ErrorKind::rejected, "the calendar is not UTF-8 at byte {}", bad + 1);
  }
  const std::string whole{trimmed(all)};
  if (!whole.starts_with("BEGIN:VCALENDAR") || whole.find('\0') != std::string::npos) {
    throw Error(ErrorKind::rejected,
                "this is no iCalendar text: it must begin with BEGIN:VCALENDAR");
  }
  const std::string judged = Judged{}.of(whole);
  icalerror_set_errors_are_fatal(0);
  Component calendar{icalparser_parse_string(judged.c_str())};
  if (calendar == nullptr) {
    throw Error(ErrorKind::rejected, "the calendar cannot be read: has it its END:VCALENDAR?");
  }
  return calendar;
}

}  // namespace

std::vector<DayEvent> read_ics(std::string_view text) {
  const Component calendar = parsed(text);
  Mistakes mistakes;
  collect(calendar.get(), mistakes);
  if (mistakes.count > 0) {
    throw Error(ErrorKind::rejected, "the calendar has mistakes ({}), the first: {}",
                mistakes.count, mistakes.first);
  }
  // Several calendars in one text come below a root of their own, one calendar is the root itself.
  std::vector<DayEvent> events;
  read_events(calendar.get(), events);
  return events;
}

void need_ics() {}

}  // namespace bureau
