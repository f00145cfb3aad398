// Names that records have and the directory has not: whose work is found under no name of today.
#pragma once

#include "office/office.h"

#include <string>
#include <vector>

namespace bureau {

/// A sentence for each, with the way out; none where the directory names no units, or no people.
std::vector<std::string> unknown_parties(const Office& office, Database& database);

}  // namespace bureau
