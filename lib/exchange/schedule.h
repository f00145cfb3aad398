// The schedule of holidays of a year, as it is published for programs.
#pragma once

#include "time/calendar.h"

#include <string_view>

namespace bureau {

/// Reads {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}, the
/// community's shape, or an iCalendar text, in which an event with 班 in its name is a day worked.
/// A year may begin in the December before it. Throws Error(rejected), naming `file`, for what is
/// neither, for a day of another year, a year outside 1900 to 2200, and a day that is both off and
/// worked. iCalendar throws NeedsFull in the main program.
WorkCalendar read_schedule(std::string_view text, std::string_view file);

}  // namespace bureau
