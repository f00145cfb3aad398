// The journal (操作记录): every change ever made, append-only, chained. All writing to the tables
// of records.h goes through a Journal, so that nothing can be changed without being recorded.
#pragma once

#include "store/payload.h"
#include "store/records.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bureau {

class Database;

/// One act: who typed, whose act it was, when it happened, when it was recorded.
struct Entry {
  std::int64_t seq = 0;
  Instant at{};  ///< recorded
  Instant happened{};
  std::string actor{};
  std::string login{};
  std::string by{};
  std::string verb{};  ///< "task add"
  std::string ref{};   ///< the first matter or item that it touched
  std::string note{};
  std::string note_digest{};  ///< stays when the note is erased; "" when there never was one
  std::int64_t batch = 0;     ///< the first entry of the command; its own seq when it is alone
  std::optional<std::int64_t> undoes{};  ///< the batch that it took back
  bool pretended = false;                ///< made under --now
  std::string via{};                     ///< the program that acted for who typed; empty: none
  bool mends = false;    ///< puts right what was recorded: it takes effect when that did
  bool can_undo = true;  ///< not what has left the house
  bool untold = false;   ///< by a program that did not say the two above: not in its hash
  std::string hash{};
};

/// Of an entry, what tells when its changes took effect.
struct EntryTimes {
  std::int64_t seq = 0;
  std::int64_t batch = 0;
  Instant at{};
  Instant happened{};
  bool mends = false;
  std::optional<std::int64_t> undoes{};
};

/// One row changed. `before` and `after` are JSON objects of the changed columns; empty: the row
/// was not there, or, when both are, the payload was erased.
struct Change {
  std::int64_t seq = 0;
  std::int64_t n = 0;
  std::optional<Ref> matter{};
  std::string table{};
  std::string key{};
  std::string before{};
  std::string after{};
  std::string digest{};
  KeptRow row() const { return kept_row(table, key); }
};

/// The newest entry: what the next one is chained to.
struct JournalHead {
  std::int64_t seq = 0;
  Instant at{};
  std::string hash{};
  std::string key{};  ///< of the digests
  bool real = false;  ///< something was recorded by the clock, not all of it under --now
};

JournalHead journal_head(Database& database);

/// Records one entry. Make it inside a transaction, change rows through it, finish() it.
class Journal {
 public:
  /// Sets seq, batch (when 0) and `at = max(at, newest at)`. Throws Error(refused) when the clock
  /// is more than a day behind the newest entry and not pretended.
  Journal(Database& database, JournalHead& head, Entry entry);

  void insert(const Table& table, const Row& row);
  void update(const Table& table,
              const Row& row);  ///< by its key; throws Error(not_found); nothing when equal
  void remove(const Table& table, const Row& row);  ///< by its key

  const Entry& entry() const { return entry_; }
  Entry& entry() { return entry_; }

  /// Whether a matter was open and is not any more.
  bool has_ended() const { return has_ended_; }

  /// Raises the version of every matter touched and writes the entry. Nothing changed: writes
  /// nothing and gives false.
  bool finish();

 private:
  void record(const Table& table, const Row* before, const Row* after);

  Database& database_;
  JournalHead& head_;
  Entry entry_;
  std::vector<std::string> digests_{};
  std::set<std::int64_t> touched_{};  ///< matters whose version must still rise
  std::set<std::int64_t> raised_{};
  bool has_ended_ = false;
};

/// The row with this key now, if there is one. `key` holds the key columns (more are ignored).
std::optional<Row> current_row(Database& database, const Table& table, const Row& key);

std::vector<Change> read_changes(Database& database, std::int64_t seq);
/// Those of many entries in one query, in the order in which they were recorded.
std::vector<Change> read_changes(Database& database, const std::vector<std::int64_t>& seqs);

/// Keeps what earlier programs left to the journal alone: that real time was recorded, and the
/// numbers of items that went. For a store, or the rows of an export, of a first schema.
void tell_what_was_not_kept(Database& database);

/// Verifies the chain: every entry's hash, every digest whose payload is there; and that nothing
/// happened after it was recorded. Gives the complaints.
std::vector<std::string> verify_journal(Database& database);

}  // namespace bureau
