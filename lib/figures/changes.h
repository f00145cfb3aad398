// What an entry of the journal changed of a matter, field by field.
#pragma once

#include "office/office.h"
#include "store/journal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bureau {

/// One field of a matter that an entry changed, both values as programs write them.
struct ChangedField {
  std::string field{};
  std::string before{};  ///< "-": it had none
  std::string after{};
  bool is_moment = false;
  friend bool operator==(const ChangedField&, const ChangedField&) = default;
};

/// A matter or an item on both sides of an entry. Columns that the entry left alone are those of
/// the row that it is read on.
struct ChangedMatter {
  Matter before{};
  Matter after{};
};
struct ChangedItem {
  Item before{};
  Item after{};
};

/// What a change of the journal did to `row`, another moment of the same matter or item. Nothing
/// when it came or went with the change, or when its past was erased.
std::optional<ChangedMatter> changed_matter(const Change& change, const Row& row);
std::optional<ChangedItem> changed_item(const Change& change, const Row& row);

/// What follows from other fields (version, lamp, lateness) is left out.
std::vector<ChangedField> changed_fields(const ChangedMatter& change);
std::vector<ChangedField> changed_fields(const ChangedItem& change);

/// The same of any change, held against the row as it is now, with units and people by the names of
/// the day; what came or went is told of units that help only.
std::vector<ChangedField> changed_fields(const Office& office, Database& database,
                                         const Change& change);

/// What entries changed, read for all of them at once. `office` must live as long.
class ChangesOfEntries {
 public:
  ChangesOfEntries(const Office& office, Database& database, const std::vector<std::int64_t>& seqs);

  /// All that an entry changed of a matter and its items, with the units that came and went. What
  /// it changed of others may be above the reader's ceiling.
  std::vector<ChangedField> of(std::int64_t seq, Ref matter) const;

 private:
  const Office* office_;
  std::map<std::int64_t, std::vector<Change>> changes_{};
  std::map<std::pair<const Table*, std::string>, Row> now_{};  ///< by their keys
};

/// For people: "claimed_at: 2026-11-17 10:00 → 2026-11-12 10:00; …", "" when there are none.
std::string text_of(const std::vector<ChangedField>& changes);

}  // namespace bureau
