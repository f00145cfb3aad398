// The words for a time of day, behind a day or alone. For the readers of lib/time.
#pragma once

#include "time/instant.h"
#include "time/scan.h"

#include <optional>
#include <string_view>

namespace bureau {

/// Eats 9:30, 9点半, 下午3时15分, 5pm, noon, 中午, midnight (the end of the
/// day), 下班 (the end of the office's day), or nothing.
/// Throws Error(usage) for what is no time of day; `text` is what the message quotes.
std::optional<TimeOfDay> eat_clock(Scanner& scanner, TimeOfDay day_end, std::string_view text);

}  // namespace bureau
