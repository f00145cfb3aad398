// Waiting time (rule 4): what a suspended matter rested is given back to its limits.
#pragma once

#include "ops/deed/deed.h"

namespace bureau {

/// Moves the due times on by what the matter waited from its suspension until now, in the unit of
/// its limit: worked days for a limit in worked days and for a due time that was given, days for
/// days, months and years, the time itself for hours and minutes. A due time that had passed when
/// it was suspended stays.
void give_back(Deed& deed, Matter& matter);

}  // namespace bureau
