// A manual in another language says neither less nor more than the English one: the same commands,
// options and examples in the same order, whatever the sentences between them.

#include "base/text.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
namespace bureau {

namespace {

const fs::path manuals = fs::path{BUREAU_SOURCE_DIR} / "man";

/// A word of a line of mdoc, with the macro that it belongs to: "Fl -by".
struct Named {
  std::string macro;
  std::string word;
};

/// The words of a line of mdoc that are the same in every language: commands, options, values,
/// files and pages, but no arguments and no text.
std::vector<Named> same_everywhere(const std::string& line) {
  static constexpr std::array kept{"Cm", "Ev", "Fl", "Ic", "Pa", "Xr"};
  static constexpr std::array left_out{"Ar", "Em", "It", "Li", "Nm", "No", "Ns", "Oc", "Oo",
                                       "Op", "Pc", "Pf", "Po", "Pq", "Ql", "Sq", "Sx"};
  std::vector<Named> found;
  std::istringstream words{line.substr(1)};
  std::string macro;
  for (std::string word; words >> word;) {
    if (std::find(kept.begin(), kept.end(), word) != kept.end()) {
      macro = word;
    } else if (std::find(left_out.begin(), left_out.end(), word) != left_out.end()) {
      macro.clear();
    } else if (!macro.empty() && std::any_of(word.begin(), word.end(), [](unsigned char sign) {
                 return std::isalnum(sign) != 0;
               })) {
      found.push_back({.macro = macro, .word = word});
    }
  }
  return found;
}

struct Page {
  std::vector<std::string> skeleton;  ///< sections, lists, items and displays, a line each
  std::set<std::string> names;        ///< the commands, options, values, files and pages in it
};

Page read_page(const fs::path& file) {
  static constexpr std::array structure{"Sh", "Ss", "Bl", "El", "Bd", "Ed", "It"};
  Page page;
  std::ifstream lines{file};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('.')) {
      continue;
    }
    const std::string macro = line.substr(1, 2);
    std::string words;
    for (const auto& [of, word] : same_everywhere(line)) {
      words += fmt::format(" {} {}", of, word);
      page.names.insert(fmt::format("{} {}", of, word));
    }
    if (std::find(structure.begin(), structure.end(), macro) != structure.end()) {
      page.skeleton.push_back(macro == "It" ? macro + words : macro);
    }
  }
  return page;
}

/// What the one has and the other has not, for a message.
std::string without(const std::set<std::string>& names, const std::set<std::string>& others) {
  std::vector<std::string> left;
  std::set_difference(names.begin(), names.end(), others.begin(), others.end(),
                      std::back_inserter(left));
  return fmt::format("{}", fmt::join(left, ", "));
}

std::vector<fs::path> translated_pages() {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator{manuals}) {
    if (entry.is_regular_file() && entry.path().parent_path() != manuals) {
      pages.push_back(entry.path());
    }
  }
  return pages;
}

}  // namespace

TEST_CASE("the commands, and the words that they are told in, have their manuals in Chinese too") {
  for (const auto& entry : fs::directory_iterator{manuals}) {
    const fs::path file = entry.path().filename();
    if (file.extension() == ".1" || file.extension() == ".7") {
      CAPTURE(file.string());
      CHECK(fs::exists(manuals / "zh_CN" / file));
    }
  }
}

TEST_CASE("a translated manual has the items and examples of the English one, in its order") {
  for (const fs::path& file : translated_pages()) {
    CAPTURE(file.lexically_relative(manuals).string());
    const std::vector<std::string> english = read_page(manuals / file.filename()).skeleton;
    const std::vector<std::string> translated = read_page(file).skeleton;
    REQUIRE(!english.empty());
    const auto [here, there] =
        std::mismatch(english.begin(), english.end(), translated.begin(), translated.end());
    CHECK((here == english.end() ? "the end" : *here) ==
          (there == translated.end() ? "the end" : *there));
  }
}

TEST_CASE("a translated manual speaks of the same commands, values, options, files and pages") {
  for (const fs::path& file : translated_pages()) {
    CAPTURE(file.lexically_relative(manuals).string());
    const std::set<std::string> english = read_page(manuals / file.filename()).names;
    const std::set<std::string> translated = read_page(file).names;
    CHECK(without(english, translated) == "");
    CHECK(without(translated, english) == "");
  }
}

TEST_CASE("a translated manual has a blank in time, for mandoc breaks lines nowhere else") {
  for (const fs::path& file : translated_pages()) {
    CAPTURE(file.lexically_relative(manuals).string());
    std::ifstream lines{file};
    bool is_display = false;
    for (std::string line; std::getline(lines, line);) {
      is_display = is_display ? line != ".Ed" : line.starts_with(".Bd");
      std::istringstream words{is_display || line.starts_with('.') ? "" : line};
      for (std::string word; words >> word;) {
        CAPTURE(word);
        CHECK(width(word) <= 66);
      }
    }
  }
}

}  // namespace bureau
