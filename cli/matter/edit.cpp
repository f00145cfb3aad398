// bureau edit: what is recorded of an open matter is changed, by options or in an editor.

#include "ops/matter/edit.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/matter/edit_form.h"
#include "cli/session/each.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

namespace bureau::cli {

namespace {

namespace fs = std::filesystem;

using Args = With<EditInput>;

bool changes_something(const EditInput& input) {
  const bool sets = std::ranges::any_of(
      input.values, [](const auto& field_and_value) { return field_and_value.second.has_value(); });
  return sets || !input.tags.empty() || !input.untag.empty() || !input.fields.empty();
}

Outcome set_what_was_given(const Args& args, const std::vector<Ref>& refs, Deed& deed,
                           Session& session) {
  if (!changes_something(args.input)) {
    throw Error(ErrorKind::usage, "say what is changed: 'bureau edit T4 --due fri'");
  }
  return each(refs, "edit", deed, session, [&](Ref ref) { edit_matter(deed, ref, args.input); });
}

/// As git looks for it.
std::string editor_wanted(const Session& session) {
  const Environment& environment = session.environment();
  const auto said = [&](const char* name) {
    return std::string{trimmed(environment.variable(name).value_or(""))};
  };
  const bool is_dumb = said("TERM") == "dumb";
  for (std::string editor : {said("BUREAU_EDITOR"), session.settings().editor,
                             is_dumb ? "" : said("VISUAL"), said("EDITOR")}) {
    if (!editor.empty()) {
      return editor;
    }
  }
  return "vi";
}

/// A file in a folder that nobody else can look into, in memory where the system has a place for
/// that. It goes when it is not needed any more.
class TypedFile {
 public:
  TypedFile(const Environment& environment, const std::string& name) {
    std::string folder;
    for (const char* variable : {"XDG_RUNTIME_DIR", "TMPDIR"}) {
      folder = folder.empty() ? environment.variable(variable).value_or("") : folder;
    }
    folder = (fs::path{folder.empty() ? "/tmp" : folder} / "bureau-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
      throw Error(ErrorKind::failed, "no folder {} can be made for the editor: set TMPDIR", folder);
    }
    folder_ = folder;
    file_ = folder_ / name;
  }
  ~TypedFile() {
    if (!is_kept_) {
      std::error_code none;
      fs::remove_all(folder_, none);
    }
  }
  TypedFile(const TypedFile&) = delete;
  TypedFile& operator=(const TypedFile&) = delete;

  const fs::path& path() const { return file_; }
  void keep() { is_kept_ = true; }

 private:
  fs::path folder_{};
  fs::path file_{};
  bool is_kept_ = false;
};

/// Whether there is anything in it but comments.
bool is_empty_text(std::string_view text) {
  return std::ranges::all_of(split_list(text, U"\n"), [](const std::string& line) {
    return trimmed(line).empty() || trimmed(line).starts_with('#');
  });
}

/// Opens an editor on what can be changed of the matter and takes back what was. Nothing is locked
/// meanwhile: who changed it in the same time wins, and what was typed here is kept.
Outcome edit_by_hand(const std::string& verb, const Args& given, Session& session) {
  const Matter matter = named_matters(session, given.refs).front();
  if (!matter.open) {
    throw Error(ErrorKind::refused,
                "{} is closed: 'bureau correct {} FIELD=VALUE --reason WHY' mends an entry",
                matter.ref, matter.ref);
  }
  const EditForm form{matter, session};
  session.stop_reading();
  TypedFile file{session.environment(), fmt::format("{}.toml", matter.ref)};
  write_file(file.path(), form.text());
  const std::string editor = editor_wanted(session);
  if (!session.environment().edit(editor, file.path())) {
    throw Error(ErrorKind::failed,
                "the editor '{}' did not end well, and nothing was changed: set BUREAU_EDITOR",
                editor);
  }
  const std::string text = read_file(file.path()).value_or("");
  try {
    Args args = given;
    const bool changed = text != form.text() && !is_empty_text(text);
    if (changed) {
      args.input = form.changes(text, file.path().string());
    }
    if (!changed || !changes_something(args.input)) {
      session.output().say(localized("{}: nothing was changed", matter.ref));
      return {.nothing = true};
    }
    if (!args.deed.if_version) {
      args.deed.if_version = matter.version;
    }
    return run_writing(
        verb, args, session, true, [&](const std::vector<std::string>& words, Deed& deed) {
          return set_what_was_given(args, resolve_refs(words, deed.database()), deed, session);
        });
  } catch (const Error& error) {
    file.keep();
    throw Error(error.kind(), "{}; what was typed is in {}", error.what(), file.path().string());
  }
}

/// One matter without a word of what is changed, by a person at a terminal.
bool wants_editor(const Args& args, Session& session) {
  const Environment& environment = session.environment();
  return args.refs.size() == 1 && !changes_something(args.input) && environment.edit &&
         environment.in_is_terminal && environment.out_is_terminal && !session.globals().no_input &&
         !session.output().for_program;
}

}  // namespace

Command edit(Noun noun) {
  Command command{.noun = noun,
                  .verb = "edit",
                  .summary = "Change what is recorded of an open matter",
                  .examples = {"bureau edit T4 --due 月底 --urgency 加急", "bureau edit T4"},
                  .usage = "REF… [OPTIONS]",
                  .writes = true,
                  .risk = Risk::changes,
                  .takes_where = true};
  command.declare = [verb = command.words()](Fields& fields) -> Action {
    const auto args = std::make_shared<Args>();
    fields.refs(args->refs, "The matters");
    declare_input(fields, *args);
    declare(fields, args->deed);
    return [args, verb](Session& session) {
      if (wants_editor(*args, session)) {
        return edit_by_hand(verb, *args, session);
      }
      return run_writing(
          verb, *args, session, true, [&](const std::vector<std::string>& words, Deed& deed) {
            return set_what_was_given(*args, resolve_refs(words, deed.database()), deed, session);
          });
    };
  };
  return command;
}

}  // namespace bureau::cli
