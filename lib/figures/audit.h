// Self-check (自查): every hole, with the command that fills it (product rule 2).
#pragma once

#include "figures/scope.h"
#include "model/finding.h"

#include <cstddef>
#include <vector>

namespace bureau {

struct Audit {
  std::vector<Finding> holes{};
  std::vector<Finding> notices{};  ///< no holes: waivers, leaders' own changes
  std::size_t hidden = 0;          ///< matters above the ceiling, not looked at
};

/// Every hole at an instant, by kind of hole, then by ref. `history` tells what had happened by it.
Audit audit(const History& history, Instant now, const Scope& scope);

}  // namespace bureau
