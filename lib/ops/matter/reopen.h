// What has ended goes on.
#pragma once

#include "ops/deed/deed.h"

#include <string_view>

namespace bureau {

/// Takes an ended matter back to the last open state it was in. Needs a reason. Throws
/// Error(refused).
Matter reopen_matter(Deed& deed, Ref ref, std::string_view reason);

}  // namespace bureau
