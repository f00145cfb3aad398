// Moments, and how they are read on the wall of this office. The zone is libc's (TZ); only
// instant.cpp asks it.
#pragma once

#include "time/date.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace bureau {

/// A moment: whole seconds since 1970-01-01T00:00Z.
struct Instant {
  std::int64_t seconds = 0;

  friend constexpr Instant operator+(Instant a, std::int64_t s) { return {a.seconds + s}; }
  friend constexpr Instant operator-(Instant a, std::int64_t s) { return {a.seconds - s}; }
  friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.seconds - b.seconds; }
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

/// The time of day, in seconds since midnight; 86400 is the end of the day.
struct TimeOfDay {
  int seconds = 0;
  friend constexpr auto operator<=>(TimeOfDay, TimeOfDay) = default;
};

/// The text form is 17:00, or 17:00:30; 24:00 is allowed.
std::string to_text(TimeOfDay time);
void from_text(std::string_view text, TimeOfDay& time);

/// Must be called after TZ was changed: what libc said of its zones is kept.
void zone_changed();

/// A moment as the wall shows it.
struct LocalTime {
  Date date{};
  TimeOfDay time{};
  int offset = 0;  ///< seconds east of UTC
};

LocalTime local(Instant instant);

/// The moment of a wall clock's reading. A reading that the zone skips moves on by the gap; one
/// that it has twice is the first.
Instant at(Date date, TimeOfDay time);

/// The same reading of the wall `n` days later, earlier when negative: days are counted by the
/// calendar, not all of them have 24 hours.
Instant plus_days(Instant instant, int n);

/// The end of a day, which is the beginning of the next.
Instant end_of_day(Date date);

/// The text form is RFC 3339 with the offset of this office: 2026-11-20T16:50:00+08:00. from_text()
/// takes seconds or not, 'T' or a blank, an offset, 'Z', or neither for local time.
std::string to_text(Instant instant);
void from_text(std::string_view text, Instant& instant);

/// For people: "2026-11-20 16:50"; without the time at 24:00 or 00:00 is not hidden: it is always
/// shown.
std::string to_short_text(Instant instant);

}  // namespace bureau
