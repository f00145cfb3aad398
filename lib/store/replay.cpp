#include "store/replay.h"

#include "base/i18n.h"
#include "store/row_past.h"
#include "store/select.h"

#include <map>
#include <optional>

namespace bureau {

namespace {

/// What the journal makes of one row.
struct Folded {
  std::optional<Row> row{};
  bool erased = false;
};

using Rows = std::map<std::string, Folded>;

/// What a row is of, for people.
std::string name_of(const Table& table, const std::string& key) {
  const Row row = row_of_key(table, key);
  const auto* matter = row.empty() ? nullptr : std::get_if<std::int64_t>(&row.front());
  return matter == nullptr ? key : to_text(Ref::of_key(*matter));
}

/// Nothing happens later than it is recorded: histories rely on it.
void check_moments(const KeptRow& kept, const std::map<std::size_t, Value>& columns, Instant at,
                   std::vector<std::string>& complaints) {
  for (const std::size_t column : moments_of(*kept.table)) {
    const auto found = columns.find(column);
    const auto* moment =
        found == columns.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
    if (moment != nullptr && *moment > at.seconds) {
      complaints.push_back(localized("{} has a moment ({}) after it was recorded",
                                     name_of(*kept.table, kept.key), kept.table->columns[column]));
    }
  }
}

/// The log of a matter and what is erased with it are found by a column that no digest covers.
void check_matter(const KeptRow& kept, const Statement& change, int column,
                  std::vector<std::string>& complaints) {
  const Row key = row_of_key(*kept.table, kept.key);
  const auto* matter =
      kept.table->of_matter && !key.empty() ? std::get_if<std::int64_t>(&key.front()) : nullptr;
  if (matter == nullptr ? !change.is_null(column)
                        : change.is_null(column) || change.int_at(column) != *matter) {
    complaints.push_back(
        localized("a change of {} stands under another matter", name_of(*kept.table, kept.key)));
  }
}

std::map<std::string, Rows> fold(Database& database, std::vector<std::string>& complaints) {
  std::map<std::string, Rows> tables;
  Statement select = database.prepare(
      "SELECT table_name, key, before, after, at, matter FROM change JOIN entry ON entry.seq = "
      "change.seq"
      " ORDER BY change.seq, n");
  for (select.bind(); select.step();) {
    const KeptRow kept = kept_row(select.text_at(0), select.text_at(1));
    check_matter(kept, select, 5, complaints);
    Folded& folded = tables[std::string{kept.table->name}][kept.key];
    if (select.is_null(3)) {
      folded.row.reset();
      continue;
    }
    if (select.text_at(3).empty()) {
      folded.erased = true;
      continue;
    }
    std::map<std::size_t, Value> columns = columns_of_payload(*kept.table, select.text_at(3));
    check_moments(kept, columns, {select.int_at(4)}, complaints);
    if (select.is_null(2) || !folded.row) {
      folded.row = row_of_key(*kept.table, kept.key);
      folded.row->resize(kept.table->columns.size());
    }
    for (auto& [column, value] : columns) {
      (*folded.row)[column] = std::move(value);
    }
  }
  return tables;
}

void compare(Database& database, const Table& table, Rows& rows,
             std::vector<std::string>& complaints) {
  Statement select = database.prepare(fmt::format("SELECT * FROM {}", table.name));
  for (select.bind(); select.step();) {
    const Row row = read_row(table, select);
    const auto found = rows.find(key_of(table, row));
    if (found == rows.end()) {
      complaints.push_back(localized("{}: the journal knows nothing of a row of {}",
                                     name_of(table, key_of(table, row)), table.name));
      continue;
    }
    if (!found->second.erased && found->second.row != row) {
      complaints.push_back(localized("{} is not what the journal says ({})",
                                     name_of(table, found->first), table.name));
    }
    rows.erase(found);
  }
  for (const auto& [key, folded] : rows) {
    if (folded.row && !folded.erased) {
      complaints.push_back(
          localized("{}: a row of {} is missing", name_of(table, key), table.name));
    }
  }
}

}  // namespace

std::vector<std::string> verify_records(Database& database) {
  std::vector<std::string> complaints;
  std::map<std::string, Rows> tables = fold(database, complaints);
  for (const Table* table : journal_tables()) {
    compare(database, *table, tables[std::string{table->name}], complaints);
  }
  return complaints;
}

}  // namespace bureau
