// Periods of reports: a working day, a week that ends at the office's cut-off, a month, a quarter,
// a year.
#pragma once

#include "time/calendar.h"
#include "time/instant.h"

#include <string>
#include <string_view>

namespace bureau {

enum class PeriodKind { day, week, month, quarter, year };
std::string to_text(PeriodKind kind);
std::string word_of(PeriodKind kind);  ///< for people
void from_text(std::string_view text, PeriodKind& kind);

/// What belongs to a period: from < moment <= to. (A week ends at its cut-off and includes it; a
/// month ends at midnight and does not: `to` is its last second.)
struct Period {
  PeriodKind kind = PeriodKind::week;
  std::string name{};  ///< 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026
  Instant from{};      ///< not included
  Instant to{};        ///< included
  int joined = 0;      ///< weeks, or days, without work that were joined to this one from before it

  bool contains(Instant instant) const { return from < instant && instant <= to; }
};

/// The end of weeks: "fri 17:00". The text form is that.
struct WeekCutoff {
  std::chrono::weekday day{std::chrono::Friday};
  TimeOfDay time{17 * 3600};
};
std::string to_text(const WeekCutoff& cutoff);
void from_text(std::string_view text, WeekCutoff& cutoff);

/// Reads 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026, this, last, next, 本周 上周 本月 上月 …;
/// `kind` says what this and last mean; of days also yesterday, 周五 …. `this` of weeks is the one
/// that contains now by its cut-off. A week without a working day, and a day without work, joins
/// the next: asking for it gives what it was joined to, whose `from` lies earlier. Throws
/// Error(usage).
Period read_period(std::string_view text, PeriodKind kind, Instant now,
                   const WorkCalendar& calendar, const WeekCutoff& cutoff);

Period before(const Period& period, const WorkCalendar& calendar, const WeekCutoff& cutoff);
Period after(const Period& period, const WorkCalendar& calendar, const WeekCutoff& cutoff);

}  // namespace bureau
