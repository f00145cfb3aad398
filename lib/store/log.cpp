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

Asked asked_for(const LogQuery& query, Level ceiling) {
  Asked asked{.parameters = {static_cast<std::int64_t>(ceiling)}};
  const auto put = [&](Value value) {
    asked.parameters.push_back(std::move(value));
    return fmt::format("${}", asked.parameters.size());
  };
  const auto list_of = [&](const auto& values, auto&& value_of) {
    std::vector<std::string> list;
    for (const auto& one : values) {
      list.push_back(put(value_of(one)));
    }
    return fmt::format("{}", fmt::join(list, ", "));
  };
  std::string conditions;
  if (!query.refs.empty()) {
    conditions += fmt::format("seq IN (SELECT seq FROM change WHERE matter IN ({})) AND ",
                              list_of(query.refs, [](Ref ref) { return Value{ref.key()}; }));
  }
  if (query.since) {
    conditions += fmt::format("at >= {} AND ", put(query.since->seconds));
  }
  if (query.until) {
    conditions += fmt::format("at <= {} AND ", put(query.until->seconds));
  }
  if (!query.by.empty()) {
    const std::string names =
        list_of(query.by, [](const std::string& name) { return Value{name}; });
    conditions += fmt::format("(by IN ({0}) OR actor IN ({0}) OR login IN ({0})) AND ", names);
  }
  if (!query.verb.empty()) {
    conditions += fmt::format(
        "verb IN ({0}, 'doc ' || {0}, 'meeting ' || {0}, 'task ' || {0}) AND ", put(query.verb));
  }
  if (!query.via.empty()) {
    conditions += fmt::format("via = {} AND ", put(query.via));
  }
  if (query.behind) {
    conditions += fmt::format("seq > {} AND ", put(*query.behind));
  }
  asked.where = fmt::format(
      "WHERE {}(NOT EXISTS (SELECT 1 FROM change WHERE change.seq = entry.seq AND matter IS NOT "
      "NULL) OR EXISTS (SELECT 1 FROM change JOIN matter ON matter.id = change.matter WHERE "
      "change.seq = entry.seq AND secrecy <= $1)) ORDER BY seq {}{}",
      conditions, query.behind ? "ASC" : "DESC",
      query.limit > 0 ? fmt::format(" LIMIT {}", query.limit) : "");
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

std::vector<LogEntry> read_log(Database& database, const LogQuery& query, Level ceiling) {
  const Asked asked = asked_for(query, ceiling);
  std::vector<LogEntry> log;
  for (Entry& entry : read_entries(database, asked.where, asked.parameters)) {
    log.push_back({.entry = std::move(entry)});
  }
  if (!query.behind) {
    std::ranges::reverse(log);
  }
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
