// What an entry of the journal changed of a matter, field by field.
#pragma once

#include "store/journal.h"

#include <string>
#include <vector>

namespace bureau {

/// One field of a matter that an entry changed: "claimed_at: 2026-11-17 10:00 → 2026-11-12 10:00".
struct ChangedField {
  std::string field{};
  std::string before{};  ///< "-": it had none
  std::string after{};
  friend bool operator==(const ChangedField&, const ChangedField&) = default;
};

/// A matter on both sides of an entry. Columns that the entry left alone are the same on both,
/// whatever they are now.
struct ChangedMatter {
  Matter before{};
  Matter after{};
};

/// The matters that the entry changed; not those that came into being with it, nor those whose past
/// was erased.
std::vector<ChangedMatter> changed_matters(Database& database, std::int64_t seq);

struct ChangedItem {
  Item before{};
  Item after{};
};
std::vector<ChangedItem> changed_items(Database& database, std::int64_t seq);

/// What follows from other fields (version, lamp, lateness) is left out.
std::vector<ChangedField> changed_fields(const ChangedMatter& change);
std::vector<ChangedField> changed_fields(const ChangedItem& change);

/// Of all its matters and items, with the units that came and went.
std::vector<ChangedField> changed_fields(Database& database, std::int64_t seq);

/// "field: before → after; …", "" when there are none.
std::string text_of(const std::vector<ChangedField>& changes);

}  // namespace bureau
