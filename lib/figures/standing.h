// What stood at an instant that has passed: a report of a week tells nothing of the next.
#pragma once

#include "store/history.h"

namespace bureau {

/// The matter without what happened after the instant: its end, its claim, its answer, its last
/// report, its waiting. Who was in charge and when it was due are as they are known.
Matter standing(const History& history, Matter matter, Instant at);

}  // namespace bureau
