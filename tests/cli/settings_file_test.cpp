// The settings file that `init` writes, in either language.

#include "home.h"
#include "settings/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

namespace {

constexpr const char* now = "2026-11-24T09:00:00+08:00";

std::vector<std::string> lines_of(std::istream&& text) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// The lines of the built-in file that set something, or name a table.
std::vector<std::string> settings() {
  std::vector<std::string> lines =
      lines_of(std::istringstream{std::string{builtin_file("bureau.toml")}});
  std::erase_if(lines, [](const std::string& line) { return line.empty() || line[0] == '#'; });
  return lines;
}

std::vector<std::string> written_in(Home& home, std::string_view language) {
  REQUIRE(home.run(fmt::format("bureau --lang {} init -q", language), instant(now)).status == 0);
  std::istringstream in;
  std::ostringstream printed;
  return lines_of(std::ifstream{home.environment(in, printed, instant(now)).home /
                                ".config/bureau/bureau.toml"});
}

bool has_han(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char byte) { return byte >= 0xe4 && byte <= 0xe9; });
}

}  // namespace

TEST_SUITE_BEGIN("cli/settings_file");

TEST_CASE("what init writes has every setting, each behind its remark in the language asked for") {
  const std::vector<std::string> all = settings();
  for (const std::string_view language : {"en", "zh"}) {
    CAPTURE(language);
    Home home;
    const std::vector<std::string> lines = written_in(home, language);
    auto next = all.begin();
    for (std::size_t i = 1; i < lines.size() && next != all.end(); ++i) {
      if (lines[i] == "# " + *next) {
        CAPTURE(*next);
        const bool shares_remark = next != all.begin() && lines[i - 1] == "# " + *std::prev(next);
        CHECK(lines[i - 1].starts_with("# "));
        CHECK((language == "en" || shares_remark || has_han(lines[i - 1])));
        ++next;
      }
    }
    CHECK(next == all.end());
  }
}

TEST_CASE("a settings file changes nothing as init writes it, nor with the # off every setting") {
  Home home;
  const std::vector<std::string> written = written_in(home, "zh");
  const std::string built_in = home.run("bureau config show -o csv", instant(now)).text;
  CHECK(std::all_of(written.begin(), written.end(),
                    [](const std::string& line) { return line.empty() || line.starts_with('#'); }));

  const std::vector<std::string> all = settings();
  std::string taken_off;
  for (const std::string& line : written) {
    const bool is_setting =
        line.size() > 2 && std::find(all.begin(), all.end(), line.substr(2)) != all.end();
    taken_off += (is_setting ? line.substr(2) : line) + "\n";
  }
  home.write("bureau.toml", taken_off);
  const Home::Printed checked = home.run("bureau config check", instant(now));
  CHECK(checked.text.empty());
  CHECK(checked.status == 0);
  CHECK(home.run("bureau config show -o csv", instant(now)).text == built_in);
}

TEST_SUITE_END();

}  // namespace bureau
