#include "exchange/ics.h"

#include "base/error.h"
#include "base/text.h"

#include <libical/ical.h>

#include <algorithm>
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

Date last_of(icalcomponent* event, Date first, const std::string& name) {
  Date last = first;
  if (const auto* end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
      end != nullptr) {
    last = date_of(icalproperty_get_dtend(end), name) - 1;
  } else if (const auto* length = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
             length != nullptr) {
    constexpr int seconds_of_day = 24 * 60 * 60;
    last =
        first + (icaldurationtype_as_int(icalproperty_get_duration(length)) / seconds_of_day - 1);
  }
  if (last < first) {
    throw Error(ErrorKind::rejected, "the event '{}' ends before it begins", cleaned(name));
  }
  return last;
}

void read_event(icalcomponent* event, std::vector<AllDayEvent>& events) {
  const auto* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
  if (start == nullptr || icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) {
    return;
  }
  const icaltimetype time = icalproperty_get_dtstart(start);
  if (time.is_date == 0) {
    return;
  }
  const std::string name = name_of(event);
  if (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) != nullptr) {
    throw Error(ErrorKind::rejected,
                "the event '{}' recurs: a schedule must list its days one by one", cleaned(name));
  }
  const Date first = date_of(time, name);
  events.push_back({name, first, last_of(event, first, name)});
}

void read_events(icalcomponent* component, std::vector<AllDayEvent>& events) {
  for (icalcomponent* inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
       inner != nullptr; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    if (icalcomponent_isa(inner) == ICAL_VEVENT_COMPONENT) {
      read_event(inner, events);
    } else {
      read_events(inner, events);
    }
  }
}

/// Names of properties are the same in any case.
bool begins(std::string_view line, std::string_view name) {
  return std::ranges::equal(line.substr(0, name.size()), name, [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? a - ('a' - 'A') : a) == b;
  });
}

/// libical writes to stderr about an END that ends nothing: it must not come so far.
void check_pairs(std::string_view text) {
  int depth = 0;
  for (std::size_t from = 0, line = 1; from < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view all = text.substr(from, end - from);
    depth += begins(all, "BEGIN:") ? 1 : begins(all, "END:") ? -1 : 0;
    if (depth < 0) {
      throw Error(ErrorKind::rejected, "the calendar has an END without its BEGIN in line {}",
                  line);
    }
    from = end + 1;
  }
}

Component parsed(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  if (const std::size_t bad = first_bad_utf8(text); bad != std::string_view::npos) {
    throw Error(ErrorKind::rejected, "the calendar is not UTF-8 at byte {}", bad + 1);
  }
  const std::string whole{trimmed(text)};
  if (!whole.starts_with("BEGIN:VCALENDAR") || whole.find('\0') != std::string::npos) {
    throw Error(ErrorKind::rejected,
                "this is no iCalendar text: it must begin with BEGIN:VCALENDAR");
  }
  check_pairs(whole);
  icalerror_set_errors_are_fatal(0);
  Component calendar{icalparser_parse_string(whole.c_str())};
  if (calendar == nullptr) {
    throw Error(ErrorKind::rejected, "the calendar cannot be read: has it its END:VCALENDAR?");
  }
  return calendar;
}

}  // namespace

std::vector<AllDayEvent> read_ics(std::string_view text) {
  const Component calendar = parsed(text);
  Mistakes mistakes;
  collect(calendar.get(), mistakes);
  if (mistakes.count > 0) {
    throw Error(ErrorKind::rejected, "the calendar has mistakes ({}), the first: {}",
                mistakes.count, mistakes.first);
  }
  // Several calendars in one text come below a root of their own, one calendar is the root itself.
  std::vector<AllDayEvent> events;
  read_events(calendar.get(), events);
  return events;
}

}  // namespace bureau
