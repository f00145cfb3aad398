#include "model/filter_words.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

struct Spelling {
  std::string_view written;
  std::string_view meant;
};

// The longer of two that begin alike goes first.
constexpr auto symbols = std::to_array<Spelling>({
    {"!=", "!="}, {"<=", "<="}, {">=", ">="}, {"=", "="},  {"<", "<"},  {">", ">"},  {"~", "~"},
    {"(", "("},   {")", ")"},   {",", ","},   {"!", "!"},  {"（", "("}, {"）", ")"}, {"，", ","},
    {"、", ","},  {"≠", "!="},  {"≤", "<="},  {"≥", ">="}, {"＝", "="}, {"＜", "<"}, {"＞", ">"},
});
constexpr auto quotes = std::to_array<Spelling>({{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"‘", "’"}});
constexpr auto blanks =
    std::to_array<std::string_view>({" ", "\t", "\n", "\r", "\u3000", "\u00A0"});

constexpr std::size_t longest_quote = 300;  // bytes of a filter that a message repeats

const Spelling* begins_with(std::string_view text, auto& spellings) {
  const auto found = std::ranges::find_if(
      spellings, [&](const Spelling& one) { return text.starts_with(one.written); });
  return found == std::end(spellings) ? nullptr : &*found;
}

/// Letters, digits and '_' are in no spelling above: most of a filter.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::size_t blank_at(std::string_view text) {
  const auto found =
      std::ranges::find_if(blanks, [&](std::string_view one) { return text.starts_with(one); });
  return found == blanks.end() ? 0 : found->size();
}

/// Reads up to the closing quote; a backslash takes the next byte as it is.
FilterWord eat_quoted(std::string_view text, std::size_t& at, const Spelling& quote) {
  FilterWord word{.sort = FilterWord::Sort::quoted, .at = at};
  for (at += quote.written.size(); at < text.size(); ++at) {
    if (text.substr(at).starts_with(quote.meant)) {
      at += quote.meant.size();
      return word;
    }
    if (text[at] == '\\' && at + 1 < text.size()) {
      ++at;
    }
    word.text += text[at];
  }
  throw Error(ErrorKind::usage, "{}: the quote that opens at column {} is not closed",
              quoted_filter(text, text.size()), filter_column(text, word.at));
}

FilterWord eat_word(std::string_view text, std::size_t& at) {
  FilterWord word{.sort = FilterWord::Sort::word, .at = at};
  for (; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (!is_plain(text[at]) && (blank_at(rest) > 0 || begins_with(rest, symbols) != nullptr ||
                                begins_with(rest, quotes) != nullptr)) {
      break;
    }
    word.text += text[at];
  }
  return word;
}

bool is_inside(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::vector<FilterWord> filter_words(std::string_view text) {
  std::vector<FilterWord> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain(text[at])) {  // most are, and need no look at the others
      words.push_back(eat_word(text, at));
      continue;
    }
    const std::string_view rest = text.substr(at);
    if (const std::size_t blank = blank_at(rest)) {
      at += blank;
    } else if (const Spelling* symbol = begins_with(rest, symbols)) {
      words.push_back(
          {.sort = FilterWord::Sort::symbol, .text = std::string{symbol->meant}, .at = at});
      at += symbol->written.size();
    } else if (const Spelling* quote = begins_with(rest, quotes)) {
      words.push_back(eat_quoted(text, at, *quote));
    } else {
      words.push_back(eat_word(text, at));
    }
  }
  words.push_back({.at = text.size()});
  return words;
}

std::size_t filter_column(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::ranges::count_if(text.substr(0, at), [](char c) { return !is_inside(c); }));
}

std::string quoted_filter(std::string_view text, std::size_t at) {
  if (text.size() <= longest_quote) {
    return std::string{text};
  }
  std::size_t from = at > longest_quote ? at - longest_quote : 0;
  while (from < at && is_inside(text[from])) {
    ++from;
  }
  return (from > 0 ? "…" : "") + std::string{text.substr(from, at - from)} + "…";
}

}  // namespace bureau
