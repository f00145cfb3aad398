// From the words of the command line to the command and the values they name.
#pragma once

#include "cli/shell/command.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bureau::cli {

/// The options that stand before or after any noun.
struct Globals {
  std::string store{};
  std::string config{};
  std::vector<std::string> set{};
  std::string as{};
  std::string now{};
  std::string output{};
  std::string fields{};
  std::string template_text{};
  bool dry_run = false;
  bool propose = false;
  std::string confirm{};
  std::string once{};
  std::string ceiling{};
  std::string lang{};
  std::string color{};
  bool quiet = false;
  bool verbose = false;
  bool no_input = false;
  std::string where{};
  bool yes = false;
  bool each = false;
  bool exit_code = false;
  std::string headers{};
  bool bom = false;
  bool raw = false;
  std::string message{};    ///< -m: the text of the verb; "-" reads it from standard input
  std::string text_file{};  ///< -F: a file with the text of the verb
  bool no_pager = false;
};

/// A command line taken apart before any command is built.
struct Line {
  std::optional<Noun> noun{};
  std::string verb{};               ///< empty: the morning sheet
  std::vector<std::string> rest{};  ///< without noun and verb
  std::ptrdiff_t before = 0;  ///< how many of them stood before the verb: options and their values
  bool help = false;          ///< --help, or `help`
  bool help_first = false;    ///< `help` before any other word: what follows may be a topic
  bool version = false;       ///< --version, before any verb
  std::size_t verb_at = 0;    ///< which of all words the verb is
};

/// Finds noun and verb among the words, whatever global options stand around them.
Line split_line(std::span<const std::string> words);

/// What a caller supplies to read words against.
struct ParseContext {
  Fields::Context moments{};
  std::function<void(const std::string&)> echo{};          ///< told what was understood of a moment
  std::function<std::vector<std::string>()> stdin_refs{};  ///< for "-"
  /// What stands in a file, "-" for standard input.
  std::function<std::string(const std::string& file)> read_text{};
  /// Told each value of what is to be done, in one order however it was typed.
  std::function<void(std::string_view names, std::string_view text)> taken{};
  std::function<bool(const std::string&)>
      is_number{};  ///< whether a first word is a matter's official number
};

/// Fills globals and the command's fields. Throws Error(usage), with the nearest option for a wrong
/// one.
Action parse_command(const Command& command, const Line& line, Globals& globals,
                     const ParseContext& context);

/// Only the globals: for what must be known before the command is (store, config, language). Until
/// its own options are known, the value of one may look like a short global: parse_command() knows
/// better.
Globals parse_globals(const Line& line);

}  // namespace bureau::cli
