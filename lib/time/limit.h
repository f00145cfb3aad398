// Limits: how long something may take, and how that was counted.
#pragma once

#include "time/calendar.h"
#include "time/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

enum class LimitUnit { minute, hour, day, workday, month, year };

/// A number and a unit. The text form is 30min, 2h, 10d, 10wd, 3m, 1y; input also takes 2w (weeks,
/// as days), "10 workdays", 10个工作日, 3天, 3日, 2小时, 30分钟, 1个月, 一年, each also with 内 or
/// 以内 behind.
struct Limit {
  int n = 0;
  LimitUnit unit = LimitUnit::workday;
  friend bool operator==(const Limit&, const Limit&) = default;
};

std::string to_text(const Limit& limit);
void from_text(std::string_view text, Limit& limit);

/// How the office's day runs, from its settings.
struct OfficeHours {
  TimeOfDay day_end{17 * 3600};  ///< a due date without a time ends here
  bool rest_day_moves =
      true;  ///< a day, month or year limit that ends on a day off ends on the next worked day
};

/// When a limit ends, and how it was counted.
struct Due {
  Instant at{};
  bool provisional = false;          ///< a year was touched whose schedule was not published
  std::set<int> years{};             ///< the years of the calendar that were looked at
  std::vector<std::string> steps{};  ///< the explanation for people, in the language of the process
};

/// The first day is not counted (民法典 201); minutes and hours run from the moment; day, month and
/// year limits that end on a day off end on the next worked day when the hours say so (203);
/// workdays count worked days only (行政许可法 82). Throws Error(usage) for a limit that leaves
/// 1900..9999.
Due count(const Limit& limit, Instant from, const WorkCalendar& calendar, const OfficeHours& hours);

/// The same end without its explanation, at a fraction of the cost: for lists and figures.
Instant end_of(const Limit& limit, Instant from, const WorkCalendar& calendar,
               const OfficeHours& hours);

}  // namespace bureau
