// Self-check (自查): every hole, with the command that fills it (product rule 2).
#pragma once

#include "figures/scope.h"

#include <string>
#include <vector>

namespace bureau {

/// Something missing.
struct Hole {
  std::string id{};       ///< no-owner, no-limit, decision-without-task …
  std::string ref{};      ///< the matter or item
  std::string text{};     ///< what is missing, for people
  std::string command{};  ///< what fills it
};

struct Audit {
  std::vector<Hole> holes{};
  std::vector<Hole> notices{};  ///< no holes: waivers, leaders' own changes
  std::size_t hidden = 0;       ///< matters above the ceiling, not looked at
};

/// Every hole at an instant, by kind of hole, then by ref. `history` tells what had happened by it.
Audit audit(const History& history, Instant now, const Scope& scope);

/// Whether a task had no progress report in its cycle (and is neither claimed nor waiting).
bool is_stuck(const Matter& matter, Instant now, const Scope& scope);

}  // namespace bureau
