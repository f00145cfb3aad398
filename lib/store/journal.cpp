#include "store/journal.h"

#include "base/error.h"
#include "base/hash.h"
#include "store/payload.h"
#include "store/search.h"
#include "store/select.h"
#include "store/series.h"

#include <algorithm>
#include <utility>

namespace bureau {

namespace {

constexpr std::int64_t day_seconds = 86400;

std::string digest_of(const JournalHead& head, std::string_view table, std::string_view key,
                      std::string_view before, std::string_view after) {
  return bytes_of(Hasher{head.key}.add(table).add(key).add(before).add(after).finish());
}

std::string digest_of_note(const JournalHead& head, const Entry& entry) {
  return bytes_of(
      Hasher{head.key}.add("note").add(std::to_string(entry.seq)).add(entry.note).finish());
}

std::string hash_of_entry(const Entry& entry, std::string_view previous,
                          const std::vector<std::string>& digests) {
  Hasher hasher;
  hasher.add(previous)
      .add(std::to_string(entry.seq))
      .add(std::to_string(entry.at.seconds))
      .add(std::to_string(entry.happened.seconds))
      .add(entry.actor)
      .add(entry.login)
      .add(entry.by)
      .add(entry.verb)
      .add(entry.ref)
      .add(entry.note_digest)
      .add(std::to_string(entry.batch))
      .add(entry.undoes ? std::to_string(*entry.undoes) : "")
      .add(entry.pretended ? "1" : "0");
  if (!entry.untold) {
    hasher.add(entry.mends ? "1" : "0").add(entry.can_undo ? "1" : "0");
  }
  if (!entry.via.empty()) {
    hasher.add("via").add(entry.via);  // no digest is so short
  }
  for (const std::string& digest : digests) {
    hasher.add(digest);
  }
  return bytes_of(hasher.finish());
}

std::string where_key(const Table& table) {
  std::string text;
  for (std::size_t i = 0; i < table.keys; ++i) {
    text += fmt::format("{}{} = ${}", i == 0 ? " WHERE " : " AND ", table.columns[i], i + 1);
  }
  return text;
}

std::string_view text_or_empty(const Statement& row, int i) {
  return row.is_null(i) ? std::string_view{} : row.text_at(i);
}

constexpr std::string_view real_key = "real";

/// That time is kept by the clock is asked at every writing under --now: it is not looked for in
/// the journal.
void keep_real(Database& database) {
  database.prepare("INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING")
      .bind(real_key, Blob{"1"})
      .run();
}

}  // namespace

JournalHead journal_head(Database& database) {
  JournalHead head;
  Statement kept = database.prepare("SELECT key, value FROM meta");
  for (kept.bind(); kept.step();) {
    if (kept.text_at(0) == "journal_key") {
      head.key = kept.string_at(1);
    } else if (kept.text_at(0) == real_key) {
      head.real = true;
    }
  }
  Statement newest = database.prepare("SELECT seq, at, hash FROM entry ORDER BY seq DESC LIMIT 1");
  if (newest.bind().step()) {
    head.seq = newest.int_at(0);
    head.at = {newest.int_at(1)};
    head.hash = newest.string_at(2);
  }
  return head;
}

Journal::Journal(Database& database, JournalHead& head, Entry entry)
    : database_{database}, head_{head}, entry_{std::move(entry)} {
  if (!entry_.pretended && entry_.at + day_seconds < head_.at) {
    throw Error(ErrorKind::refused,
                "the clock says {}, but the newest entry of the journal was recorded at {}: set "
                "the clock, or give "
                "--now",
                to_short_text(entry_.at), to_short_text(head_.at));
  }
  entry_.seq = head_.seq + 1;
  entry_.at = std::max(entry_.at, head_.at);
  if (entry_.batch == 0) {
    entry_.batch = entry_.seq;
  }
}

void Journal::insert(const Table& table, const Row& row) {
  std::string sql = fmt::format("INSERT INTO {} VALUES (", table.name);
  for (std::size_t i = 1; i <= row.size(); ++i) {
    sql += i == 1 ? "$" : ", $";
    sql += std::to_string(i);
  }
  database_.prepare(sql + ')').bind_all(row).run();
  if (&table == &matter_table()) {
    raised_.insert(std::get<std::int64_t>(row.front()));
  }
  record(table, nullptr, &row);
}

void Journal::update(const Table& table, const Row& row) {
  const std::optional<Row> before = current_row(database_, table, row);
  if (!before) {
    throw Error(ErrorKind::not_found, "there is no row {} of {}", key_of(table, row), table.name);
  }
  if (*before == row) {
    return;
  }
  Row after = row;
  if (&table == &matter_table()) {
    const std::size_t version = table.column("version");
    const std::int64_t id = std::get<std::int64_t>(after.front());
    const std::int64_t old = std::get<std::int64_t>((*before)[version]);
    after[version] = raised_.contains(id) ? old : old + 1;
    raised_.insert(id);
    touched_.erase(id);
    const std::size_t open = table.column("open");
    has_ended_ =
        has_ended_ || ((*before)[open] != after[open] && after[open] == Value{std::int64_t{0}});
  }
  std::string sql = fmt::format("UPDATE {} SET ", table.name);
  std::vector<Value> values(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(table.keys));
  for (std::size_t i = table.keys; i < after.size(); ++i) {
    if (after[i] != (*before)[i]) {
      sql += fmt::format("{}{} = ${}", values.size() == table.keys ? "" : ", ", table.columns[i],
                         values.size() + 1);
      values.push_back(after[i]);
    }
  }
  if (values.size() == table.keys) {
    return;
  }
  database_.prepare(sql + where_key(table)).bind_all(values).run();
  record(table, &*before, &after);
}

void Journal::remove(const Table& table, const Row& row) {
  const std::optional<Row> before = current_row(database_, table, row);
  if (!before) {
    return;
  }
  const std::vector<Value> key(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.keys));
  database_.prepare(fmt::format("DELETE FROM {}{}", table.name, where_key(table)))
      .bind_all(key)
      .run();
  if (&table == &item_table()) {
    keep_item_number(database_, key_of(table, *before));
  }
  record(table, &*before, nullptr);
}

void Journal::record(const Table& table, const Row* before, const Row* after) {
  const Row& row = after != nullptr ? *after : *before;
  const std::string key = key_of(table, row);
  const std::string old_payload = before == nullptr ? "" : payload_of(table, *before, after);
  const std::string new_payload = after == nullptr ? "" : payload_of(table, *after, before);
  digests_.push_back(digest_of(head_, table.name, key, old_payload, new_payload));
  Value matter{};
  if (table.of_matter) {
    matter = row.front();
    const std::int64_t id = std::get<std::int64_t>(row.front());
    if (!raised_.contains(id)) {
      touched_.insert(id);
    }
  }
  database_
      .prepare(
          "INSERT INTO change (seq, n, matter, table_name, key, before, after, digest)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
      .bind(entry_.seq, digests_.size(), matter, table.name, key,
            old_payload.empty() ? std::nullopt : std::optional<std::string_view>{old_payload},
            new_payload.empty() ? std::nullopt : std::optional<std::string_view>{new_payload},
            Blob{digests_.back()})
      .run();
  update_search(database_, table, before, after);
}

bool Journal::finish() {
  const std::set<std::int64_t> touched = std::exchange(touched_, {});
  for (const std::int64_t id : touched) {
    if (const std::optional<Row> row = current_row(database_, matter_table(), Row{id})) {
      Row raised = *row;
      Value& version = raised[matter_table().column("version")];
      version = std::get<std::int64_t>(version) + 1;
      raised_.insert(id);
      database_.prepare("UPDATE matter SET version = $2 WHERE id = $1").bind(id, version).run();
      record(matter_table(), &*row, &raised);
    }
  }
  if (digests_.empty()) {
    return false;
  }
  const bool has_note = !entry_.note.empty();
  entry_.note_digest = has_note ? digest_of_note(head_, entry_) : "";
  entry_.hash = hash_of_entry(entry_, head_.hash, digests_);
  const auto text = [](const std::string& value) {
    return value.empty() ? std::nullopt : std::optional<std::string_view>{value};
  };
  database_
      .prepare(
          "INSERT INTO entry (seq, at, happened, actor, login, by, verb, ref, note, note_digest, "
          "batch, undoes, pretended, hash, mends, can_undo, via)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)")
      .bind(entry_.seq, entry_.at, entry_.happened, entry_.actor, entry_.login, text(entry_.by),
            entry_.verb, text(entry_.ref), text(entry_.note),
            has_note ? std::optional{Blob{entry_.note_digest}} : std::nullopt, entry_.batch,
            entry_.undoes, entry_.pretended, Blob{entry_.hash}, entry_.mends, entry_.can_undo,
            text(entry_.via))
      .run();
  if (!entry_.pretended && !head_.real) {
    keep_real(database_);
    head_.real = true;
  }
  head_.seq = entry_.seq;
  head_.at = entry_.at;
  head_.hash = entry_.hash;
  return true;
}

std::optional<Row> current_row(Database& database, const Table& table, const Row& key) {
  const std::vector<Value> values(key.begin(),
                                  key.begin() + static_cast<std::ptrdiff_t>(table.keys));
  Statement select =
      database.prepare(fmt::format("SELECT * FROM {}{}", table.name, where_key(table)));
  if (!select.bind_all(values).step()) {
    return std::nullopt;
  }
  return read_row(table, select);
}

namespace {

/// What entries did not say in the first schema, their verbs did.
bool mended_then(std::string_view verb, bool undoes) {
  return undoes || verb == "correct" || verb.ends_with(" correct");
}

}  // namespace

std::vector<Entry> read_entries(Database& database, std::string_view where,
                                const std::vector<Value>& parameters) {
  Statement select =
      database.prepare(fmt::format("SELECT seq, at, happened, actor, login, by, verb, ref, note, "
                                   "batch, undoes, pretended, hash, "
                                   "note_digest, mends, can_undo, via FROM entry {}",
                                   where));
  std::vector<Entry> entries;
  for (select.bind_all(parameters); select.step();) {
    Entry& entry = entries.emplace_back();
    entry.seq = select.int_at(0);
    entry.at = {select.int_at(1)};
    entry.happened = {select.int_at(2)};
    entry.actor = select.string_at(3);
    entry.login = select.string_at(4);
    entry.by = text_or_empty(select, 5);
    entry.verb = select.string_at(6);
    entry.ref = text_or_empty(select, 7);
    entry.note = text_or_empty(select, 8);
    entry.batch = select.int_at(9);
    if (!select.is_null(10)) {
      entry.undoes = select.int_at(10);
    }
    entry.pretended = select.int_at(11) != 0;
    entry.hash = select.string_at(12);
    entry.note_digest = text_or_empty(select, 13);
    entry.untold = select.is_null(14);
    entry.mends =
        entry.untold ? mended_then(entry.verb, entry.undoes.has_value()) : select.int_at(14) != 0;
    entry.can_undo = entry.untold || select.int_at(15) != 0;
    entry.via = text_or_empty(select, 16);
  }
  return entries;
}

std::vector<EntryTimes> entry_times(Database& database, std::string_view where,
                                    const std::vector<Value>& parameters) {
  Statement select = database.prepare(
      fmt::format("SELECT seq, batch, at, happened, undoes, mends, verb FROM entry {}", where));
  std::vector<EntryTimes> entries;
  for (select.bind_all(parameters); select.step();) {
    EntryTimes& entry = entries.emplace_back();
    entry.seq = select.int_at(0);
    entry.batch = select.int_at(1);
    entry.at = {select.int_at(2)};
    entry.happened = {select.int_at(3)};
    if (!select.is_null(4)) {
      entry.undoes = select.int_at(4);
    }
    entry.mends = select.is_null(5) ? mended_then(select.text_at(6), entry.undoes.has_value())
                                    : select.int_at(5) != 0;
  }
  return entries;
}

std::vector<Change> select_changes(Database& database, std::string_view rest,
                                   const std::vector<Value>& parameters) {
  Statement select = database.prepare(fmt::format(
      "SELECT seq, n, matter, table_name, key, before, after, digest FROM change {}", rest));
  std::vector<Change> changes;
  for (select.bind_all(parameters); select.step();) {
    Change& change = changes.emplace_back();
    change.seq = select.int_at(0);
    change.n = select.int_at(1);
    if (!select.is_null(2)) {
      change.matter = Ref::of_key(select.int_at(2));
    }
    change.table = select.string_at(3);
    change.key = select.string_at(4);
    change.before = text_or_empty(select, 5);
    change.after = text_or_empty(select, 6);
    change.digest = select.string_at(7);
  }
  return changes;
}

std::vector<Change> read_changes(Database& database, std::int64_t seq) {
  return select_changes(database, "WHERE seq = $1 ORDER BY n", {seq});
}

std::vector<Change> read_changes(Database& database, const std::vector<std::int64_t>& seqs) {
  return select_changes(database, fmt::format("WHERE seq IN ({}) ORDER BY seq, n", ids_of(seqs)),
                        {});
}

std::vector<std::string> verify_journal(Database& database) {
  const JournalHead head = journal_head(database);
  std::vector<std::string> complaints;
  std::string previous;
  std::int64_t expected = 1;
  for (const Entry& entry : read_entries(database, "ORDER BY seq", {})) {
    if (entry.seq != expected) {
      complaints.push_back(localized("entry {} of the journal is missing", expected));
    }
    std::vector<std::string> digests;
    for (const Change& change : read_changes(database, entry.seq)) {
      digests.push_back(change.digest);
      const bool erased = change.before.empty() && change.after.empty();
      if (!erased &&
          digest_of(head, change.table, change.key, change.before, change.after) != change.digest) {
        complaints.push_back(localized("change {} of entry {} was altered", change.n, entry.seq));
      }
    }
    if (entry.happened > entry.at) {
      complaints.push_back(
          localized("entry {} of the journal happened after it was recorded", entry.seq));
    }
    const bool note_altered =
        !entry.note.empty() && digest_of_note(head, entry) != entry.note_digest;
    if (note_altered || hash_of_entry(entry, previous, digests) != entry.hash) {
      complaints.push_back(localized("entry {} of the journal was altered", entry.seq));
    }
    previous = entry.hash;
    expected = entry.seq + 1;
  }
  return complaints;
}

void tell_what_was_not_kept(Database& database) {
  Statement real = database.prepare("SELECT 1 FROM entry WHERE pretended = 0 LIMIT 1");
  if (real.bind().step()) {
    keep_real(database);
  }
  Statement gone = database.prepare(
      "SELECT key FROM change WHERE table_name = $1 AND after IS NULL ORDER BY seq, n");
  for (gone.bind(item_table().name); gone.step();) {
    keep_item_number(database, gone.text_at(0));
  }
}

}  // namespace bureau
