#include "time/clock_words.h"

#include "base/error.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

enum class Part { none, early, morning, noon, afternoon, evening };

constexpr std::array<Word, 14> parts{{{"凌晨", static_cast<int>(Part::early)},
                                      {"清晨", static_cast<int>(Part::morning)},
                                      {"早上", static_cast<int>(Part::morning)},
                                      {"早晨", static_cast<int>(Part::morning)},
                                      {"早", static_cast<int>(Part::morning)},
                                      {"上午", static_cast<int>(Part::morning)},
                                      {"中午", static_cast<int>(Part::noon)},
                                      {"午后", static_cast<int>(Part::afternoon)},
                                      {"下午", static_cast<int>(Part::afternoon)},
                                      {"傍晚", static_cast<int>(Part::afternoon)},
                                      {"晚上", static_cast<int>(Part::evening)},
                                      {"晚间", static_cast<int>(Part::evening)},
                                      {"夜里", static_cast<int>(Part::evening)},
                                      {"晚", static_cast<int>(Part::evening)}}};

constexpr TimeOfDay noon{12 * 3600};

/// The hours that are said with a part of the day, and what makes them hours of 24.
struct HoursOfPart {
  Part part;
  int first;
  int last;
  int added;
};

constexpr std::array hours_of_parts{
    HoursOfPart{Part::none, 0, 99, 0},  // whether there is such an hour is asked later
    HoursOfPart{Part::early, 12, 12, -12},   HoursOfPart{Part::early, 0, 6, 0},
    HoursOfPart{Part::morning, 0, 12, 0},    HoursOfPart{Part::noon, 1, 2, 12},
    HoursOfPart{Part::noon, 11, 14, 0},      HoursOfPart{Part::afternoon, 1, 11, 12},
    HoursOfPart{Part::afternoon, 12, 19, 0}, HoursOfPart{Part::evening, 5, 12, 12},
    HoursOfPart{Part::evening, 17, 24, 0}};

/// The hour of 24 that a part of the day makes of a spoken one; nothing where they do not fit.
std::optional<int> whole_hour(Part part, int hour) {
  const auto found = std::ranges::find_if(hours_of_parts, [&](const HoursOfPart& hours) {
    return hours.part == part && hours.first <= hour && hour <= hours.last;
  });
  return found == hours_of_parts.end() ? std::nullopt : std::optional{hour + found->added};
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// What stands behind 9点: 半, 一刻, 30分, 05, or nothing.
void eat_spoken_minutes(Scanner& scanner, Clock& clock) {
  if (scanner.eat("半")) {
    clock.minute = 30;
  } else if (scanner.eat_any({"一刻", "1刻"})) {
    clock.minute = 15;
  } else if (scanner.eat_any({"三刻", "3刻"})) {
    clock.minute = 45;
  } else if (!scanner.eat_any({"整", "钟"})) {
    if (const auto minutes = scanner.number()) {
      clock.minute = minutes->value;
      static_cast<void>(scanner.eat_any({"分钟", "分"}));
    }
  }
}

/// 9:30, 9:30:15, 9点, 9时30分; nothing for a bare number, which may be anything.
std::optional<Clock> eat_numbers(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto hour = ahead.number();
  if (!hour || hour->digits > 2) {
    return std::nullopt;
  }
  Clock clock{.hour = hour->value};
  if (ahead.eat(":")) {
    const auto minute = ahead.number();
    if (!minute || minute->digits != 2) {
      return std::nullopt;
    }
    clock.minute = minute->value;
    if (ahead.eat(":")) {
      const auto second = ahead.number();
      if (!second || second->digits != 2) {
        return std::nullopt;
      }
      clock.second = second->value;
    }
  } else if (ahead.eat_any({"点", "點", "时"})) {
    eat_spoken_minutes(ahead, clock);
  } else {
    Scanner behind = ahead;
    behind.skip_blanks();
    if (!behind.eat_any({"am", "pm"})) {
      return std::nullopt;
    }
  }
  scanner = ahead;
  return clock;
}

/// "am" or "pm" behind the numbers; nothing when the hour is not one of twelve.
std::optional<int> eat_half(Scanner& scanner, int hour) {
  Scanner ahead = scanner;
  ahead.skip_blanks();
  const bool am = ahead.eat("am");
  if (!am && !ahead.eat("pm")) {
    return hour;
  }
  scanner = ahead;
  if (hour < 1 || hour > 12) {
    return std::nullopt;
  }
  return hour % 12 + (am ? 0 : 12);
}

}  // namespace

std::optional<TimeOfDay> eat_clock(Scanner& scanner, TimeOfDay day_end, std::string_view text) {
  if (scanner.eat("下班")) {
    return day_end;
  }
  if (scanner.eat("noon")) {
    return noon;
  }
  if (scanner.eat_any({"midnight", "午夜"})) {
    return TimeOfDay{86400};
  }
  const auto part = static_cast<Part>(scanner.eat_of(parts).value_or(0));
  if (part != Part::none) {
    scanner.skip_blanks();
  }
  const auto clock = eat_numbers(scanner);
  if (!clock) {
    if (part == Part::none || part == Part::noon) {
      return part == Part::noon ? std::optional{noon} : std::nullopt;
    }
    throw Error(ErrorKind::usage, "'{}' names a part of a day and no time: add one, like 上午9点",
                text);
  }
  auto hour = eat_half(scanner, clock->hour);
  hour = hour ? whole_hour(part, *hour) : hour;
  const int seconds = hour.value_or(0) * 3600 + clock->minute * 60 + clock->second;
  if (!hour || clock->minute > 59 || clock->second > 59 || seconds > 86400) {
    throw Error(ErrorKind::usage, "there is no such time of day as in '{}': write 17:00", text);
  }
  return TimeOfDay{seconds};
}

}  // namespace bureau
