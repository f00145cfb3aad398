// What --help says of one command, out of what it declares.

#include "base/i18n.h"
#include "base/text.h"
#include "cli/shell/collector.h"

namespace bureau::cli {

namespace {

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

}  // namespace

std::string help_of(const Command& command) {
  const ParseContext context;
  Globals globals;
  Collector own{context};
  command.declare(own);
  Collector common{context};
  declare_globals(common, globals);
  std::string text = usage_lines(localized("usage: bureau {} {}", command.words(),
                                           *command.usage == '\0' ? "" : tr(command.usage))) +
                     "\n";
  for (const std::string& line : wrap(tr(command.summary.c_str()), help_width)) {
    text += line + "\n";
  }
  if (const std::string lines = option_lines(own.fields); !lines.empty()) {
    text += fmt::format("\n{}\n{}", tr("Options:"), lines);
  }
  text += fmt::format("\n{}\n{}", tr("Options of every command:"), option_lines(common.fields));
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
