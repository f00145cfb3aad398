// Limits inside longer text, for the readers of lib/time.
#pragma once

#include "time/limit.h"
#include "time/scan.h"

#include <optional>

namespace bureau {

/// Eats 10wd, 10 workdays, 十个工作日, 半个月, 2w (as 14 days), or nothing.
std::optional<Limit> eat_limit(Scanner& scanner);

}  // namespace bureau
