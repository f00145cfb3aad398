// bureau init: the store and the settings of an office.

#include "base/error.h"
#include "base/files.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "settings/settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

struct InitArgs {
  bool demo = false;
};

/// Every line behind a #, as TOML has comments.
std::string commented(std::string_view text) {
  std::string lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines += fmt::format("# {}\n", text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

/// The user's own bureau.toml: every setting with its default, all commented out, so that what a
/// newer program changes still reaches an office that changed nothing. What is said of a setting is
/// a text of the catalogue, as `po/update` takes it from the file.
std::string commented_config() {
  std::string text = commented(
      tr("The settings of this office. Take the # off a line to change it; bureau-config(5)."));
  text += '\n';
  const std::string_view source = builtin_file("bureau.toml");
  std::string remark;
  for (std::size_t from = 0; from < source.size();) {
    const std::size_t end = std::min(source.find('\n', from), source.size());
    const std::string_view line = source.substr(from, end - from);
    if (line.starts_with("# ")) {
      remark += remark.empty() ? "" : "\n";
      remark += line.substr(2);
    } else {
      text += remark.empty() ? "" : commented(tr(remark.c_str()));
      text += line.empty() ? "\n" : commented(line);
      remark.clear();
    }
    from = end + 1;
  }
  return text;
}

/// One that is there is let be when only the settings are still to come: an `init` was killed
/// between the two.
void make_store(const Place& place, bool has_settings, Output& output) {
  try {
    static_cast<void>(Store::create(place));
    output.say(localized("made the store {}", place));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict || has_settings) {
      throw;
    }
    static_cast<void>(Store{place, Purpose::read});
    output.say(localized("there is a store at {} already", place));
  }
}

Outcome run_init(const InitArgs& args, Session& session) {
  const Place place = session.store_place();
  if (session.globals().dry_run) {
    session.output().say(place.exists() ? localized("there is a store at {} already", place)
                                        : localized("it would make the store {}", place));
    return {};
  }
  const std::optional<fs::path> config = session.own_settings();
  const bool has_settings = !config || fs::exists(*config);
  make_store(place, has_settings, session.output());
  if (!has_settings) {
    make_private_folder(config->parent_path());
    write_file(*config, commented_config());
    session.output().say(localized("made the settings {}", config->string()));
  }
  if (args.demo) {
    fill_demo(session);
  }
  return {};
}

}  // namespace

Command init() {
  return reading<InitArgs>(
      {.noun = Noun::office,
       .verb = "init",
       .summary = "Make the store and the settings of an office",
       .examples = {"bureau init", "bureau init --demo"},
       .usage = "[--demo]",
       .risk = Risk::permanent},
      [](Fields& fields, InitArgs& args) {
        fields.flag("--demo", args.demo, "Fill it with a demonstration office");
      },
      run_init);
}

}  // namespace bureau::cli
