// The running program as a command sees it: what was typed, when and by whom, the office, the store
// as it is read; its Output says and prints, its Writer writes.
#pragma once

#include "cli/run.h"
#include "cli/session/output.h"
#include "cli/session/writer.h"
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

  /// Takes what was typed once the command's own options are known too, before it is run. Throws
  /// Error(usage) for a file of -o whose ending names no format.
  void settle(Globals globals);

  const Environment& environment() const { return environment_; }
  const Globals& globals() const { return globals_; }
  const Settings& settings() const { return office_.settings(); }
  const ConfigSources& sources() const { return sources_; }
  const Office& office() const { return office_; }
  Kinds& kinds() { return office_.kinds(); }
  Reports& reports();
  Instant now() const { return now_; }
  Instant typed_now() const;  ///< now, whatever is confirmed
  Actor actor() const;
  Allowance allowance() const;  ///< BUREAU_ALLOW; throws Error(usage)

  Place store_place() const;
  std::optional<std::filesystem::path> own_settings() const;  ///< none without a HOME
  Database&
  reading();  ///< the store, opened on first use; inside a transaction the one that writes

  void count_as_of(const History& history) { office_.count_as_of(history); }
  Instant clock() const;  ///< now, whatever --now pretends
  WordContext words(Direction direction);

  /// What it says and prints, and how it writes.
  Output& output() { return output_; }
  const Output& output() const { return output_; }
  Writer& writer() { return writer_; }
  Screen screen() const { return output_.screen(now_); }

  /// Lets go of what was read: the next reading is of its own moment.
  void stop_reading();
  /// The same for what runs on: now is what it is by now, unless it is pretended.
  void move_on();

  Database* store();  ///< to read from; nothing while there is none

  /// The next reading sees what was recorded by everybody who had begun before.
  void wait_for_writers();

  /// Whether a noun was typed; without one --where looks in every register that has the verb.
  bool noun_named = false;

  /// What the command with this --once said when it was done before.
  std::optional<Outcome> earlier();

 private:
  Store open_store(Purpose purpose);

  const Environment& environment_;
  Globals globals_;
  ConfigSources sources_;
  Office office_;
  Instant now_;
  Output output_;
  Writer writer_;
  std::optional<Reports> reports_{};
  std::optional<Store> store_{};
};

/// The layers of configuration for these globals.
ConfigSources config_sources(const Environment& environment, const Globals& globals);

}  // namespace bureau::cli
