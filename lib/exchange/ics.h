// Foreign calendars: the events of an iCalendar text, by their days. libical stays in ics.cpp.
#pragma once

#include "time/date.h"

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// An event by the days that it touches: a holiday, or a weekend that is worked.
struct DayEvent {
  std::string name{};  ///< as written, blanks at the ends cut; may be empty
  Date first{};
  Date last{};         ///< included, unlike DTEND
  bool timed = false;  ///< it has a time of day; from midnight to midnight is whole days
  friend bool operator==(const DayEvent&, const DayEvent&) = default;
};

/// Events in the order of the text, without cancelled ones. Only DTSTART, DTEND, DURATION, SUMMARY,
/// STATUS, RRULE and RDATE are judged. Throws Error(rejected) for a text that is no calendar, has
/// mistakes in these (their number and the first of them), has an impossible day, or has an event
/// of whole days that recurs: a schedule of holidays lists its days. In the main program it throws
/// NeedsFull.
std::vector<DayEvent> read_ics(std::string_view text);

/// Throws NeedsFull in the main program: ask before what cannot be read twice is read.
void need_ics();

/// Thrown where the main program lacks a library: libical has no small archive, and would cost each
/// start its loading. cli::run() answers it with needs_full, and main() becomes `bureau-full`.
class NeedsFull : public std::exception {
 public:
  const char* what() const noexcept override { return "bureau-full is needed"; }
};

}  // namespace bureau
