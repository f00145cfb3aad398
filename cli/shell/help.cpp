// What the program says of itself, out of what its commands declare.
#include "cli/shell/help.h"

#include "base/i18n.h"
#include "base/text.h"
#include "cli/shell/collector.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <array>

namespace bureau::cli {

namespace {

/// The usage broken between options, not between one and its value.
std::string usage_lines(const std::string& usage) {
  constexpr std::string_view further = "         ";
  std::string text;
  std::string line;
  for (std::size_t from = 0; from < usage.size();) {
    std::size_t end = from;
    for (int depth = 0; end < usage.size() && (usage[end] != ' ' || depth > 0); ++end) {
      depth += usage[end] == '[' ? 1 : usage[end] == ']' ? -1 : 0;
    }
    const std::string part = usage.substr(from, end - from);
    if (!line.empty() && width(line) + 1 + width(part) > help_width) {
      text += line + "\n";
      line = further;
      line += part;
    } else {
      line += (line.empty() ? "" : " ") + part;
    }
    from = end + 1;
  }
  return text + line + "\n";
}

/// "doc 文件": what is typed, and what it is called when that is another word.
std::string title_of(Noun noun) {
  if (noun == Noun::office) {
    return tr("office");
  }
  const std::string typed{word_of(noun)};
  const std::string called = tr(typed.c_str());
  return called == typed ? typed : typed + " " + called;
}

/// A verb and beside it what it is for.
std::string summary_lines(const Command& command) {
  constexpr std::size_t indent = 16;
  std::string text;
  for (const std::string& line : wrap(tr(command.summary.c_str()), help_width - indent)) {
    text += pad(text.empty() ? "  " + command.verb : "", indent) + line + "\n";
  }
  return text;
}

constexpr std::array nouns_of_help{Noun::doc,    Noun::meeting,  Noun::task,      Noun::report,
                                   Noun::office, Noun::calendar, Noun::directory, Noun::attachment,
                                   Noun::import, Noun::export_,  Noun::config};

std::string summaries(Noun noun, const std::vector<Command>& commands) {
  std::string text;
  for (const Command& command : commands) {
    if (command.noun == noun && !command.verb.empty()) {
      text += summary_lines(command);
    }
  }
  return text;
}

/// The options of every command, as far as they mean something for this one: what changes nothing
/// is not tried first or done once, and what takes no text has none.
bool means_something(const Fields::Field& option, const Command& command,
                     const std::vector<Fields::Field>& own) {
  const auto is_one_of = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, std::string_view{option.names}) != names.end();
  };
  const bool changes = command.risk != Risk::reads;
  if (is_one_of({"-n,--dry-run", "--once", "-y,--yes", "--propose", "--confirm"})) {
    return changes;
  }
  if (is_one_of({"--each"})) {
    return command.takes_where
               ? command.writes
               : std::string_view{command.usage}.find("--each") != std::string_view::npos;
  }
  if (is_one_of({"--where"})) {
    return command.takes_where;
  }
  if (is_one_of({"--exit-code", "--headers", "--bom", "--raw"})) {
    return !changes;
  }
  if (is_one_of({"-m,--message", "-F,--file"})) {
    return command.writes && std::ranges::any_of(own, [](const Fields::Field& field) {
             return field.sort == Fields::Sort::text && !field.repeatable;
           });
  }
  return true;
}

/// What goes for the whole program, whatever it is asked to do.
bool is_everywhere(const Fields::Field& option) {
  constexpr auto names = std::to_array<std::string_view>(
      {"--store", "--config", "--set", "--as", "--now", "--lang", "--no-pager", "--color",
       "-q,--quiet", "-v,--verbose", "--no-input"});
  return std::ranges::find(names, std::string_view{option.names}) != names.end();
}

/// Its own options, then those of every command that mean something here, then the names of the
/// rest.
std::string options_of(const Command& command) {
  const ParseContext context;
  Globals globals;
  Collector own{context};
  command.declare(own);
  Collector common{context};
  declare_globals(common, globals);
  std::erase_if(own.fields, [&](const Fields::Field& option) {
    return std::ranges::find(command.pointless, std::string_view{option.names}) !=
           command.pointless.end();
  });
  std::vector<Fields::Field> shown;
  std::string others;
  for (const Fields::Field& option : common.fields) {
    if (is_everywhere(option)) {
      others += (others.empty() ? "" : " ") + names_of(option).front();
    } else if (means_something(option, command, own.fields)) {
      shown.push_back(option);
    }
  }
  std::string text;
  for (const auto& [title, fields] : {std::pair{tr("Options:"), &own.fields},
                                      std::pair{tr("Options of every command:"), &shown}}) {
    if (const std::string lines = option_lines(*fields); !lines.empty()) {
      text += fmt::format("\n{}\n{}", title, lines);
    }
  }
  text += "\n";
  for (const std::string& line :
       wrap(localized("Everywhere ('bureau help options'): {}", others), help_width)) {
    text += line + "\n";
  }
  return text;
}

}  // namespace

std::string option_lines(const std::vector<Fields::Field>& fields) {
  std::string text;
  constexpr std::size_t indent = 28;
  for (const Fields::Field& field : fields) {
    if (!field.names.starts_with('-')) {
      continue;
    }
    std::string names = "  ";
    for (const std::string& name : names_of(field)) {
      names += (names.size() > 2 ? ", " : "") + name;
    }
    if (field.sort != Fields::Sort::flag) {
      names += " …";  // takes a value
    }
    bool first = true;
    for (const std::string& help : wrap(tr(field.help), help_width - indent)) {
      text += first && width(names) + 2 > indent ? names + "\n" + std::string(indent, ' ')
                                                 : pad(first ? names : "", indent);
      text += help + "\n";
      first = false;
    }
  }
  return text;
}

std::string overview(std::optional<Noun> wanted, Kinds& kinds, Reports& reports) {
  std::string text = localized("usage: bureau [OPTIONS] [NOUN] VERB [REF…] [TEXT]") + "\n\n";
  text += std::string{tr(
              "The general office in a terminal: documents, meetings and tasks, each answered.")} +
          "\n";
  const std::vector<Command> commands = all_commands(kinds, reports);
  for (const Noun noun : nouns_of_help) {
    if (!wanted || noun == *wanted) {
      text += fmt::format("\n{}\n", title_of(noun));
      text += summaries(noun, commands);
    }
  }
  text += "\n";
  if (!wanted) {
    text += tr("'bureau help filter', 'dates', 'kinds', 'formats' and 'options' explain these.");
    text += "\n";
  }
  text += tr("'bureau NOUN VERB --help' explains one; bureau(1) is the manual.");
  return text + "\n";
}

std::string help_of(const Command& command) {
  std::string text = usage_lines(localized("usage: bureau {} {}", command.words(),
                                           *command.usage == '\0' ? "" : tr(command.usage))) +
                     "\n";
  for (const std::string& line : wrap(tr(command.summary.c_str()), help_width)) {
    text += line + "\n";
  }
  text += options_of(command);
  text += fmt::format("\n{}\n", tr("Examples:"));
  for (const std::string& example : command.examples) {
    text += fmt::format("  {}\n", example);
  }
  return text;
}

std::vector<std::string> option_names(const Command& command) {
  const ParseContext context;
  Collector collector{context};
  command.declare(collector);
  std::vector<std::string> names;
  for (const Fields::Field& field : collector.fields) {
    for (const std::string& name : names_of(field)) {
      if (name.starts_with("--")) {
        names.push_back(name.substr(2));
      }
    }
  }
  return names;
}

}  // namespace bureau::cli
