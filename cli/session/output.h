// What a command says and prints: the format and the file of -o, the screen, words for people.
#pragma once

#include "cli/run.h"
#include "cli/shell/command.h"
#include "cli/shell/parse.h"
#include "settings/settings.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

class Output {
 public:
  /// All must live as long.
  Output(const Environment& environment, const Globals& globals, const Settings& settings)
      : environment_{environment}, globals_{globals}, settings_{settings} {}

  /// Reads -o. Throws Error(usage) for a file whose ending names no format.
  void settle();

  /// What is on the disk from now on, whatever becomes of what is printed.
  void note_recorded(std::string_view what);

  /// What is asked for with -o: a format, and a file when one was named.
  Format format(Format usual) const { return format_.value_or(usual); }
  bool has_format() const { return format_.has_value(); }
  const std::string& file() const { return file_; }
  Screen screen(Instant now) const;

  /// Text for people, on stderr, each once; nothing with -q.
  void say(std::string_view text);
  /// How a moment was understood: said when the command has been done, so that a refusal is one
  /// line.
  void echo(std::string_view text);
  /// What a person at a terminal is told where a command has nothing to print; cron hears nothing.
  void say_nothing_found(std::string_view text);

  /// Asks a question; --yes answers it. Without a terminal, or with --no-input, it is refused.
  void confirm(std::string_view question);

  // While something is being written its words wait: they are true once it is on the disk.
  void hold() { holds_ = true; }
  void release();
  void drop();

  /// What can fail on the way out fails here, before the transaction is on the disk.
  void make_ready(Outcome& outcome, Instant now);
  /// Prints what a command has to say; gives the exit status.
  int print(const Outcome& outcome, Instant now);
  /// Prints a page of the program's own: help.
  void print_page(std::string_view text);

  /// Says nothing while it is true: a command made of many others.
  bool hushed = false;

  /// Answers to a program, also where a terminal is: no pager, no editor.
  bool for_program = false;

 private:
  void say_echoes();
  std::size_t write(const Outcome& outcome, Instant now, const Sink& sink);  ///< how many rows

  const Environment& environment_;
  const Globals& globals_;
  const Settings& settings_;
  std::optional<Format> format_{};
  std::string file_{};
  std::set<std::string> said_{};
  std::vector<std::string> echoes_{};
  std::vector<std::string> pending_{};
  bool holds_ = false;
};

}  // namespace bureau::cli
