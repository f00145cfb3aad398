// A list asks the store as often for fifty rows as for five.

#include "base/i18n.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "cli/shell/parse.h"
#include "home.h"
#include "store/database.h"

#include <algorithm>
#include <sstream>

namespace bureau {

namespace {

constexpr const char* day = "2026-11-18T10:00:00+08:00";

/// An office in which so many things hang on one meeting, one task, one word, one unit.
struct Hung : Home {
  explicit Hung(int count) {
    for (const char* line :
         {"bureau init -q", "bureau meeting plan 例会 --at '2026-11-15 9:30' --unit 后勤处 -q",
          "bureau task add 物业 --unit 后勤处 --due 2026-12-18 -q"}) {
      typed(line);
    }
    for (int i = 1; i <= count; ++i) {
      const std::string file = folder.write(fmt::format("{}.txt", i), fmt::format("{}", i));
      typed(fmt::format("bureau decide M1 整改第{}项 --unit 保卫处 --due 2026-12-18 -q", i));
      typed(fmt::format("bureau attach T1 {} -q", file));
      typed(fmt::format("bureau note T1 消防第{}次检查 -q", i));
      typed(fmt::format("bureau edit T1 --title 物业{} -q", i));
      typed(fmt::format("bureau correct T1 title=物业合同{} --reason 误记 -q", i));
      typed(fmt::format("bureau task add 巡查{} --unit 保卫处 --due 2026-12-18 --parent T1 -q", i));
      typed(fmt::format("bureau link T1 --to T{} --kind cites -q", 2 * i + 1));
    }
  }

  void typed(const std::string& line) {
    const Printed result = run(line, instant(day));
    CAPTURE(line);
    CAPTURE(result.text);
    REQUIRE(result.status == 0);
  }

  Folder folder{};  ///< of what is attached
};

/// What a command cost and gave.
struct Cost {
  std::int64_t statements = 0;
  std::size_t lines = 0;
};

Cost cost_of(const Hung& office, const std::string& typed) {
  std::vector<std::string> words = shell_commands(typed).front();
  words.erase(words.begin());
  std::istringstream in;
  std::ostringstream printed;
  const cli::Environment environment = office.environment(in, printed, instant(day));
  const cli::Line line = cli::split_line(words);
  cli::Session session{environment, cli::parse_globals(line)};
  const cli::Command command =
      cli::find_command(line.noun, line.verb, {}, session.kinds(), session.reports());
  cli::Globals globals;
  const cli::Action action = cli::parse_command(command, line, globals, {});
  session.settle(globals);
  session.output().print(action(session), session.now());
  const std::string text = printed.str();
  return {.statements = session.reading().begun(),
          .lines = static_cast<std::size_t>(std::ranges::count(text, '\n'))};
}

}  // namespace

TEST_SUITE_BEGIN("cli/statements");

TEST_CASE("fifty rows cost as many statements as five") {
  const Hung small{5};
  const Hung large{50};
  for (const Language language : {Language::en, Language::zh}) {
    set_language(language, BUREAU_CATALOGUES);
    for (const char* line :
         {"bureau meeting decisions", "bureau meeting decisions M1", "bureau attachment list T1",
          "bureau search 消防 --limit 0", "bureau log --limit 0", "bureau log T1 --limit 0",
          "bureau inbox 保卫处", "bureau task list", "bureau show T1", "bureau show T1 -o json",
          "bureau why T1"}) {
      CAPTURE(line);
      const Cost five = cost_of(small, line);
      const Cost fifty = cost_of(large, line);
      CHECK(five.statements > 0);
      CHECK(fifty.statements == five.statements);
      CHECK(fifty.lines >= five.lines + 40);
    }
  }
  set_language(Language::en, BUREAU_CATALOGUES);
}

TEST_SUITE_END();

}  // namespace bureau
