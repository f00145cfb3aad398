// The state in which a matter is, and what hangs on it.
#pragma once

#include "ops/deed/deed.h"

#include <string_view>

namespace bureau {

/// The state with its place in the kind, its phase, and whether the matter is open: nothing else
/// sets these.
void set_state(const Kind& kind, std::string_view to, Matter& matter);

/// Brings a matter to a state now: since when, its limit, when it ended; waiting time is given back
/// when it was suspended.
void enter_state(Deed& deed, const Kind& kind, std::string_view to, Matter& matter);

/// Nothing happens to a matter before what brought it where it stands. (A matter may be opened
/// later than it came in.) Throws Error(refused).
void check_sequence(Deed& deed, const Kind& kind, const Matter& matter);

}  // namespace bureau
