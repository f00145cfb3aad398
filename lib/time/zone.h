// The name of a time zone, as the environment gives it.
#pragma once

#include <string>

namespace bureau {

/// libc takes a TZ that it does not know for UTC without a word, and every limit would end hours
/// off. Throws Error(usage) for one that is neither a file of the zones of this machine nor a rule
/// written out ("CST-8", "<+08>-8").
void check_zone(const std::string& name);

}  // namespace bureau
