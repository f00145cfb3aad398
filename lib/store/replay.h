// The journal replayed: whether the records are what it says.
#pragma once

#include "store/journal.h"

#include <string>
#include <vector>

namespace bureau {

/// Folds every change from the first to the last and holds the rows against the outcome, and every
/// moment against when it was recorded. Rows whose past was erased are passed over. Gives the
/// complaints. It holds the whole office in memory.
std::vector<std::string> verify_records(Database& database);

}  // namespace bureau
