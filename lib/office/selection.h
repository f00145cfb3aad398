// What a filter selects of the past: matters by their state at an instant, with the units that
// helped then.
#pragma once

#include "office/office.h"
#include "store/matters.h"

#include <functional>

namespace bureau {

using Selects = std::function<bool(const Matter& matter, Instant instant)>;

/// Nothing for an empty filter: all are selected. `office` and `history` must live as long as what
/// it gives.
Selects selection(const Office& office, const History& history, Filter filter);

/// The units that helped then, and those of them that had not answered.
CoUnits co_units_then(const History& history, Ref ref, Instant instant);

}  // namespace bureau
