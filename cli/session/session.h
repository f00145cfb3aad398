// The running program as a command sees it: settings, the store, the office's rules, what to say.
#pragma once

#include "cli/run.h"
#include "cli/shell/parse.h"
#include "cli/shell/writing.h"
#include "office/office.h"
#include "settings/reports.h"
#include "store/store.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bureau::cli {

class Session {
 public:
  /// `lenient` leaves out of the settings what is wrong in them: `config check` tells it.
  Session(const Environment& environment, Globals globals, bool lenient = false);

  const Environment& environment() const { return environment_; }
  const Globals& globals() const { return globals_; }
  const Settings& settings() const { return office_.settings(); }
  const ConfigSources& sources() const { return sources_; }
  const Office& office() const { return office_; }
  Kinds& kinds() { return office_.kinds(); }
  Reports& reports();
  Instant now() const { return now_; }
  Actor actor() const;

  Place store_place() const;
  Database&
  reading();  ///< the store, opened on first use; inside a transaction the one that writes

  void count_as_of(const History& history) { office_.count_as_of(history); }
  Instant clock() const;  ///< now, whatever --now pretends
  WordContext words(Direction direction);

  /// What is asked for with -o: a format, and a file when one was named.
  Format format(Format usual) const;
  bool has_format() const { return format_.has_value(); }
  const std::string& output_file() const { return output_file_; }
  Screen screen() const;

  /// Text for people, on stderr; nothing with -q.
  void say(std::string_view text);

  /// How a moment was understood: said when the command has been done, so that a refusal is one
  /// line.
  void echo(std::string_view text);

  /// What a person at a terminal is told where a command has nothing to print; cron hears nothing.
  void say_nothing_found(std::string_view text);

  /// Asks a question; --yes answers it. Without a terminal, or with --no-input, it is refused.
  void confirm(std::string_view question);

  /// Runs `work` inside one transaction under the writers' lock and commits it; with --dry-run it
  /// is rolled back. With --once a second run gives the first result. Nested calls join the outer
  /// transaction.
  Outcome transact(const std::string& once,
                   const std::function<Outcome(Database&, JournalHead&)>& work);

  /// Whether a transaction is running, which transact() would join.
  bool in_transaction() const { return writing_.has_value(); }

  /// Inside a transaction: the journal's head and the batch that deeds belong to (0: each its own).
  std::int64_t batch = 0;

  /// Says nothing while it is true: a command made of many others.
  bool hushed = false;

  /// What the command does and what it read, for --once: the same key with another command is a
  /// conflict.
  std::string command{};

  /// Makes bytes that the command read a part of what it does.
  void note_read(std::string_view bytes);

  /// Lets go of what was read: the next reading is of its own moment.
  void stop_reading();

  Database* store();  ///< to read from; nothing while there is none

  /// The next reading sees what was recorded by everybody who had begun before.
  void wait_for_writers();

  /// Prints what a command has to say; gives the exit status.
  int print(const Outcome& outcome);

  /// Whether a noun was typed; without one --where looks in every register that has the verb.
  bool noun_named = false;

  /// What the command with this --once said when it was done before.
  std::optional<Outcome> earlier();

 private:
  std::optional<Outcome> earlier(Database& database, const std::string& once) const;
  void read_output();
  void say_echoes();
  std::size_t write_out(const Outcome& outcome, const Sink& sink);  ///< gives how many rows
  void make_ready(Outcome& outcome);
  Outcome write(const std::string& once,
                const std::function<Outcome(Database&, JournalHead&)>& work);

  const Environment& environment_;
  Globals globals_;
  ConfigSources sources_;
  Office office_;
  Instant now_;
  std::optional<Format> format_{};
  std::string output_file_{};
  std::optional<Reports> reports_{};
  std::optional<Store> store_{};
  std::optional<Store> writing_{};
  std::optional<JournalHead> head_{};
  std::set<std::string> said_{};
  std::vector<std::string> echoes_{};
  std::vector<std::string> pending_{};  ///< said once the transaction is on the disk
};

/// The layers of configuration for these globals.
ConfigSources config_sources(const Environment& environment, const Globals& globals);

}  // namespace bureau::cli
