// A translation must take the values that the English text takes: fmt would throw in front of a
// user.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// The text between the quotes of one line of a catalogue, escapes undone.
std::string unquoted(std::string_view line) {
  std::string text;
  const std::size_t end = line.rfind('"');
  for (std::size_t i = line.find('"') + 1; i < end; ++i) {
    if (line[i] == '\\') {
      ++i;
      text += line[i] == 'n' ? '\n' : line[i];
    } else {
      text += line[i];
    }
  }
  return text;
}

std::map<std::string, std::string> read_catalogue(const fs::path& file) {
  std::map<std::string, std::string> texts;
  std::string english;
  std::string translated;
  std::string* current = nullptr;
  std::ifstream in{file};
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("msgid ")) {
      texts[english] = translated;
      english.clear();
      translated.clear();
      current = &english;
    } else if (line.starts_with("msgstr ")) {
      current = &translated;
    }
    if (current != nullptr && line.find('"') != std::string::npos && line.front() != '#') {
      *current += unquoted(line);
    }
  }
  texts[english] = translated;
  texts.erase("");
  return texts;
}

/// The placeholders in order of their arguments: "{} of {:>3}" and "{1:>3} {0}" are both "0 1:>3".
/// fmt takes a text that numbers some of them and not others for a mistake: "mixed" stands for it.
std::vector<std::string> placeholders(std::string_view text) {
  std::vector<std::string> found;
  std::size_t next = 0;
  bool numbered = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') {
      continue;
    }
    if (i + 1 < text.size() && text[i + 1] == text[i]) {
      ++i;  // {{ and }} are the signs themselves
      continue;
    }
    const std::size_t end = text.find('}', i);
    std::string inside{text.substr(i + 1, end == std::string_view::npos ? end : end - i - 1)};
    if (inside.empty() || inside.front() == ':') {
      inside.insert(0, std::to_string(next++));
    } else {
      numbered = true;
    }
    found.push_back(inside);
    i = std::min(end, text.size());
  }
  if (numbered && next > 0) {
    found.emplace_back("mixed");
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += '{' + word + '}';
  }
  return all;
}

}  // namespace

TEST_CASE("placeholders are compared by argument, however they are written") {
  CHECK(placeholders("{} of {:>3}") == placeholders("{1:>3}，{0}"));
  CHECK(placeholders("a {{}} b").empty());
  CHECK(placeholders("{}") != placeholders("{} {}"));
  CHECK(placeholders("{") != placeholders(""));
  CHECK(placeholders("{} {1}") != placeholders("{} {}"));
}

TEST_CASE("every translation has the placeholders of its English text") {
  for (const auto& entry : fs::directory_iterator{fs::path{BUREAU_SOURCE_DIR} / "po"}) {
    if (entry.path().extension() != ".po") {
      continue;
    }
    const auto texts = read_catalogue(entry.path());
    CHECK(!texts.empty());
    for (const auto& text : texts) {
      const std::string& english = text.first;
      const std::string& translated = text.second;
      CAPTURE(english);
      CAPTURE(translated);
      // A text without translation is the business of `po/update --check`; help texts with braces
      // of their own are shown as they are and must only agree.
      CHECK((translated.empty() ||
             joined(placeholders(translated)) == joined(placeholders(english))));
    }
  }
}

TEST_CASE("a line of a catalogue that ends in a line break ends so in both languages") {
  for (const auto& entry : fs::directory_iterator{fs::path{BUREAU_SOURCE_DIR} / "po"}) {
    if (entry.path().extension() == ".po") {
      for (const auto& text : read_catalogue(entry.path())) {
        CAPTURE(text.first);
        CHECK((text.second.empty() || text.first.ends_with('\n') == text.second.ends_with('\n')));
      }
    }
  }
}
