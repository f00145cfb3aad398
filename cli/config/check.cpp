// bureau config check: everything that is wrong in any file of the configuration.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/collector.h"
#include "cli/shell/commands.h"
#include "cli/shell/help.h"
#include "cli/shell/parse.h"
#include "office/unknown.h"
#include "settings/settings.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

/// Throws Error(usage) for an option that the command of an alias does not have.
void check_options(const Command& command, const Line& line) {
  const std::vector<std::string> own = option_names(command);
  const std::vector<std::string> common = option_names({.declare = [](Fields& fields) -> Action {
    static Globals globals;
    declare_globals(fields, globals);
    return {};
  }});
  for (const std::string& word : line.rest) {
    if (word == "--") {
      return;
    }
    if (!word.starts_with("--")) {
      continue;
    }
    const std::string name = word.substr(2, word.find('=') - 2);
    if (std::ranges::find(own, name) == own.end() &&
        std::ranges::find(common, name) == common.end()) {
      throw Error(ErrorKind::usage, "'{}' has no option {}: 'bureau {} --help' lists them",
                  command.words(), word.substr(0, word.find('=')), command.words());
    }
  }
}

/// Why an alias leads nowhere; empty: it leads to a command.
std::string mistake_in_alias(const std::string& name, const std::string& stands_for,
                             Session& session) {
  Line line;
  try {
    line = split_line(shell_words(stands_for));
    if (line.noun && line.verb.empty()) {
      return {};  // the verb is typed behind it
    }
    const std::vector<std::string> behind_verb(line.rest.begin() + line.before, line.rest.end());
    const Command command =
        find_command(line.noun, line.verb, behind_verb, session.kinds(), session.reports());
    check_options(command, line);
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
      try_lamp(rule);
    }
    if (settings.stuck_factor < 1) {
      complain("stuck_factor", localized("stuck_factor {} is below 1: everything would stand still",
                                         settings.stuck_factor));
    }
    look_for_dangling();
    for (const auto& [name, stands_for] : settings.aliases) {
      complain("alias." + name, mistake_in_alias(name, stands_for, session_));
    }
    look_for_stranded();
    look_for_unknown();
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
      session_.office().at(session_.office().filter(text), session_.now());
    } catch (const Error& error) {
      complain(key, error.what());
    }
  }

  /// The colour of a rule is read when a lamp is first wanted: here it is now.
  void try_lamp(const std::string& rule) {
    const std::size_t colon = rule.find(':');
    if (colon == std::string::npos) {
      complain("lamps", localized("the lamp rule '{}' has no colon: write \"red: overdue\"", rule));
      return;
    }
    try_filter("lamps", trimmed(std::string_view{rule}.substr(colon + 1)));
    try {
      static_cast<void>(parse<Lamp>(trimmed(std::string_view{rule}.substr(0, colon))));
    } catch (const Error& error) {
      complain("lamps", localized("the lamp rule '{}': {}", rule, error.what()));
    }
  }

  /// A link that leads nowhere is passed over as if there were no file.
  void look_for_dangling() {
    for (const fs::path& layer : session_.sources().folders) {
      for (const char* name : {"bureau.toml", "directory.toml"}) {
        const fs::path file = layer / name;
        std::error_code ignored;
        if (fs::is_symlink(file, ignored) && !fs::exists(file, ignored)) {
          complaints_.push_back(localized("{}: the link leads nowhere: {}", file.string(),
                                          fs::read_symlink(file, ignored).string()));
        }
      }
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

  /// Work that stands under a name which the directory has not.
  void look_for_unknown() {
    Database* const store = session_.store();
    if (complaints_.empty() && store != nullptr) {
      complaints_ = unknown_parties(session_.office(), *store);
    }
  }

  Session& session_;
  std::vector<std::string> complaints_;
  std::map<std::string, std::string> places_{};
};

struct Args {};

Outcome run(const Args& /*unused*/, Session& session) {
  const Format format = session.output().format(Format::table);
  const bool is_page = format == Format::table || format == Format::text;
  Outcome outcome;
  View view{.columns = {{.name = "text", .title = tr("What is wrong"), .shrinks = true}},
            .empty_text = tr("every file is in order")};
  for (const std::string& complaint : ConfigCheck{session}.run()) {
    outcome.status = static_cast<int>(ErrorKind::findings);
    if (is_page) {
      outcome.text += cleaned(complaint) + "\n";
    } else {
      view.rows.push_back({.cells = {complaint}});
    }
  }
  if (!is_page) {
    outcome.view = std::move(view);
  }
  return outcome;
}

}  // namespace

Command config_check() {
  return reading<Args>(
      {.noun = Noun::config,
       .verb = "check",
       .summary = "Check every configuration file",
       .examples = {"bureau config check"}},
      [](Fields& /*fields*/, Args& /*args*/) {}, run);
}

}  // namespace bureau::cli
