#include "time/scan.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr int most_digits = 6;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr int ten = 10;
constexpr int hundred = 100;
constexpr std::array<Word, 14> numerals{{{"〇", 0},
                                         {"零", 0},
                                         {"一", 1},
                                         {"二", 2},
                                         {"两", 2},
                                         {"三", 3},
                                         {"四", 4},
                                         {"五", 5},
                                         {"六", 6},
                                         {"七", 7},
                                         {"八", 8},
                                         {"九", 9},
                                         {"十", ten},
                                         {"百", hundred}}};

/// The ASCII of a full-width form (U+FF01 to U+FF5E) or blank at the start of the text, or 0.
char narrow(std::string_view text) {
  if (text.size() < 3) {
    return 0;
  }
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) {
    return ' ';  // U+3000
  }
  if (byte(0) != 0xEF || (byte(2) & 0xC0) != 0x80) {
    return 0;
  }
  const unsigned code = 0xF000U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  return (byte(1) & 0xC0) == 0x80 && code >= 0xFF01 && code <= 0xFF5E
             ? static_cast<char>(code - 0xFEE0)
             : '\0';
}

}  // namespace

std::optional<int> fixed_digits(std::string_view text, std::size_t position, std::size_t count) {
  if (position + count > text.size()) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text.substr(position, count)) {
    if (!is_digit(c)) {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_two_digits(std::string& text, int number) {
  text += static_cast<char>('0' + number / 10 % 10);
  text += static_cast<char>('0' + number % 10);
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char ascii = narrow(text.substr(i));
    char c = ascii != 0 ? ascii : text[i];
    i += ascii != 0 ? 3 : 1;
    if (c == ' ' || c == '\t') {
      if (!result.empty() && result.back() != ' ') {
        result += ' ';
      }
      continue;
    }
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
    result += c;
  }
  if (!result.empty() && result.back() == ' ') {
    result.pop_back();
  }
  return result;
}

void Scanner::skip_blanks() {
  while (!rest_.empty() && rest_.front() == ' ') {
    rest_.remove_prefix(1);
  }
}

bool Scanner::eat(std::string_view word) {
  if (!rest_.starts_with(word) || word.empty()) {
    return false;
  }
  const std::string_view behind = rest_.substr(word.size());
  if (is_letter(word.back()) && !behind.empty() && is_letter(behind.front())) {
    return false;
  }
  rest_ = behind;
  return true;
}

bool Scanner::eat_any(std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [this](std::string_view word) { return eat(word); });
}

std::optional<int> Scanner::eat_of(std::span<const Word> words) {
  const Word* longest = nullptr;
  for (const Word& word : words) {
    Scanner ahead = *this;
    if ((longest == nullptr || word.text.size() > longest->text.size()) && ahead.eat(word.text)) {
      longest = &word;
    }
  }
  if (longest == nullptr) {
    return std::nullopt;
  }
  rest_.remove_prefix(longest->text.size());
  return longest->value;
}

std::optional<Number> Scanner::number() {
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
  const auto count = static_cast<std::size_t>(end - rest_.begin());
  if (count == 0) {
    return chinese_number();
  }
  if (count > most_digits) {
    return std::nullopt;
  }
  const int value = *fixed_digits(rest_, 0, count);
  rest_.remove_prefix(count);
  return Number{value, static_cast<int>(count)};
}

/// 二〇二六 is digits one after another; with 十 or 百 in it the places count: 三十一, 一百零五.
std::optional<Number> Scanner::chinese_number() {
  Scanner ahead = *this;
  int total = 0;
  int pending = 0;
  bool places = false;
  Number result;
  while (const auto numeral = ahead.eat_of(numerals)) {
    if (++result.digits > most_digits) {
      return std::nullopt;
    }
    if (*numeral >= ten) {
      total += std::max(pending, 1) * *numeral;
      pending = 0;
      places = true;
    } else {
      pending = places ? *numeral : pending * 10 + *numeral;
    }
  }
  if (result.digits == 0) {
    return std::nullopt;
  }
  result.value = total + pending;
  if (places) {
    result.digits = result.value < 10 ? 1 : result.value < 100 ? 2 : 3;
  }
  *this = ahead;
  return result;
}

}  // namespace bureau
