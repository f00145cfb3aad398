#include "time/take_over.h"

#include <utility>

namespace bureau {

void take_over(WorkCalendar& calendar, const WorkCalendar& published) {
  constexpr unsigned december = 12;
  if (!published.years.empty()) {
    ListedDays kept;
    for (const auto& [date, day] : std::exchange(calendar.days, {})) {
      const int next = date.year() + 1;
      const bool of_next = date.month() == december && calendar.knows(next);
      if (!published.knows(of_next ? next : date.year())) {
        kept[date] = day;
      }
    }
    calendar.days = std::move(kept);
  }
  calendar.merge(published);
}

}  // namespace bureau
