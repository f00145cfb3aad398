// What may be done next with a matter.
#pragma once

#include "model/kind.h"
#include "model/matter.h"

#include <string>
#include <vector>

namespace bureau {

/// The steps from where the matter stands, with what is typed: "签收(accept)"; not one that gives a
/// number to what has one.
std::vector<std::string> possible_steps(const Kind& kind, const Matter& matter);

}  // namespace bureau
