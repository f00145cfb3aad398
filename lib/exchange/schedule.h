// The schedule of holidays of a year, as it is published for programs.
#pragma once

#include "time/calendar.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// What a file publishes, and what it has besides.
struct Schedule {
  WorkCalendar days{};
  std::vector<std::string> left_out{};  ///< names of events with a time of day
};

/// Reads {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}, the
/// community's shape, or an iCalendar text, in which an event whose name says work (班, 工作日) is
/// a day worked. A year may begin in the December before it. Throws Error(rejected), naming `file`,
/// for what is neither, for a day of another year, a year outside 1900 to 2200, a day that is both
/// off and worked, and an iCalendar text that publishes no year. iCalendar throws NeedsFull in the
/// main program.
Schedule read_schedule(std::string_view text, std::string_view file);

}  // namespace bureau
