// The renamings of units and people that were recorded.
#pragma once

#include "model/renaming.h"
#include "store/history.h"

namespace bureau {

/// As they were recorded then; a day that lies ahead is among them.
Renamings recorded_renamings(const History& history);

/// The row of the journal's table.
Row row_of(const Renaming& renaming);

}  // namespace bureau
