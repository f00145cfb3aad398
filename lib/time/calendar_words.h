// The words for days that only a calendar knows: 本月最后一个工作日, 春节前. For the readers of
// lib/time.
#pragma once

#include "time/calendar.h"
#include "time/scan.h"
#include "time/words.h"

#include <optional>
#include <string_view>

namespace bureau {

/// A day that a calendar gave. Without one it is a guess.
struct CalendarWord {
  Date date{};
  bool known = false;  ///< the schedule of its year was published
};

/// Eats 本月最后一个工作日, 12月第一个工作日, "last workday of next month"; 春节前, which is the
/// last day that is worked before the holiday; or nothing. Throws Error(usage) for a holiday that
/// the calendar does not know yet; `text` is what the message quotes.
std::optional<CalendarWord> eat_calendar_word(Scanner& scanner, Date today,
                                              const WordContext& context, std::string_view text);

}  // namespace bureau
