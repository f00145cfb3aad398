#include "store/undoing.h"

#include "store/select.h"

#include <limits>

namespace bureau {

namespace {

std::optional<Entry> first_of(std::vector<Entry> entries) {
  return entries.empty() ? std::nullopt : std::optional{std::move(entries.front())};
}

}  // namespace

std::optional<Entry> last_to_undo(Database& database, std::string_view actor,
                                  std::optional<Ref> of) {
  std::vector<Value> parameters{std::string{actor}};
  if (of) {
    parameters.emplace_back(of->key());
  }
  return first_of(read_entries(
      database,
      fmt::format("WHERE actor = $1 AND undoes IS NULL AND (can_undo IS NULL OR can_undo = 1)"
                  " AND NOT EXISTS (SELECT 1 FROM entry later WHERE later.undoes = entry.batch)"
                  "{} ORDER BY seq DESC LIMIT 1",
                  of ? " AND seq IN (SELECT seq FROM change WHERE matter = $2)" : ""),
      parameters));
}

std::vector<Entry> beyond_undoing(Database& database, std::string_view actor, const Entry& last) {
  // A batch is called by its first entry: nothing that stands before it is read.
  return read_entries(database,
                      "WHERE seq >= $2 AND actor = $1 AND can_undo = 0 AND"
                      " (batch = $2 OR seq > $3) ORDER BY seq DESC",
                      {std::string{actor}, last.batch, last.seq});
}

std::vector<Entry> undoable_of(Database& database, std::int64_t batch) {
  // A batch is recorded in one piece, from its first entry to the next one's.
  return read_entries(
      database,
      "WHERE seq >= $1 AND seq < coalesce((SELECT next.seq FROM entry next WHERE next.seq > $1"
      " AND next.batch <> $1 ORDER BY next.seq LIMIT 1), $2) AND undoes IS NULL"
      " AND (can_undo IS NULL OR can_undo = 1) ORDER BY seq DESC",
      {batch, std::numeric_limits<std::int64_t>::max()});
}

std::optional<Entry> first_since(Database& database, const Change& change) {
  // What an earlier program called otherwise, a later entry may call as we do.
  const KeptRow now = change.row();
  return first_of(read_entries(
      database,
      "WHERE seq IN (SELECT seq FROM change WHERE seq > $1 AND ((table_name = $2 AND key = $3)"
      " OR (table_name = $4 AND key = $5))) ORDER BY seq LIMIT 1",
      {change.seq, std::string{now.table->name}, now.key, change.table, change.key}));
}

std::optional<Entry> first_since(Database& database, std::int64_t batch, Ref ref) {
  return first_of(read_entries(
      database,
      "WHERE batch > $1 AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM entry later WHERE "
      "later.undoes = entry.batch) AND seq IN (SELECT seq FROM change WHERE matter = $2)"
      " ORDER BY seq LIMIT 1",
      {batch, ref.key()}));
}

}  // namespace bureau
