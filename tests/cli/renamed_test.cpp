// The program asks for phases, effects and acts, and never for the name of a kind, a state or a
// step: an office whose kinds call all of these otherwise works the same.

#include "home.h"
#include "settings/settings.h"

#include <array>
#include <regex>
#include <set>
#include <sstream>

namespace bureau {

namespace {

/// Another name, as long: columns have their widths by it.
std::string other(std::string id) {
  for (char& c : id) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>('a' + (c - 'a' + 13) % 26) : c;
  }
  return id;
}

/// Every id of the kinds that ship.
class Names {
 public:
  Names() {
    Kinds kinds;
    for (const std::string& id : kinds.ids()) {
      ids_.insert(id);
      for (const State& state : kinds.get(id).states) {
        ids_.insert(state.id);
      }
      for (const Step& step : kinds.get(id).steps) {
        ids_.insert(step.verb);
        verbs_.insert(step.verb);
      }
    }
  }

  /// A command with the other name of its step.
  std::string of_command(const std::string& line) const {
    std::smatch found;
    const bool is_step = std::regex_search(line, found, std::regex{"^bureau ([a-z]+)"}) &&
                         verbs_.contains(found[1].str());
    return is_step ? "bureau " + other(found[1].str()) + found.suffix().str() : line;
  }

  /// Output with the names that ship.
  std::string back(std::string text) const {
    for (const std::string& id : ids_) {
      text = std::regex_replace(text, std::regex{"\\b" + other(id) + "\\b"}, id);
    }
    return text;
  }

  /// The file of a kind with all its ids called otherwise.
  static std::string file_of(const Kind& kind) {
    std::string file;
    std::istringstream lines{kind.source};
    for (std::string line; std::getline(lines, line);) {
      const std::string key = line.substr(0, line.find(' '));
      const bool names = key == "id" || key == "verb" || key == "from" || key == "to";
      for (std::size_t i = 0; names && i < line.size(); ++i) {
        if (line[i] == '"') {
          const std::size_t end = line.find('"', i + 1);
          line.replace(i + 1, end - i - 1, other(line.substr(i + 1, end - i - 1)));
          i = end;
        }
      }
      file += line + '\n';
    }
    return file;
  }

 private:
  std::set<std::string> ids_{};
  std::set<std::string> verbs_{};
};

void call_otherwise(Home& home) {
  Kinds kinds;
  for (const std::string& id : kinds.ids()) {
    home.write("kinds/" + other(id) + ".toml", Names::file_of(kinds.get(id)));
  }
}

std::string printed(Home& home, const std::string& line, const char* now) {
  const Home::Printed result = home.run(line, instant(now));
  return fmt::format("$ {}\n{}[{}]\n", line, result.text, result.status);
}

struct Typed {
  const char* now;
  const char* line;
};

/// Two weeks of an office.
constexpr std::array typed{
    Typed{"2026-11-16T09:00:00+08:00", "bureau init -q"},
    Typed{"2026-11-16T09:00:00+08:00", "bureau config check"},
    Typed{"2026-11-16T09:00:00+08:00",
          "bureau doc receive 通知 --from 市局 --need act --within 5wd"},
    Typed{"2026-11-16T09:10:00+08:00", "bureau doc receive 错投 --from 市局 --need act"},
    Typed{"2026-11-16T09:20:00+08:00", "bureau doc receive 周知 --from 市局 --need read"},
    Typed{"2026-11-16T09:30:00+08:00", "bureau doc draft 关于整改的报告 --type 报告 --to 市局"},
    Typed{"2026-11-16T09:40:00+08:00",
          "bureau meeting plan 协调会 --at '2026-11-16 10:00' --for 1h --room 301"},
    Typed{"2026-11-16T09:45:00+08:00",
          "bureau meeting plan 未开的会 --at '2026-11-17 10:00' --for 1h --room 302"},
    Typed{"2026-11-16T09:50:00+08:00", "bureau task add 修门 --unit 后勤处 --within 2wd"},
    Typed{"2026-11-16T09:51:00+08:00",
          "bureau task add 修窗 --unit 后勤处 --within 8wd --co 保卫处"},
    Typed{"2026-11-16T11:10:00+08:00",
          "bureau decide M1 后勤处修楼梯 --unit 后勤处 --due 2026-11-20"},
    Typed{"2026-11-16T11:20:00+08:00",
          "bureau instruct D1 请后勤处办理 --by 主任 --task --unit 后勤处 --due 2026-11-27"},
    Typed{"2026-11-16T11:25:00+08:00", "bureau instruct 请保卫处落实 --by 主任 --unit 保卫处"},
    Typed{"2026-11-16T11:30:00+08:00", "bureau return D2 不属本机关职责"},
    Typed{"2026-11-16T11:35:00+08:00", "bureau suggest D1 请后勤处办"},
    Typed{"2026-11-16T11:40:00+08:00", "bureau submit D4"},
    Typed{"2026-11-17T09:00:00+08:00", "bureau -o json"},
    Typed{"2026-11-17T09:00:00+08:00", "bureau"},
    Typed{"2026-11-17T09:05:00+08:00", "bureau accept T2"},
    Typed{"2026-11-17T09:10:00+08:00", "bureau suspend T2 等料"},
    Typed{"2026-11-17T09:14:00+08:00", "bureau finish T1 --close"},
    Typed{"2026-11-17T09:15:00+08:00", "bureau finish T1"},
    Typed{"2026-11-17T09:20:00+08:00", "bureau approve T1 --answer 已修好 --close"},
    Typed{"2026-11-17T09:25:00+08:00", "bureau approve D4"},
    Typed{"2026-11-17T09:30:00+08:00", "bureau --set leader=主任 inbox 主任"},
    Typed{"2026-11-17T09:35:00+08:00", "bureau sign D4 --by 主任"},
    Typed{"2026-11-17T09:36:00+08:00", "bureau number D4"},
    Typed{"2026-11-17T09:37:00+08:00", "bureau issue D4"},
    Typed{"2026-11-18T09:00:00+08:00", "bureau resume T2"},
    Typed{"2026-11-18T09:05:00+08:00", "bureau hold M2 --when 2026-11-16"},
    Typed{"2026-11-18T09:10:00+08:00", "bureau cancel T4 并入他事"},
    Typed{"2026-11-18T09:15:00+08:00", "bureau close M1"},
    Typed{"2026-11-20T16:00:00+08:00", "bureau report audit"},
    Typed{"2026-11-20T17:30:00+08:00", "bureau report weekly --period this"},
    Typed{"2026-11-23T09:00:00+08:00", "bureau finish T3 --when 2026-11-19"},
    Typed{"2026-11-23T09:05:00+08:00",
          "bureau correct T3 claimed_at=2026-11-20T09:00 --reason 误记"},
    Typed{"2026-11-23T09:10:00+08:00", "bureau answer D1 已办 --when 2026-11-20"},
    Typed{"2026-11-23T09:15:00+08:00", "bureau close D1"},
    Typed{"2026-11-23T09:20:00+08:00", "bureau reopen D1 未办妥"},
    Typed{"2026-11-23T09:25:00+08:00",
          "bureau task list --where 'phase = review' --fields ref,phase"},
    Typed{"2026-11-23T09:26:00+08:00", "bureau why T1"},
    Typed{"2026-11-27T17:30:00+08:00", "bureau report weekly --period this -o json"},
    Typed{"2026-12-28T09:00:00+08:00", "bureau report audit"},
    Typed{"2026-12-28T09:00:00+08:00", "bureau archive D4 A-1"},
};

}  // namespace

TEST_CASE("an office whose kinds, states and steps are all called otherwise works the same") {
  const Names names;
  Home usual;
  Home otherwise;
  call_otherwise(otherwise);
  // The configuration has another digest, columns have other widths, and a step whose name is what
  // is typed is not shown twice.
  const auto told = [](std::string text) {
    text = std::regex_replace(text, std::regex{"(configuration |\"config\": \")[0-9a-f]{8}"}, "$1");
    return std::regex_replace(text, std::regex{"\\b([a-z]+)\\(\\1\\)"}, "$1");
  };
  for (const Typed& act : typed) {
    const std::string usually = printed(usual, act.line, act.now);
    const std::string line = names.of_command(act.line);
    const std::string other = printed(otherwise, line, act.now);
    CAPTURE(act.line);
    CHECK(told(names.back(other)) == told(usually));
  }
}

}  // namespace bureau
