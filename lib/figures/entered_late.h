// What was entered for an earlier period after its cut-off (上期截止后补记; product rule 8).
#pragma once

#include "figures/audit.h"
#include "figures/changes.h"

#include <map>
#include <string>
#include <vector>

namespace bureau {

/// What was entered in the period and belongs to an earlier one (上期截止后补记): what happened
/// before it, and what was corrected or taken back so that an earlier figure comes out differently.
struct EnteredLate {
  std::string ref{};
  std::string verb{};
  std::string called{};  ///< the verb, for people
  Instant happened{};
  Instant at{};
  std::vector<ChangedField> changes{};  ///< of what was corrected or taken back
  const Kind* kind = nullptr;           ///< of the matter: what its fields and states are called
};

/// Of the matters that may be seen, by their refs, in the order in which it was recorded after
/// `from` and until `end`.
std::vector<EnteredLate> entered_late(const History& history, Instant from, Instant end,
                                      const std::map<std::string, Matter>& visible,
                                      const Scope& scope);

}  // namespace bureau
