#include "store/log.h"

#include "store/select.h"

#include <algorithm>
#include <map>
#include <string>

namespace bureau {

namespace {

/// Which entries are asked for; $1 is the ceiling.
struct Asked {
  std::string where{};
  std::vector<Value> parameters{};
};

Asked asked_for(const std::vector<Ref>& refs, Level ceiling, std::int64_t limit) {
  Asked asked{.parameters = {static_cast<std::int64_t>(ceiling)}};
  std::string list;
  for (const Ref ref : refs) {
    asked.parameters.emplace_back(ref.key());
    list += fmt::format("{}${}", list.empty() ? "" : ", ", asked.parameters.size());
  }
  asked.where = fmt::format(
      "WHERE {}(NOT EXISTS (SELECT 1 FROM change WHERE change.seq = entry.seq AND matter IS NOT "
      "NULL) OR EXISTS (SELECT 1 FROM change JOIN matter ON matter.id = change.matter WHERE "
      "change.seq = entry.seq AND secrecy <= $1)) ORDER BY seq DESC{}",
      refs.empty() ? ""
                   : fmt::format("seq IN (SELECT seq FROM change WHERE matter IN ({})) AND ", list),
      limit > 0 ? fmt::format(" LIMIT {}", limit) : "");
  return asked;
}

/// The matters that the entries touched, in one query.
void add_touched(Database& database, const Asked& asked, Level ceiling,
                 std::map<std::int64_t, LogEntry*>& entries) {
  Statement select = database.prepare(fmt::format(
      "SELECT change.seq, change.matter, matter.secrecy FROM change JOIN matter ON matter.id = "
      "change.matter WHERE change.seq IN (SELECT seq FROM entry {}) ORDER BY change.seq, change.n",
      asked.where));
  for (select.bind_all(asked.parameters); select.step();) {
    LogEntry& entry = *entries.at(select.int_at(0));
    const Ref ref = Ref::of_key(select.int_at(1));
    if (select.int_at(2) > static_cast<std::int64_t>(ceiling)) {
      entry.hides = true;
    } else if (std::ranges::find(entry.seen, ref) == entry.seen.end()) {
      entry.seen.push_back(ref);
    }
  }
}

}  // namespace

std::vector<LogEntry> read_log(Database& database, const std::vector<Ref>& refs, Level ceiling,
                               std::int64_t limit) {
  const Asked asked = asked_for(refs, ceiling, limit);
  std::vector<LogEntry> log;
  for (Entry& entry : read_entries(database, asked.where, asked.parameters)) {
    log.push_back({.entry = std::move(entry)});
  }
  std::ranges::reverse(log);
  std::map<std::int64_t, LogEntry*> by_seq;
  for (LogEntry& one : log) {
    by_seq.emplace(one.entry.seq, &one);
  }
  add_touched(database, asked, ceiling, by_seq);
  return log;
}

std::set<std::int64_t> touching_above(Database& database, const std::vector<std::int64_t>& seqs,
                                      Level ceiling) {
  std::set<std::int64_t> found;
  Statement select = database.prepare(fmt::format(
      "SELECT DISTINCT seq FROM change JOIN matter ON matter.id = change.matter WHERE seq IN ({}) "
      "AND secrecy > $1",
      ids_of(seqs)));
  for (select.bind(static_cast<std::int64_t>(ceiling)); select.step();) {
    found.insert(select.int_at(0));
  }
  return found;
}

}  // namespace bureau
