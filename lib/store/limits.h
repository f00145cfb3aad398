// Matters whose limits are counted again when the calendar changes. What is open is read.
#pragma once

#include "model/matter.h"

#include <vector>

namespace bureau {

class Database;

/// Open ones with a due time that a calendar counted and nobody extended or adjusted, by their
/// refs.
std::vector<Matter> with_counted_limit(Database& database);

/// Open ones whose present state has a limit that a calendar counted, by their refs.
std::vector<Matter> with_state_limit(Database& database);

}  // namespace bureau
