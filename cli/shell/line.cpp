// A command line taken apart: which of its words are the noun and the verb.
#include "cli/shell/parse.h"
#include "model/number.h"
#include "model/ref.h"

#include <algorithm>
#include <array>

namespace bureau::cli {

namespace {

constexpr std::array<std::pair<std::string_view, Noun>, 10> nouns{{{"doc", Noun::doc},
                                                                   {"meeting", Noun::meeting},
                                                                   {"task", Noun::task},
                                                                   {"report", Noun::report},
                                                                   {"calendar", Noun::calendar},
                                                                   {"directory", Noun::directory},
                                                                   {"config", Noun::config},
                                                                   {"attachment", Noun::attachment},
                                                                   {"import", Noun::import},
                                                                   {"export", Noun::export_}}};

/// A ref, or an official number, which no verb looks like: 市应急[2026]15号.
bool names_matter(const std::string& word) {
  if (looks_like_ref(word)) {
    return true;
  }
  if (word.find_first_of("0123456789") == std::string::npos) {
    return false;
  }
  const DocumentNumber::Form form = read_number(word).form;
  return form == DocumentNumber::Form::standard || form == DocumentNumber::Form::legacy;
}

}  // namespace

std::string_view word_of(Noun noun) {
  const auto found = std::ranges::find(nouns, noun, &std::pair<std::string_view, Noun>::second);
  return found == nouns.end() ? "" : found->first;
}

std::optional<Noun> noun_called(std::string_view word) {
  const auto found = std::ranges::find(nouns, word, &std::pair<std::string_view, Noun>::first);
  return found == nouns.end() ? std::nullopt : std::optional{found->second};
}

std::vector<std::string_view> all_nouns() {
  std::vector<std::string_view> words;
  for (const auto& [word, noun] : nouns) {
    words.push_back(word);
  }
  return words;
}

std::string Command::words() const {
  return noun == Noun::office ? verb : fmt::format("{} {}", word_of(noun), verb);
}

Line split_line(std::span<const std::string> words) {
  static constexpr std::array with_value{
      "--store",   "--config",   "--set",     "--as",      "--now",  "-o",      "--output",
      "--fields",  "--template", "--once",    "--ceiling", "--lang", "--color", "--where",
      "--headers", "-m",         "--message", "-F",        "--file"};
  Line line;
  bool found_verb = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--help" || word == "-h" || (word == "help" && !line.noun && !found_verb)) {
      line.help = true;
      line.help_first = line.help_first || word == "help";
    } else if (!found_verb && (word == "--version" || word == "-V")) {
      line.version = true;
    } else if (found_verb || (word.size() > 1 && word[0] == '-')) {
      if (word == "--") {
        line.rest.insert(line.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                         words.end());
        break;
      }
      line.rest.push_back(word);
      if (!found_verb && std::ranges::find(with_value, word) != with_value.end() &&
          i + 1 < words.size()) {
        line.rest.push_back(words[++i]);
      }
    } else if (const std::optional<Noun> noun = noun_called(word); !line.noun && noun) {
      line.noun = noun;
    } else {
      const bool is_matter = names_matter(word);  // is shown
      line.verb = is_matter ? "show" : word;
      line.before = std::ssize(line.rest);
      line.verb_at = i;
      found_verb = true;
      if (is_matter) {
        line.rest.push_back(word);
      }
    }
  }
  return line;
}

}  // namespace bureau::cli
