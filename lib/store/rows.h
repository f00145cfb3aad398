// Rows by their keys, many in one query: a list costs as many statements for fifty rows as for
// five.
#pragma once

#include "store/records.h"

#include <map>
#include <string>
#include <vector>

namespace bureau {

class Database;

/// Those of these rows that there are now, by the texts of their keys. `keys` hold the key columns
/// (more are ignored). One query for some hundreds.
std::map<std::string, Row> current_rows(Database& database, const Table& table,
                                        const std::vector<Row>& keys);

/// The items of this letter in many matters, in the order of these, of each in their own.
std::vector<Item> items_of(Database& database, const std::vector<Ref>& refs, char letter);

/// Those of these items that there are.
std::map<SubRef, Item> items_at(Database& database, const std::vector<SubRef>& refs);

}  // namespace bureau
