// Foreign calendars: the all-day events of an iCalendar text. libical stays in ics.cpp.
#pragma once

#include "time/date.h"

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// An event of whole days: a holiday, or a weekend that is worked.
struct AllDayEvent {
  std::string name{};  ///< as written, blanks at the ends cut; may be empty
  Date first{};
  Date last{};  ///< included, unlike DTEND
  friend bool operator==(const AllDayEvent&, const AllDayEvent&) = default;
};

/// All-day events in the order of the text; events with a time of day and cancelled ones are left
/// out. Throws Error(rejected) for a text that is no calendar, has mistakes (their number and the
/// first of them), has an impossible day, or has an event that recurs: a schedule of holidays lists
/// its days. In the main program it throws NeedsFull.
std::vector<AllDayEvent> read_ics(std::string_view text);

/// Thrown where the main program lacks a library: libical has no small archive, and would cost each
/// start its loading. cli::run() answers it with needs_full, and main() becomes `bureau-full`.
class NeedsFull : public std::exception {
 public:
  const char* what() const noexcept override { return "bureau-full is needed"; }
};

}  // namespace bureau
