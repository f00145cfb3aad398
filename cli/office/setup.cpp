// bureau init, config, attachment: the office's own house.

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "settings/settings.h"
#include "store/contents.h"
#include "store/migrate.h"

#include <algorithm>
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

/// Complaints of everything there is: the reader's, and what only the program can read (filters,
/// lamps).
std::vector<std::string> config_complaints(Session& session) {
  std::vector<std::string> complaints = check_config(session.sources());
  const auto try_filter = [&](std::string_view where, const std::string& text) {
    try {
      session.filter(text);
    } catch (const Error& error) {
      complaints.push_back(fmt::format("{}: {}", where, error.what()));
    }
  };
  for (const auto& [name, text] : session.settings().filters) {
    try_filter("filter." + name, text);
  }
  for (const std::string& rule : session.settings().lamps) {
    try_filter("lamps", rule.substr(std::min(rule.find(':') + 1, rule.size())));
  }
  return complaints;
}

Outcome run_config(const ConfigArgs& args, Session& session) {
  if (args.what == "check") {
    Outcome outcome;
    for (const std::string& complaint : config_complaints(session)) {
      outcome.text += cleaned(complaint) + "\n";
      outcome.status = static_cast<int>(ErrorKind::findings);
    }
    return outcome;
  }
  if (!args.what.empty() && args.what != "show") {
    throw Error(ErrorKind::usage, "'{}' is nothing config does: use show or check", args.what);
  }
  View view{.columns = {{.name = "key"}, {.name = "value", .shrinks = true}}};
  if (args.origin) {
    view.columns.push_back({.name = "origin"});
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

struct AttachmentArgs {
  std::string what{};
  std::string to{};
};

Outcome list_attachments(const std::string& word, Session& session) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "name", .title = tr("Name"), .shrinks = true},
                        {.name = "size", .title = tr("Size"), .right = true},
                        {.name = "at", .title = tr("When")},
                        {.name = "by", .title = tr("By")}},
            .empty_text = tr("no files")};
  for (const Ref ref : resolve_refs({word}, session.reading())) {
    check_ceiling(session.rules(), get_matter(session.reading(), ref));
    for (const Item& file : items_of(session.reading(), ref, 'f')) {
      view.rows.push_back({.cells = {to_text(file.ref), file.text, file.size, file.at, file.by}});
    }
  }
  return {.view = std::move(view)};
}

Outcome save_attachment(const std::string& word, const std::string& to, Session& session) {
  if (word.find('/') == std::string::npos) {
    throw Error(ErrorKind::usage, "say which file is saved: 'bureau attachment save T1/f1'");
  }
  const auto ref = parse<SubRef>(word);
  check_ceiling(session.rules(), get_matter(session.reading(), ref.ref));
  const std::optional<Item> file = find_item(session.reading(), ref);
  if (!file || ref.letter != 'f') {
    throw Error(ErrorKind::not_found,
                "there is no {}: 'bureau attachment list {}' shows what it has", ref, ref.ref);
  }
  fs::path target = to.empty() ? fs::path{safe_file_name(file->text)} : fs::path{to};
  if (fs::is_directory(target)) {
    target /= safe_file_name(file->text);
  }
  if (fs::exists(target) && !session.globals().yes) {
    throw Error(ErrorKind::conflict, "{} is there already: give --to, or --yes to write over it",
                target.string());
  }
  write_file(target, [&](const std::function<void(std::string_view)>& put) {
    read_content(session.reading(), file->hash, put);
  });
  session.say(localized("saved {}", target.string()));
  return {};
}

Outcome run_attachment(const AttachmentArgs& args, Session& session) {
  const std::vector<std::string> words = split_list(args.what, U" ");
  if (words.size() == 2 && words[0] == "list") {
    return list_attachments(words[1], session);
  }
  if (words.size() == 2 && words[0] == "save") {
    return save_attachment(words[1], args.to, session);
  }
  throw Error(ErrorKind::usage,
              "say 'bureau attachment list T1' or 'bureau attachment save T1/f1 --to FILE'");
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

Command attachment() {
  return reading<AttachmentArgs>(
      {.noun = Noun::office,
       .verb = "attachment",
       .summary = "List the files of a matter, or save one",
       .examples = {"bureau attachment list T1", "bureau attachment save T1/f1 --to report.pdf"},
       .usage = "list REF | save REF/fN [--to FILE]"},
      [](Fields& fields, AttachmentArgs& args) {
        fields.text("what", args.what, "list or save, and the ref");
        fields.option("--to", args.to, "Where to save it");
      },
      run_attachment);
}

}  // namespace bureau::cli
