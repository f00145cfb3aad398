// The place of a meeting, booked for its time.
#pragma once

#include "ops/deed/deed.h"

namespace bureau {

/// Books the matter's place for its time, and lets go of what it had booked before. Throws
/// Error(conflict) that names the matter it clashes with.
void book_place(Deed& deed, const Matter& matter);

}  // namespace bureau
