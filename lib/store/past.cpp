#include "store/past.h"

#include "store/select.h"

namespace bureau {

void each_change(Database& database, Ref ref, const std::function<bool(const Change&)>& take) {
  Statement select = database.prepare(
      "SELECT change.seq, change.n, change.before, change.after FROM change"
      " JOIN entry ON entry.seq = change.seq"
      " WHERE change.matter = $1 AND change.table_name = $2 AND entry.undoes IS NULL"
      " AND NOT EXISTS (SELECT 1 FROM entry later WHERE later.undoes = entry.batch)"
      " ORDER BY change.seq DESC, change.n DESC");
  const auto payload = [&](int column) {
    return select.is_null(column) ? std::string{} : select.string_at(column);
  };
  for (select.bind(ref, matter_table().name); select.step();) {
    if (!take({.seq = select.int_at(0),
               .n = select.int_at(1),
               .matter = ref,
               .table = std::string{matter_table().name},
               .before = payload(2),
               .after = payload(3)})) {
      return;
    }
  }
}

std::vector<Entry> entries_of(Database& database, Ref ref) {
  return read_entries(
      database,
      "WHERE seq IN (SELECT seq FROM change WHERE matter = $1 AND table_name = $2) ORDER BY seq",
      {ref.key(), std::string{matter_table().name}});
}

std::map<std::int64_t, Entry> undoings_of(Database& database, Ref ref) {
  std::map<std::int64_t, Entry> undoings;
  for (Entry& entry : read_entries(database,
                                   "WHERE undoes IS NOT NULL AND seq IN (SELECT seq FROM change "
                                   "WHERE matter = $1) ORDER BY seq",
                                   {ref.key()})) {
    undoings.emplace(*entry.undoes, std::move(entry));
  }
  return undoings;
}

}  // namespace bureau
