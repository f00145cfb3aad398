#include "time/instant.h"

#include "base/error.h"
#include "base/text_form.h"
#include "time/scan.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

namespace bureau {

namespace {

constexpr std::int64_t day_seconds = 86400;

/// No zone is a day away from UTC, so beyond these no wall shows a day that has a text form.
constexpr std::int64_t earliest = -2208988800 - 2 * day_seconds;
constexpr std::int64_t latest = 253402300800 + 2 * day_seconds;

std::int64_t midnight(Date date) {
  return std::int64_t{date.days().time_since_epoch().count()} * day_seconds;
}

std::int64_t asked_offset(std::int64_t seconds) {
  const std::time_t moment{seconds};
  std::tm parts{};
  return localtime_r(&moment, &parts) == nullptr ? 0 : parts.tm_gmtoff;
}

/// What libc said. It reads the rule of a zone anew for every moment, which costs more than all else
/// that is done with one.
class Asked {
 public:
  /// No zone has left an offset and come back to it within four days (the shortest such time is
  /// Brazil's of October 2000, a week): where both ends of four days agree, all between do.
  std::int64_t offset(std::int64_t seconds) {
    const std::int64_t span = seconds / (4 * day_seconds);
    const std::int64_t before = known(spans_, span, 4 * day_seconds);
    // Zones change at the bounds of a quarter of an hour only.
    return before == known(spans_, span + 1, 4 * day_seconds)
               ? before
               : known(quarters_, seconds / 900, 900);
  }

 private:
  static constexpr int slots = 127;  ///< a prime: the same time on other days lies elsewhere
  struct Slot {
    std::int64_t nth = -1;
    std::int64_t offset = 0;
  };
  using Slots = std::array<Slot, slots>;

  /// At the beginning of the nth of these lengths.
  static std::int64_t known(Slots& slots_of_length, std::int64_t nth, std::int64_t length) {
    Slot& slot = slots_of_length.at(static_cast<std::size_t>(nth % slots));
    if (slot.nth != nth) {
      slot = {nth, asked_offset(nth * length)};
    }
    return slot.offset;
  }

  Slots spans_{};
  Slots quarters_{};
};
constinit Asked asked{};

/// What the zone adds to UTC at this moment. Where libc cannot tell, UTC is read.
std::int64_t offset_at(std::int64_t seconds) {
  if (seconds < 4 * day_seconds) {
    return asked_offset(seconds);  // before 1970 zones changed at any second
  }
  return asked.offset(seconds);
}

void append_time(std::string& text, int seconds, bool with_seconds) {
  append_two_digits(text, seconds / 3600);
  text += ':';
  append_two_digits(text, seconds / 60 % 60);
  if (with_seconds) {
    text += ':';
    append_two_digits(text, seconds % 60);
  }
}

LocalTime reading(std::int64_t seconds, std::int64_t offset) {
  const std::int64_t wall = seconds + offset;
  const std::int64_t rest = (wall % day_seconds + day_seconds) % day_seconds;
  const auto days = static_cast<int>((wall - rest) / day_seconds);
  return {.date = Date{std::chrono::sys_days{std::chrono::days{days}}},
          .time = {static_cast<int>(rest)},
          .offset = static_cast<int>(offset)};
}

void check_range(Instant instant) {
  if (instant.seconds < earliest || instant.seconds > latest) {
    throw Error(ErrorKind::usage,
                "the moment {} is out of range: moments run from 1900-01-01 to 9999-12-31",
                instant.seconds);
  }
}

/// "17:00" or "9:30:15", and nothing else.
std::optional<TimeOfDay> read_time(std::string_view text) {
  const std::size_t hour_digits = text.find(':');
  if (hour_digits != 1 && hour_digits != 2) {
    return std::nullopt;
  }
  const auto hour = fixed_digits(text, 0, hour_digits);
  const auto minute = fixed_digits(text, hour_digits + 1, 2);
  std::optional<int> second = 0;
  if (text.size() != hour_digits + 3) {
    second = fixed_digits(text, hour_digits + 4, 2);
    if (text.size() != hour_digits + 6 || text[hour_digits + 3] != ':') {
      return std::nullopt;
    }
  }
  if (!hour || !minute || !second || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  const TimeOfDay time{*hour * 3600 + *minute * 60 + *second};
  return time.seconds <= day_seconds ? std::optional{time} : std::nullopt;
}

/// Takes Z, +08:00 or +0800 off the end of a time.
std::optional<int> take_offset(std::string_view& text) {
  if (text.ends_with('Z') || text.ends_with('z')) {
    text.remove_suffix(1);
    return 0;
  }
  const std::size_t sign = text.find_last_of("+-");
  if (sign == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view offset = text.substr(sign);
  const bool colon = offset.size() == 6 && offset[3] == ':';
  const auto hours = fixed_digits(offset, 1, 2);
  const auto minutes = fixed_digits(offset, colon ? 4 : 3, 2);
  if ((!colon && offset.size() != 5) || !hours || !minutes || *hours > 23 || *minutes > 59) {
    return std::nullopt;
  }
  text = text.substr(0, sign);
  const int seconds = *hours * 3600 + *minutes * 60;
  return offset.front() == '-' ? -seconds : seconds;
}

/// Takes ".25" off the end: a moment is whole seconds.
void drop_fraction(std::string_view& text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && point + 1 < text.size() &&
      text.find_first_not_of("0123456789", point + 1) == std::string_view::npos) {
    text = text.substr(0, point);
  }
}

}  // namespace

std::string to_text(TimeOfDay time) {
  std::string text;
  append_time(text, time.seconds, time.seconds % 60 != 0);
  return text;
}

void from_text(std::string_view text, TimeOfDay& time) {
  const auto read = read_time(text);
  if (!read) {
    throw Error(ErrorKind::usage, "'{}' is not a time of day: write 17:00", text);
  }
  time = *read;
}

void zone_changed() {
  tzset();
  asked = {};
}

LocalTime local(Instant instant) {
  check_range(instant);
  return reading(instant.seconds, offset_at(instant.seconds));
}

Instant at(Date date, TimeOfDay time) {
  // mktime() does not say what it does with readings that the zone skips or has twice.
  const std::int64_t wall = midnight(date) + time.seconds;
  const std::int64_t before = offset_at(wall - day_seconds);
  const std::int64_t after = offset_at(wall + day_seconds);
  if (before == after) {
    return {wall - before};
  }
  const bool holds_before = offset_at(wall - before) == before;
  const bool holds_after = offset_at(wall - after) == after;
  if (holds_before && holds_after) {
    return {std::min(wall - before, wall - after)};
  }
  return {holds_after ? wall - after : wall - before};
}

Instant plus_days(Instant instant, int n) {
  const LocalTime then = local(instant);
  return at(then.date + n, then.time);
}

Instant end_of_day(Date date) {
  return at(date, {day_seconds});
}

std::string to_text(Instant instant) {
  check_range(instant);
  // An offset has no seconds in RFC 3339. Old local mean times have: then the nearest wall is
  // shown.
  const std::int64_t offset = offset_at(instant.seconds) / 60 * 60;
  const LocalTime shown = reading(instant.seconds, offset);
  std::string text = to_text(shown.date);
  text += 'T';
  append_time(text, shown.time.seconds, true);
  text += offset < 0 ? '-' : '+';
  append_time(text, std::abs(shown.offset), false);
  return text;
}

void from_text(std::string_view text, Instant& instant) {
  const auto not_understood = [text] {
    return Error(ErrorKind::usage, "'{}' is not a moment: write 2026-11-20T16:50", text);
  };
  if (text.size() < 14 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) {
    throw not_understood();
  }
  std::string_view clock = text.substr(11);
  const auto offset = take_offset(clock);
  drop_fraction(clock);
  const auto time = read_time(clock);
  if (!time || !fixed_digits(text, 0, 4) || text[4] != '-') {
    throw not_understood();
  }
  Date date;
  from_text(text.substr(0, 10), date);
  const Instant read = offset ? Instant{midnight(date) + time->seconds - *offset} : at(date, *time);
  const Date shown = reading(read.seconds, offset_at(read.seconds)).date;
  if (shown < first_date || (shown > last_date && time->seconds != day_seconds)) {
    throw Error(ErrorKind::usage, "'{}' is out of range: moments run from 1900-01-01 to 9999-12-31",
                text);
  }
  instant = read;
}

std::string to_short_text(Instant instant) {
  const LocalTime shown = local(instant);
  std::string text = to_text(shown.date);
  text += ' ';
  append_time(text, shown.time.seconds, false);
  return text;
}

}  // namespace bureau
