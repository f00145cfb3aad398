// The name of a time zone, as the environment gives it.
#pragma once

#include <string>

namespace bureau {

/// libc takes a TZ that it does not know for UTC without a word, and every limit would end hours
/// off. Throws Error(usage) for one that is neither a file of the zones of this machine nor a rule
/// written out ("CST-8", "<+08>-8").
void check_zone(const std::string& name);

/// The same of a setting; an empty one is that of the machine.
bool is_zone(const std::string& name);
std::string no_such_zone(const std::string& name);  ///< what is said of another

/// From now on the wall of this office is in that zone, whatever TZ says.
void use_zone(const std::string& name);

}  // namespace bureau
