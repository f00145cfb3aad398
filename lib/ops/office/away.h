// Absences (外出、休假): somebody is away for some days, and who stands in.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <string_view>

namespace bureau {

struct AwayInput {
  std::string who{};
  std::string days{};    ///< 11月23日..27日, a day alone, 今天..周五
  std::string deputy{};  ///< for these days, in place of the usual one
  std::string back{};    ///< the day on which they are back earlier, or do not leave at all
};
void declare(Fields& fields, AwayInput& input);

/// Records it; the same beginning once more takes the place of what was recorded. Throws Error:
/// not_found for one whom the directory has not, or who stands in, refused for days of which some
/// are told already, usage.
KnownAbsence go_away(Deed& deed, const AwayInput& input);

/// They are back on that day: what was recorded ends the day before, and what begins later is
/// taken out. Throws Error(not_found) where nothing was recorded that this ends.
void come_back(Deed& deed, const AwayInput& input);

}  // namespace bureau
