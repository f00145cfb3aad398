// A moment that was recorded wrongly, and what was counted from it.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string_view>

namespace bureau {

/// Moves a moment where there is one: taking a step is no correction. What the same act set with it
/// moves along, which is said, and the limits that were counted from it are counted again; what
/// only happens to be equal stays. Throws Error: refused, usage.
void mend_moment(Deed& deed, Matter& matter, std::optional<Instant> Matter::*moment,
                 std::string_view field, std::string_view text);

}  // namespace bureau
