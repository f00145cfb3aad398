// Full-text search: an index of bigrams made by the program, right for Chinese words of every
// length.
#pragma once

#include "store/records.h"

#include <string_view>
#include <vector>

namespace bureau {

class Database;

/// Keeps the index true to a row that came, changed or went. State secrets are not in it.
void update_search(Database& database, const Table& table, const Row* before, const Row* after);

/// Makes the index again from the rows.
void rebuild_search(Database& database);

/// A place where the words were found: the matter, or an item of it (n > 0).
struct Hit {
  SubRef where{};
  bool in_item = false;
};

/// Hits of all the words (blanks divide them), newest refs first, each verified against the rows:
/// Han words of three or more characters are not found by their pairs alone. `limit` 0: all.
std::vector<Hit> find_text(Database& database, std::string_view query, std::size_t limit);

}  // namespace bureau
