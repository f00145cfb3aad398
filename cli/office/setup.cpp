// bureau init, config: the office's own house.

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "cli/parse.h"
#include "settings/settings.h"
#include "store/migrate.h"

#include <algorithm>
#include <map>
#include <ostream>

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

struct InitArgs {
  bool demo = false;
};

/// The user's own bureau.toml: every setting with its default, all commented out, so that what a
/// newer program changes still reaches an office that changed nothing.
std::string commented_config() {
  std::string text =
      tr("# The settings of this office. Take the # off a line to change it; bureau-config(5).");
  text += "\n\n";
  const std::string_view source = builtin_file("bureau.toml");
  for (std::size_t from = 0; from < source.size();) {
    const std::size_t end = std::min(source.find('\n', from), source.size());
    const std::string_view line = source.substr(from, end - from);
    text += line.empty() || line[0] == '#' ? "" : "# ";
    text += line;
    text += '\n';
    from = end + 1;
  }
  return text;
}

Outcome run_init(const InitArgs& args, Session& session) {
  const fs::path file = session.store_file();
  if (session.globals().dry_run) {
    session.say(fs::exists(file) ? localized("there is a store at {} already", file.string())
                                 : localized("it would make the store {}", file.string()));
    return {};
  }
  { const Store made = Store::create(file); }
  session.say(localized("made the store {}", file.string()));
  const fs::path config = session.sources().folders.back() / "bureau.toml";
  if (!fs::exists(config)) {
    make_private_folder(config.parent_path());
    write_file(config, commented_config());
    session.say(localized("made the settings {}", config.string()));
  }
  if (args.demo) {
    fill_demo(session);
  }
  return {};
}

struct ConfigArgs {
  std::string what{};
  bool origin = false;
};

/// Why an alias leads nowhere; empty: it leads to a command.
std::string mistake_in_alias(const std::string& name, const std::string& stands_for,
                             Session& session) {
  const Line line = split_line(split_list(stands_for, U" "));
  if (line.noun && line.verb.empty()) {
    return {};  // the verb is typed behind it
  }
  try {
    const std::vector<std::string> behind_verb(line.rest.begin() + line.before, line.rest.end());
    find_command(line.noun, line.verb, behind_verb, session.kinds());
    return {};
  } catch (const Error& error) {
    return !line.noun && line.verb == name ? localized("the alias '{}' leads to itself", name)
                                           : localized("the alias '{}': {}", name, error.what());
  }
}

/// Everything that is wrong anywhere.
class ConfigCheck {
 public:
  explicit ConfigCheck(Session& session)
      : session_{session}, complaints_{check_config(session.sources())} {}

  std::vector<std::string> run() {
    for (const SettingOrigin& setting : setting_origins(session_.sources())) {
      places_[setting.key] = setting.origin;
    }
    const Settings& settings = session_.settings();
    for (const auto& [name, text] : settings.filters) {
      try_filter("filter." + name, text);
    }
    for (const std::string& rule : settings.lamps) {
      const std::string_view condition = rule;
      try_filter("lamps", trimmed(condition.substr(std::min(rule.find(':') + 1, rule.size()))));
    }
    for (const auto& [name, stands_for] : settings.aliases) {
      complain("alias." + name, mistake_in_alias(name, stands_for, session_));
    }
    look_for_stranded();
    return std::move(complaints_);
  }

 private:
  /// A kind or a calendar that cannot be read is told already, with its own place.
  bool is_told(std::string_view text) const {
    return std::ranges::any_of(complaints_, [&](const std::string& one) {
      return text.find(one) != std::string_view::npos;
    });
  }

  void complain(const std::string& key, const std::string& text) {
    if (!text.empty() && !is_told(text)) {
      complaints_.push_back(fmt::format("{}: {}", places_[key], text));
    }
  }

  void try_filter(const std::string& key, std::string_view text) {
    try {
      session_.filter(text);
    } catch (const Error& error) {
      complain(key, error.what());
    }
  }

  /// Matters that a kind has left behind: its newest version has not their state.
  void look_for_stranded() {
    try {
      for (const Matter& matter : below_ceiling(session_, session_.office().stranded())) {
        complaints_.push_back(localized(
            "{}: the kind '{}' has no state '{}' any more; the matter goes on by the version that "
            "it was last pinned to",
            matter.ref, matter.kind, matter.state));
      }
    } catch (const Error& error) {
      if (!is_told(error.what())) {
        throw;
      }
    }
  }

  Session& session_;
  std::vector<std::string> complaints_;
  std::map<std::string, std::string> places_{};
};

Outcome run_config(const ConfigArgs& args, Session& session) {
  if (args.what == "check") {
    format_among(session, "config check", {Format::table, Format::text});
    Outcome outcome;
    for (const std::string& complaint : ConfigCheck{session}.run()) {
      outcome.text += cleaned(complaint) + "\n";
      outcome.status = static_cast<int>(ErrorKind::findings);
    }
    return outcome;
  }
  if (!args.what.empty() && args.what != "show") {
    throw Error(ErrorKind::usage, "'{}' is nothing config does: use show or check", args.what);
  }
  View view{.columns = {{.name = "key", .title = tr("Setting")},
                        {.name = "value", .title = tr("Set to"), .shrinks = true}}};
  if (args.origin) {
    view.columns.push_back({.name = "origin", .title = tr("Comes from")});
  }
  for (const SettingOrigin& setting : setting_origins(session.sources())) {
    ViewRow& row = view.rows.emplace_back();
    row.cells = {setting.key, setting.value};
    if (args.origin) {
      row.cells.emplace_back(setting.origin);
    }
  }
  return {.view = std::move(view)};
}

}  // namespace

Command init() {
  return reading<InitArgs>(
      {.noun = Noun::office,
       .verb = "init",
       .summary = "Make the store and the settings of an office",
       .examples = {"bureau init", "bureau init --demo"},
       .usage = "[--demo]"},
      [](Fields& fields, InitArgs& args) {
        fields.flag("--demo", args.demo, "Fill it with a demonstration office");
      },
      run_init);
}

Command config() {
  return reading<ConfigArgs>(
      {.noun = Noun::office,
       .verb = "config",
       .summary = "Show the settings in force, or check every configuration file",
       .examples = {"bureau config show --origin", "bureau config check"},
       .usage = "show [--origin] | check"},
      [](Fields& fields, ConfigArgs& args) {
        fields.text("what", args.what, "show or check");
        fields.flag("--origin", args.origin, "Say where each value comes from");
      },
      run_config);
}

}  // namespace bureau::cli
