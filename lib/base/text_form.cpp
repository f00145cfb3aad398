#include "base/text_form.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace bureau {

namespace {

/// True when `text` is one of the spellings in "平件|平".
bool is_spelling(std::string_view spellings, std::string_view text) {
  for (std::size_t from = 0; from <= spellings.size();) {
    const std::size_t bar = std::min(spellings.find('|', from), spellings.size());
    if (spellings.substr(from, bar - from) == text) {
      return !text.empty();
    }
    from = bar + 1;
  }
  return false;
}

/// How many letters are wrong, missing or too many; two that changed places are one slip.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row.back();
}

}  // namespace

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc{} && end == text.data() + text.size() ? std::optional{number}
                                                                 : std::nullopt;
}

}  // namespace

std::int64_t parse_number(std::string_view what, std::string_view text) {
  if (const std::optional<std::int64_t> number = whole_number(text)) {
    return *number;
  }
  throw Error(ErrorKind::usage, "'{}' is no {}: give a whole number", text,
              tr(std::string{what}.c_str()));
}

std::int64_t parse_number(std::string_view text) {
  if (const std::optional<std::int64_t> number = whole_number(text)) {
    return *number;
  }
  throw Error(ErrorKind::usage, "'{}' is no number: give a whole number", text);
}

std::size_t parse_name(std::string_view what, std::span<const Name> names, std::string_view text) {
  const auto found = std::ranges::find_if(names, [&](const Name& name) {
    return name.id == text || is_spelling(name.english, text) || is_spelling(name.chinese, text);
  });
  if (found != names.end()) {
    return static_cast<std::size_t>(found - names.begin());
  }
  std::vector<std::string_view> choices;
  std::ranges::transform(names, std::back_inserter(choices), [](const Name& name) {
    return language() == Language::en || name.chinese.empty() ? name.id : word_of(name);
  });
  throw Error(ErrorKind::usage, "'{}' is no {}: use one of {}", text, tr(std::string{what}.c_str()),
              fmt::join(choices, tr(", ")));
}

std::string_view word_of(const Name& name) {
  const std::string_view all = language() == Language::zh ? name.chinese : name.english;
  return all.substr(0, all.find('|'));
}

std::string_view nearest(std::string_view wrong, std::span<const std::string_view> candidates) {
  const std::u32string word = to_code_points(wrong);
  std::string_view best{};
  std::size_t least = std::max<std::size_t>(1, (word.size() + 1) / 3);
  for (const std::string_view candidate : candidates) {
    const std::size_t d = distance(word, to_code_points(candidate));
    if (d <= least && (best.empty() || d < least)) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

}  // namespace bureau
