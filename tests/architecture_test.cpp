// Keeps what no compiler keeps: the direction of includes, the homes of libraries, the sizes of
// files.

#include "sources.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// The architecture: which folders of lib a folder may include besides itself. cli may include all.
const std::map<std::string, std::set<std::string>, std::less<>> may_include{
    {"base", {}},
    {"time", {"base"}},
    {"model", {"base", "time"}},
    {"settings", {"base", "time", "model"}},
    {"store", {"base", "time", "model"}},
    {"office", {"base", "time", "model", "settings", "store"}},
    {"ops", {"base", "time", "model", "store", "office"}},
    {"figures", {"base", "time", "model", "store", "office"}},
    {"render", {"base", "time", "model", "figures"}},
    {"exchange", {"base", "time", "model", "store", "office", "ops"}},
};

/// Libraries that cost compile time or would spread: each is included in one place.
const std::map<std::string, std::string, std::less<>> home_of_library{
    {"toml++/", "lib/settings/"},         {"SQLiteCpp/", "lib/store/sqlite/"},
    {"sqlite3.h", "lib/store/sqlite/"},   {"nlohmann/", "lib/base/json.cpp"},
    {"utf8proc.h", "lib/base/text.cpp"},  {"sodium.h", "lib/base/hash.cpp"},
    {"libintl.h", "lib/base/i18n.cpp"},   {"kainjow/", "lib/render/template.cpp"},
    {"libical/", "lib/exchange/ics.cpp"}, {"doctest/", "tests/"},
};

struct Line {
  std::string file;  ///< below the source folder: "lib/store/store.h"
  std::string text;
};

std::vector<Line> lines_below(std::string_view folder, std::string_view that_begin_with = "") {
  std::vector<Line> found;
  for (const fs::path& file : sources_below(folder)) {
    for (std::string& line : lines_of(file)) {
      if (line.starts_with(that_begin_with)) {
        found.push_back({fs::relative(file, source_dir).string(), std::move(line)});
      }
    }
  }
  return found;
}

constexpr std::string_view theirs = "#include <";

std::string first_folder(std::string_view path) {
  return std::string{path.substr(0, path.find('/'))};
}

}  // namespace

TEST_CASE("every folder of lib has its place in the architecture") {
  for (const auto& entry : fs::directory_iterator{source_dir / "lib"}) {
    CHECK_MESSAGE(may_include.contains(entry.path().filename().string()), entry.path().string());
  }
}

TEST_CASE("includes in lib follow the architecture") {
  for (const Line& line : lines_below("lib", ours)) {
    CAPTURE(line.file);
    CAPTURE(line.text);
    const std::string folder = first_folder(std::string_view{line.file}.substr(4));
    const std::string included = first_folder(std::string_view{line.text}.substr(ours.size()));
    CHECK((included == folder || may_include.at(folder).contains(included)));
  }
}

TEST_CASE(
    "cli includes its own files from the root and everything of lib, and lib nothing of cli") {
  for (const Line& line : lines_below("cli", ours)) {
    CAPTURE(line.file);
    CAPTURE(line.text);
    const std::string included = first_folder(std::string_view{line.text}.substr(ours.size()));
    CHECK((included == "cli" || may_include.contains(included)));
  }
}

TEST_CASE("each library is included in its own place only") {
  for (const std::string_view part : {"lib", "cli", "tests"}) {
    for (const Line& line : lines_below(part, theirs)) {
      CAPTURE(line.file);
      CAPTURE(line.text);
      const std::string_view included = std::string_view{line.text}.substr(theirs.size());
      for (const auto& [library, home] : home_of_library) {
        CHECK((!included.starts_with(library) || line.file.starts_with(home)));
      }
    }
  }
}

TEST_CASE("the clock, std::regex and <iostream> are left where they belong") {
  // The present is an argument; the others cost every start, or far too much time.
  const std::map<std::string, std::string, std::less<>> homes{
      {"system_clock", "cli/main.cpp"}, {"#include <regex>", "-"}, {"#include <iostream>", "-"}};
  for (const std::string_view part : {"lib", "cli"}) {
    for (const Line& line : lines_below(part)) {
      for (const auto& [word, home] : homes) {
        const bool comment = line.text.find("//") < line.text.find(word);
        CHECK_MESSAGE((comment || line.text.find(word) == std::string::npos || line.file == home),
                      line.file, ": ", line.text);
      }
    }
  }
}

TEST_CASE("headers have at most 150 lines, sources at most 400") {
  for (const std::string_view part : {"lib", "cli", "tests"}) {
    for (const fs::path& file : sources_below(part)) {
      CAPTURE(file.string());
      CHECK(lines_of(file).size() <= (file.extension() == ".h" ? 150U : 400U));
    }
  }
}

TEST_CASE("a header says what it is for before anything else, and guards itself") {
  for (const std::string_view part : {"lib", "cli"}) {
    for (const fs::path& file : sources_below(part)) {
      if (file.extension() == ".h") {
        CAPTURE(file.string());
        const std::vector<std::string> lines = lines_of(file);
        REQUIRE(!lines.empty());
        CHECK(lines.front().starts_with("// "));
        CHECK(std::find(lines.begin(), lines.end(), "#pragma once") != lines.end());
      }
    }
  }
}

/// The class that a line of a header begins, with its namespace; empty: none.
std::string class_begun(const std::string& line, std::string_view name_space) {
  for (const std::string_view word : {"class ", "struct "}) {
    if (line.starts_with(word) && line.ends_with("{")) {
      const std::size_t end = line.find_first_of(" <:{", word.size());
      return fmt::format("{}::{}", name_space, line.substr(word.size(), end - word.size()));
    }
  }
  return {};
}

// Two of one name are taken for one by the linker, without a word.
TEST_CASE("no two headers have a class of the same name") {
  std::map<std::string, std::string> homes;
  for (const char* folder : {"lib", "cli"}) {
    for (const fs::path& file : sources_below(folder)) {
      std::string name_space;
      for (const std::string& line :
           file.extension() == ".h" ? lines_of(file) : std::vector<std::string>{}) {
        if (line.starts_with("namespace ")) {
          name_space = line.substr(10, line.find(' ', 10) - 10);
        }
        const std::string begun = class_begun(line, name_space);
        if (begun.empty() || begun.find('<') != std::string::npos) {
          continue;
        }
        const auto [home, is_new] = homes.emplace(begun, file.string());
        INFO(begun, " is in ", home->second, " and in ", file.string());
        CHECK(is_new);
      }
    }
  }
  CHECK(homes.contains("bureau::cli::Session"));
}

TEST_CASE("a command has a file of its own, which has its name") {
  for (const fs::path& file : sources_below("cli")) {
    const std::string folder = file.parent_path().filename().string();
    const bool is_shared = fs::exists(fs::path{file}.replace_extension(".h"));
    if (folder == "cli" || folder == "shell" || folder == "session" || file.extension() == ".h") {
      continue;
    }
    CAPTURE(file.string());
    std::vector<std::string> commands;
    for (const std::string& line : lines_of(file)) {
      if (line.starts_with("Command ") && line.ends_with("{")) {
        commands.push_back(line.substr(8, line.find('(') - 8));
      }
    }
    CHECK((commands.size() == 1 || (is_shared && commands.empty())));
    for (const std::string& command : commands) {
      CHECK((command == file.stem().string() || command.ends_with("_" + file.stem().string())));
    }
  }
}

TEST_CASE("a unit test stands where its source stands") {
  for (const fs::path& file : sources_below("tests/unit")) {
    CAPTURE(file.string());
    std::string name = file.stem().string();
    REQUIRE(name.ends_with("_test"));
    name.resize(name.size() - std::string_view{"_test"}.size());
    const fs::path folder =
        source_dir / "lib" / fs::relative(file.parent_path(), source_dir / "tests/unit");
    CHECK((fs::exists(folder / (name + ".h")) || fs::exists(folder / (name + ".cpp"))));
  }
}

namespace {

/// The ids of the reports that ship.
std::set<std::string> ids_of_reports() {
  std::set<std::string> ids;
  for (const auto& file : fs::directory_iterator{source_dir / "config/reports"}) {
    ids.insert(file.path().stem().string());
  }
  return ids;
}

/// The ids of the kinds that ship: those of the kinds, their states and steps. Not those that are
/// words of the program too: registers, fields, phases, numbers.
std::set<std::string> ids_of_kinds() {
  std::set<std::string> ids;
  for (const auto& file : fs::directory_iterator{source_dir / "config/kinds"}) {
    for (const std::string& line : lines_of(file.path())) {
      for (const std::string_view key : {"id = \"", "verb = \""}) {
        if (line.starts_with(key)) {
          const std::string rest = line.substr(key.size());
          ids.insert(rest.substr(0, rest.find('"')));
        }
      }
    }
  }
  for (const char* word : {"meeting", "task", "number"}) {
    ids.erase(word);
  }
  return ids;
}

}  // namespace

TEST_CASE("no kind, state or step of the configuration is known by its name") {
  const std::set<std::string> ids = ids_of_kinds();
  CHECK(ids.contains("assigned"));
  CHECK(ids.contains("approve"));
  for (const std::string_view part : {"lib/ops", "lib/figures", "lib/office", "cli"}) {
    for (const Line& line : lines_below(part)) {
      for (const std::string& id : ids) {
        for (const char quote : {'"', '\''}) {
          const std::string quoted = quote + id + quote;
          const bool comment = line.text.find("//") < line.text.find(quoted);
          CHECK_MESSAGE((comment || line.text.find(quoted) == std::string::npos), line.file, ": ",
                        line.text);
        }
      }
      for (const char* compared : {"matter.state == \"", "matter.kind == \"", ".state == \"",
                                   ".state != \"", "kind = \"task\"", "kind = \"meeting\""}) {
        CHECK_MESSAGE(line.text.find(compared) == std::string::npos, line.file, ": ", line.text);
      }
    }
  }
}

TEST_CASE("no report of the configuration is known by its name") {
  const std::set<std::string> ids = ids_of_reports();
  CHECK(ids.size() >= 3);
  for (const std::string_view part : {"lib", "cli"}) {
    for (const Line& line : lines_below(part)) {
      for (const std::string& id : ids) {
        CHECK_MESSAGE(line.text.find('"' + id + '"') == std::string::npos, line.file, ": ",
                      line.text);
      }
    }
  }
}
