// The tags of a matter.
#pragma once

#include "ops/deed/deed.h"

#include <string_view>

namespace bureau {

/// A tag, or several with commas between; what the matter has already, or has not, is left as it
/// is.
void add_tags(Matter& matter, std::string_view tags);
void take_off_tags(Matter& matter, std::string_view tags);

}  // namespace bureau
