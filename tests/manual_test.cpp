// A manual and examples that are true: what a person copies from them is understood.

#include "base/error.h"
#include "cli/shell/commands.h"
#include "cli/shell/help.h"
#include "cli/shell/parse.h"
#include "model/figure.h"
#include "model/number.h"
#include "office/office.h"
#include "settings/reports.h"
#include "settings/settings.h"
#include "shell_words.h"
#include "test_support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
namespace bureau {

namespace {

const fs::path source_dir{BUREAU_SOURCE_DIR};

std::string content_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream{file}.rdbuf();
  return text.str();
}

/// A noun has a page of its own, or stands in that of the program.
std::string page_of(cli::Noun noun) {
  const fs::path own = source_dir / "man" / fmt::format("bureau-{}.1", cli::word_of(noun));
  return content_of(fs::exists(own) ? own : source_dir / "man/bureau.1");
}

/// Whether a page written in mdoc names the option: "Fl -by" or "Fl Fl by", and no longer word.
bool names_option(std::string_view page, std::string_view option) {
  for (const std::string_view before : {"Fl -", "Fl Fl "}) {
    const std::string wanted = fmt::format("{}{}", before, option);
    for (std::size_t at = page.find(wanted); at != std::string_view::npos;
         at = page.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      if (end == page.size() ||
          std::string_view{" \n=,|"}.find(page[end]) != std::string_view::npos) {
        return true;
      }
    }
  }
  return false;
}

/// Reads a command line to its last word; throws what a user would see.
void understand(const std::vector<std::string>& all_words) {
  const std::vector<std::string> words(all_words.begin() + 1, all_words.end());
  if (std::find(words.begin(), words.end(), "--version") != words.end()) {
    return;
  }
  const cli::Line line = cli::split_line(words);
  const bool is_topic = line.help_first && cli::topic_called(line.verb).has_value();
  if (line.help && (line.verb.empty() || is_topic)) {
    return;
  }
  Kinds kinds;
  Reports reports{{}};
  const cli::Command command = cli::find_command(line.noun, line.verb, line.rest, kinds, reports);
  if (line.help) {
    return;
  }
  cli::ParseContext context;
  context.moments = [](Direction direction) {
    return WordContext{.now = instant("2026-11-20T10:00:00+08:00"), .direction = direction};
  };
  context.is_number = [](const std::string& word) {
    return read_number(word).form != DocumentNumber::Form::free;
  };
  cli::Globals globals;
  static_cast<void>(cli::parse_command(command, line, globals, context));
}

void check_commands(std::string_view where, std::string_view text) {
  for (const std::vector<std::string>& words : shell_commands(text)) {
    if (words.front() == "bureau") {
      CAPTURE(where);
      CAPTURE(fmt::format("{}", fmt::join(words, " ")));
      CHECK_NOTHROW(understand(words));
    }
  }
}

/// What stands between two marks that begin lines: the literal displays of mdoc, the fences of
/// Markdown.
std::string displays(const std::string& text, std::string_view begin, std::string_view end) {
  std::string found;
  bool inside = false;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (!inside && line.starts_with(begin)) {
      inside = true;
    } else if (line.starts_with(end)) {
      inside = false;
    } else if (inside) {
      found += (line.starts_with("$ ") ? line.substr(2) : line) + "\n";
    }
  }
  return found;
}

/// mdoc's escapes in literal text.
std::string unescaped(std::string text) {
  for (const auto& [escape, sign] : {std::pair{"\\e", "\\"}, std::pair{"\\(dq", "\""},
                                     std::pair{"\\-", "-"}, std::pair{"\\&", ""}}) {
    const std::string_view wanted = escape;
    for (std::size_t at = text.find(wanted); at != std::string::npos;
         at = text.find(wanted, at + 1)) {
      text.replace(at, wanted.size(), sign);
    }
  }
  return text;
}

std::vector<cli::Command> all_commands() {
  Kinds builtin;
  Reports shipped{{}};
  return cli::all_commands(builtin, shipped);
}

}  // namespace

TEST_CASE("shell lines fall into commands and words") {
  const auto commands = shell_commands("a 'b c' ; d \"e\" # f\n  g \\\n h | i > j\n");
  REQUIRE(commands.size() == 4);
  CHECK(commands[0] == std::vector<std::string>{"a", "b c"});
  CHECK(commands[1] == std::vector<std::string>{"d", "e"});
  CHECK(commands[2] == std::vector<std::string>{"g", "h"});
  CHECK(commands[3] == std::vector<std::string>{"i"});
}

TEST_CASE("every command is in the manual of its noun") {
  for (const cli::Command& command : all_commands()) {
    if (!command.verb.empty()) {
      CAPTURE(command.words());
      CHECK(page_of(command.noun).find(command.words()) != std::string::npos);
    }
  }
}

TEST_CASE(
    "every option of a command is in the manual of its noun, or among the common ones of "
    "bureau(1)") {
  const std::string common = page_of(cli::Noun::office);
  for (const cli::Command& command : all_commands()) {
    const std::string page = page_of(command.noun);
    for (const std::string& option : cli::option_names(command)) {
      CAPTURE(command.words());
      CAPTURE(option);
      CHECK((names_option(page, option) || names_option(common, option)));
    }
  }
}

TEST_CASE(
    "every command has a summary and an example, and every example in the help is understood") {
  for (const cli::Command& command : all_commands()) {
    CAPTURE(command.words());
    CHECK(!std::string_view{command.summary}.empty());
    CHECK(!command.examples.empty());
    for (const auto& example : command.examples) {
      CHECK(std::string_view{example}.starts_with("bureau"));
      check_commands("help", example);
    }
  }
}

TEST_CASE("every command line shown in the manual is understood") {
  for (const auto& entry : fs::recursive_directory_iterator{source_dir / "man"}) {
    check_commands(entry.path().lexically_relative(source_dir).string(),
                   unescaped(displays(content_of(entry.path()), ".Bd -literal", ".Ed")));
  }
}

TEST_CASE("every figure that a report may have is in its manual, and no other") {
  std::set<std::string> documented;
  std::istringstream lines{content_of(source_dir / "man/bureau-reports.5")};
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(".Sh ")) {
      inside = line == ".Sh FIGURES";
    } else if (inside && line.starts_with(".It Cm ")) {
      CHECK_MESSAGE(documented.insert(line.substr(7)).second, line);
    }
  }
  std::set<std::string> counted;
  for (const FigureName& figure : figure_names) {
    counted.emplace(figure.name);
  }
  CHECK(documented == counted);
}

TEST_CASE("the report that the manual shows is in order") {
  const std::string page = unescaped(
      displays(content_of(source_dir / "man/bureau-reports.5"), ".Bd -literal -offset", ".Ed"));
  const ReportAsked report = parse_report(page, "livelihood.toml");
  CHECK(report.sections.size() == 2);
  const Office office{{}, {}, [] { return nullptr; }};
  CHECK_NOTHROW(static_cast<void>(office.filter(report.where)));
  CHECK_NOTHROW(static_cast<void>(office.filter(report.sections.back().where)));
}

TEST_CASE("every command line shown in the documents is understood") {
  for (const std::string name : {"README.md", "README.zh-CN.md", "CONTRIBUTING.md"}) {
    check_commands(name, displays(content_of(source_dir / name), "```sh", "```"));
  }
}

TEST_CASE("every bureau line of the example scripts is understood, but for their variables") {
  for (const auto& entry : fs::recursive_directory_iterator{source_dir / "examples"}) {
    if (entry.path().extension() == ".sh") {
      std::istringstream lines{content_of(entry.path())};
      for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("bureau ") && line.find('$') == std::string::npos &&
            !line.ends_with('\\')) {
          check_commands(entry.path().filename().string(), line);
        }
      }
    }
  }
}

TEST_CASE("a kind's step may bear the name of no command but of the four that it may follow") {
  Kinds builtin;
  Reports shipped{{}};  // the names of files: config check knows those that an office has
  for (const cli::Command& command : all_commands()) {
    const bool is_step = !builtin.with_step(command.verb).empty();
    // The verbs of the other nouns cannot be meant without their noun.
    const bool is_alone = cli::is_register(command.noun) || command.noun == cli::Noun::office ||
                          command.noun == cli::Noun::report;
    const bool is_report = shipped.find(command.verb) != nullptr;
    if (is_report || command.verb.empty() || is_step || !is_alone) {
      continue;
    }
    CAPTURE(command.words());
    const Kind kind{
        .id = "own",
        .name = {.en = "own"},
        .states = {{.id = "begun", .name = {.en = "begun"}}},
        .steps = {
            {.verb = command.verb, .name = {.en = "step"}, .from = {"begun"}, .to = "begun"}}};
    const bool follows = command.verb == "answer" || command.verb == "assign" ||
                         command.verb == "progress" || command.verb == "cancel";
    const bool refused = std::ranges::any_of(check(kind), [](const KindProblem& problem) {
      return problem.text.find("is reserved") != std::string::npos;
    });
    CHECK(refused != follows);
  }
}

}  // namespace bureau
