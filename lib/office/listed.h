// Matters with what a list shows around them.
#pragma once

#include "model/listed_matter.h"
#include "office/office.h"

#include <vector>

namespace bureau {

/// With their lamps, units and people by the names of the day. The units that help are fetched, for
/// all in one query, only where somebody looks at them.
std::vector<ListedMatter> listed(Database& database, const Office& office, Instant now,
                                 std::vector<Matter> matters, bool with_co);

}  // namespace bureau
