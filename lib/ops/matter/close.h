// What remains of the office's steps, taken at once: --close.
#pragma once

#include "ops/deed/deed.h"

#include <string>

namespace bureau {

/// Goes on while a matter is under review or done, each time by the only step of the office's that
/// leads forward and asks for no reason. Throws Error(refused) where there is none, or several,
/// which it names; where its phase is another; and to who is not of the office.
Matter close_matter(Deed& deed, Ref ref, const std::string& waive);

}  // namespace bureau
