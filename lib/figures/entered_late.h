// What was entered for an earlier period after its cut-off (上期截止后补记; product rule 8).
#pragma once

#include "figures/changes.h"
#include "figures/scope.h"

#include <string>
#include <vector>

namespace bureau {

/// What was entered in a period and belongs to an earlier one, which comes out differently: what
/// had happened before it, and what was corrected or taken back.
struct EnteredLate {
  AnyRef ref{};  ///< of a matter, or of an item that was mended
  std::string verb{};
  std::string called{};  ///< the verb, for people
  Instant happened{};
  Instant at{};
  std::vector<ChangedField> changes{};  ///< of what was mended
  const Kind* kind = nullptr;           ///< of the matter: what its fields and states are called
  std::string title{};                  ///< of the matter
};

/// Of the matters that `history` shows, in the order in which it was recorded after `from` and
/// until `end`. What is recorded later changes nothing in it.
std::vector<EnteredLate> entered_late(const History& history, Instant from, Instant end,
                                      const Scope& scope);

}  // namespace bureau
