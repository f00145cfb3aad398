// The whole store, table by table: what an export gives, and what an import fills a new store with.
#pragma once

#include "store/value.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau {

class Database;

/// A row with the names of its columns, while it is given.
struct WholeRow {
  std::string_view table;
  std::span<const std::string> columns;
  const Row& values;
};

/// Gives every row, in an order in which they may be put into another store, the same for the same
/// store. The index of search is made from them and not given.
void each_row(Database& database, const std::function<void(const WholeRow&)>& take);

/// A store that is filled with rows of another. Make it inside a transaction.
class Filling {
 public:
  /// Takes out what a new store has. Throws Error(refused) when something was recorded in it.
  explicit Filling(Database& database);

  /// A row under the names of the schema that it was written in. A row may come before one that it
  /// refers to. Throws Error: rejected (no such table or column), conflict (it is there).
  void put(std::string_view table, std::vector<std::pair<std::string, Value>> row);

  /// Makes what is not exported. Throws Error(rejected) when the rows are not what their journal
  /// says, or not what the program can show.
  void finish();

 private:
  const std::vector<std::string>& columns_of(std::string_view table);

  Database& database_;
  std::map<std::string, std::vector<std::string>, std::less<>> columns_{};  ///< by their table
};

}  // namespace bureau
