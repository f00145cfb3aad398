// How a command writes: one transaction under the writers' lock, once for a key, or on trial.
#pragma once

#include "cli/session/output.h"
#include "store/journal.h"
#include "store/store.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

class Writer {
 public:
  /// `open` opens the store to write, and lets go of what was read before.
  Writer(const Globals& globals, Output& output, Instant now, std::function<Store()> open)
      : globals_{globals}, output_{output}, now_{now}, open_{std::move(open)} {}

  /// Runs `work` inside one transaction under the writers' lock and commits it; with --dry-run it
  /// is rolled back. With a key of --once a second run gives the first result. Nested calls join
  /// the outer transaction.
  Outcome transact(const std::string& once,
                   const std::function<Outcome(Database&, JournalHead&)>& work);

  /// Of the transaction that is running, which transact() would join.
  Database* database() { return store_ ? &store_->database() : nullptr; }
  bool in_transaction() const { return store_.has_value(); }

  /// What the command with this key said when it was done before.
  std::optional<Outcome> earlier(Database& database, const std::string& once) const;

  /// Makes bytes that the command read a part of what it does.
  void note_read(std::string_view bytes);

  /// What the command does and what it read, for --once: the same key with another command is a
  /// conflict.
  std::string command{};

  /// Whether it matters what the command is: for --once, --propose, --confirm.
  bool tells_command() const;

  /// Of what is done, for a proposal: the versions of the matters that were looked at, and what
  /// people are told of it.
  std::map<Ref, std::int64_t> read{};
  std::vector<std::string> remarks{};

  /// Asked before it is committed, with the last entry before it: an outcome in place of the
  /// command's, and nothing is committed, or an error.
  std::function<std::optional<Outcome>(Database&, std::int64_t before)> weigh{};

  /// Inside a transaction: the batch that deeds belong to (0: each its own).
  std::int64_t batch = 0;

 private:
  Outcome write(const std::string& once,
                const std::function<Outcome(Database&, JournalHead&)>& work);

  const Globals& globals_;
  Output& output_;
  Instant now_;
  std::function<Store()> open_;
  std::optional<Store> store_{};
  std::optional<JournalHead> head_{};
};

}  // namespace bureau::cli
