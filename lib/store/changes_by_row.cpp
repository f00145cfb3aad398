#include "store/changes_by_row.h"

#include "store/select.h"

namespace bureau {

namespace {

std::optional<std::string> side(const Statement& row, int i) {
  return row.is_null(i) ? std::nullopt : std::optional{row.string_at(i)};
}

}  // namespace

ChangesByRow::ChangesByRow(Database& database, Instant since) : database_{database}, since_{since} {
  read_entries("WHERE at > $1 ORDER BY seq", {since.seconds});
  if (!entries_.empty()) {
    // `at` never goes back: what was recorded since is the tail of the journal.
    read_changes("WHERE seq >= $1", {entries_.begin()->first}, tables_);
  }
}

void ChangesByRow::read_entries(std::string_view where,
                                const std::vector<Value>& parameters) const {
  for (const EntryTimes& entry : entry_times(database_, where, parameters)) {
    entries_.try_emplace(entry.seq, entry);
  }
}

void ChangesByRow::read_changes(std::string_view where, const std::vector<Value>& parameters,
                                Tables& into) const {
  Statement select = database_.prepare(fmt::format(
      "SELECT seq, table_name, key, before, after FROM change {} ORDER BY seq, n", where));
  for (select.bind_all(parameters); select.step();) {
    const KeptRow kept = kept_row(select.text_at(1), select.text_at(2));
    into[kept.table->name][row_of_key(*kept.table, kept.key)].push_back(
        {&entries_.at(select.int_at(0)), side(select, 3), side(select, 4)});
  }
}

const ChangesByRow::Rows& ChangesByRow::of(const Table& table) const {
  static const Rows none;
  const auto found = tables_.find(table.name);
  return found == tables_.end() ? none : found->second;
}

std::span<const RowChange> ChangesByRow::whole(const Table& table, const Row& key) const {
  const Value group = table.of_matter ? key.front() : Value{};
  const auto [known, is_new] = whole_.try_emplace(group);
  if (is_new && table.of_matter) {
    read_entries("WHERE seq IN (SELECT seq FROM change WHERE matter = $1)", {group});
    read_changes("WHERE matter = $1", {group}, known->second);
  } else if (is_new) {
    read_entries("WHERE seq IN (SELECT seq FROM change WHERE matter IS NULL)", {});
    read_changes("WHERE matter IS NULL", {}, known->second);
  }
  const auto rows = known->second.find(table.name);
  if (rows == known->second.end()) {
    return {};
  }
  const auto row = rows->second.find(key);
  return row == rows->second.end() ? std::span<const RowChange>{} : row->second;
}

}  // namespace bureau
