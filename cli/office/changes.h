// What an entry of the journal changed of a matter, field by field, for `log` and `why`.
#pragma once

#include "store/journal.h"

#include <string>
#include <vector>

namespace bureau::cli {

/// One field of a matter that an entry changed: "claimed_at: 2026-11-17 10:00 → 2026-11-12 10:00".
struct ChangedField {
  std::string field{};
  std::string before{};  ///< "-": it had none
  std::string after{};
};

/// Empty when the matter came into being with the entry, or when its past was erased. What follows
/// from other fields (version, lamp, lateness) is left out.
std::vector<ChangedField> changed_fields(Database& database, std::int64_t seq);

/// "field: before → after; …", "" when there are none.
std::string text_of(const std::vector<ChangedField>& changes);

}  // namespace bureau::cli
