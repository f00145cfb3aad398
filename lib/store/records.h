// How records are laid out in tables: each record's columns are named once, in records.cpp.
#pragma once

#include "model/item.h"
#include "model/matter.h"
#include "store/value.h"

#include <span>
#include <string>
#include <string_view>

namespace bureau {

/// The tables that the journal keeps.
const Table& matter_table();
const Table& item_table();
const Table& part_table();
const Table& link_table();
const Table& booking_table();
const Table& calendar_day_table();
const Table& party_table();

/// All of them, in an order in which rows may be inserted. The schema has their columns in our
/// order: a SELECT of them says `*`, which SQLite prepares faster than a list.
std::span<const Table* const> journal_tables();

/// Which row a change of the journal is of, under the names of today.
struct KeptRow {
  const Table* table = nullptr;
  std::string key{};
};
/// `table` and `key` as the journal has them, perhaps of an earlier schema. Throws Error(damaged)
/// for a table that there never was.
KeptRow kept_row(std::string_view table, std::string_view key);

/// A table of an export under the name of today, with the key column that its rows lacked.
struct TableNow {
  std::string_view name;
  std::string_view added{};  ///< empty: none
  std::int64_t value = 0;
};
TableNow table_now(std::string_view name);

Row row_of(const Matter& matter);
Row row_of(const Item& item);
Row row_of(const Part& part);
Row row_of(const Link& link);

Matter matter_of(const Row& row);
Item item_of(const Row& row);
Part part_of(const Row& row);
Link link_of(const Row& row);

}  // namespace bureau
