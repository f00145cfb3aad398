// The journal by rows: what was changed since an instant, and where that does not tell enough, a
// matter's whole journal.
#pragma once

#include "store/row_past.h"

#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace bureau {

class ChangesByRow {
 public:
  /// By the key of the row.
  using Rows = std::map<Row, std::vector<RowChange>>;

  /// Reads what was recorded after `since`, once; without it nothing beforehand.
  explicit ChangesByRow(Database& database) : database_{database} {}
  ChangesByRow(Database& database, Instant since);
  ChangesByRow(const ChangesByRow&) = delete;
  ChangesByRow& operator=(const ChangesByRow&) = delete;

  Instant since() const { return since_; }

  /// The rows of a table that were changed since, each with its changes from the oldest on.
  const Rows& of(const Table& table) const;

  /// Every change of a row from its coming on: read with all of its matter, and kept.
  std::span<const RowChange> whole(const Table& table, const Row& key) const;

 private:
  using Tables = std::map<std::string_view, Rows>;  ///< by the name of the table

  void read_entries(std::string_view where, const std::vector<Value>& parameters) const;
  void read_changes(std::string_view where, const std::vector<Value>& parameters,
                    Tables& into) const;

  Database& database_;
  Instant since_{};
  mutable std::map<std::int64_t, EntryTimes> entries_{};
  Tables tables_{};
  mutable std::map<Value, Tables> whole_{};  ///< by the key of the matter; null: what is of none
};

}  // namespace bureau
