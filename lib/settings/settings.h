// Settings: bureau.toml in its layers, the directory, and the kinds in force.
#pragma once

#include "base/i18n.h"
#include "model/directory.h"
#include "model/idle.h"
#include "model/kind.h"
#include "model/secrecy.h"
#include "time/period.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// One layer of files, weakest first: /etc/bureau, $XDG_CONFIG_HOME/bureau. A folder may be
/// missing.
struct ConfigSources {
  std::vector<std::filesystem::path> folders{};
  std::filesystem::path file{};  ///< --config or BUREAU_CONFIG: bureau.toml of the last layer, its
                                 ///< folder beside it holding kinds/ and calendars/; must exist
  std::vector<std::string> overrides{};  ///< --set key=value
};

struct Settings {
  std::filesystem::path store{};       ///< store = "…"
  std::string user{};                  ///< user = "…"
  std::string office = "办公室";       ///< the office's own unit: whose act the office's steps are
  std::string leader{};                ///< whose act a leader's step is; empty: --by must say
  std::optional<Language> language{};  ///< language = "en" | "zh"
  std::string timezone{};              ///< the office's; empty: that of the machine
  std::string pager{};                 ///< for what is longer than the screen
  std::string editor{};                ///< for `edit` without options
  std::string calendar = "cn";
  OfficeHours hours{};  ///< day_end, rest_day_moves
  WeekCutoff week_cutoff{};
  int back_days = 7;      ///< --when older than this needs --reason
  int busy_seconds = 30;  ///< how long to wait for the store
  Level ceiling = Level::internal;
  bool overdue_is_urgent = true;  ///< 逾期即急
  Strictness units = Strictness::free;
  std::int64_t attachment_limit = std::int64_t{64} << 20U;
  bool secret_bodies = false;     ///< accept bodies and files from 秘密 up
  std::string task_cycle = "1w";  ///< how often progress is owed when the kind does not say
  int stuck_factor = 1;           ///< stuck after so many cycles without progress
  std::vector<std::string> order_words{};  ///< what makes an instruction an order
  IdleDays idle_days{};                    ///< in working days, by the phase it stands in
  int reply_days = 15;                     ///< working days after which an answer to us is late
  int archive_days = 30;                   ///< a paper that has ended should be archived by then
  int near_workdays = 5;                   ///< "due soon" of the morning sheet and the yellow lamp
  std::vector<std::string> lamps{};        ///< "red: overdue", in order
  std::map<std::string, std::string> aliases{};  ///< [alias] today = "task list --due today"
  std::map<std::string, std::string> filters{};  ///< [filter] mine = "unit = 后勤处"
};

/// Where a value came from, for `config show --origin`.
struct SettingOrigin {
  std::string key{};
  std::string value{};
  std::string origin{};  ///< "built in", "bureau.toml:3:1", "--set"
};

/// Reads the layers. Files of which every line is blank or a comment cost nothing. Throws
/// Error(usage) with file:line:column for the first mistake: an unknown key (with the nearest), a
/// wrong type, broken TOML.
Settings load_settings(const ConfigSources& sources);

/// What can be read of them: for telling every mistake, not only the first.
Settings readable_settings(const ConfigSources& sources);

/// The same, keeping origins.
std::vector<SettingOrigin> setting_origins(const ConfigSources& sources);

/// directory.toml of the layers; the last one found counts. Empty when there is none.
Directory load_directory(const ConfigSources& sources);

/// The working calendar: the built-in one of the settings' name with calendars/*.toml of the
/// layers.
WorkCalendar load_calendar(const ConfigSources& sources, const std::string& name);

/// Kinds: built in, replaced or joined by kinds/*.toml of the layers. One is read when it is asked
/// for.
class Kinds {
 public:
  explicit Kinds(ConfigSources sources);
  Kinds();  ///< the built-in ones only
  ~Kinds();
  Kinds(Kinds&&) noexcept;
  Kinds& operator=(Kinds&&) noexcept;

  /// nullptr when there is no such kind.
  const Kind* find(std::string_view id);

  /// Throws Error(not_found), naming the kinds there are.
  const Kind& get(std::string_view id);

  std::vector<std::string> ids();

  /// Ids of the kinds that have a step of this verb, in the order of ids(). Built-in kinds answer
  /// from a table without being built.
  std::vector<std::string> with_step(std::string_view verb);

  /// The kind that a creating verb opens when none is named. One of the strongest layer goes before
  /// a built-in one. Throws Error(not_found).
  const Kind& opened_by(std::string_view verb);
  /// The same of the kind that decisions and instructions open.
  const Kind& of_orders();

  /// What gives the older versions that matters of a store still go by. They are asked for only
  /// where no kind of today has a word.
  void set_stranded(std::function<std::vector<const Kind*>()> give);
  std::vector<const Kind*> stranded();

 private:
  const Kind* default_of(std::string_view word, std::string_view key,
                         const std::function<bool(const Kind&)>& is_it);

  struct State;
  std::unique_ptr<State> state_;
};

/// Reads everything there is and gives every complaint, each "file:line:column: text". Empty: in
/// order.
std::vector<std::string> check_config(const ConfigSources& sources);
/// The same of the directory alone.
std::vector<std::string> check_directory(const ConfigSources& sources);

/// One kind from its TOML; `file` names it in complaints. Throws Error(usage) with the first.
Kind parse_kind(std::string_view toml, std::string_view file);

/// A version that a store has pinned, by whatever rules were in force then: keys of other days are
/// passed over, and what was said before states had phases is understood. Throws Error(usage) for
/// what is no kind.
Kind parse_pinned_kind(std::string_view toml);

/// A calendar from its TOML. Throws Error(usage).
WorkCalendar parse_calendar(std::string_view toml, std::string_view file);

/// The text of a built-in file by its path in config/: "bureau.toml", "kinds/task.toml"; empty:
/// none.
std::string_view builtin_file(std::string_view path);
std::vector<std::string_view> builtin_files();

}  // namespace bureau
