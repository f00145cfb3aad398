// Reading text from left to right: digits, Chinese numerals, words. For the readers of lib/time.
#pragma once

#include "time/date.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bureau {

inline constexpr Date first_date{1900, 1, 1};
inline constexpr Date last_date{9999, 12, 31};

/// A day that exists and is in range. Throws Error(usage) that names it.
Date checked_date(int year, int month, int day);

/// Throws Error(usage) when the day is out of range.
Date plus_days(Date date, std::int64_t n);

/// Exactly `count` ASCII digits at `position`, or nothing.
std::optional<int> fixed_digits(std::string_view text, std::size_t position, std::size_t count);

/// 0 to 99.
void append_two_digits(std::string& text, int number);

/// Full-width ASCII becomes ASCII, capitals small, blanks (U+3000 too) one space between words.
/// Everything else, broken bytes too, stays as it is.
std::string folded(std::string_view text);

/// A number as it was written. `digits` tells 5 from 05 and a year from a day.
struct Number {
  int value = 0;
  int digits = 0;
};

/// A word and what it stands for.
struct Word {
  std::string_view text;
  int value;
};

/// Text that is eaten from the left. It is as small as the text it looks at: copy it to look ahead.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_{text} {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  void skip_blanks();

  /// Eats `word` if the text goes on with it. A word that ends in a letter must end there: "mon" is
  /// not the beginning of "month".
  bool eat(std::string_view word);
  bool eat_any(std::initializer_list<std::string_view> words);

  /// The value of the longest of the words that fits.
  std::optional<int> eat_of(std::span<const Word> words);

  /// 12, 十二, 二〇二六, 两, 一百二十; at most 6 digits.
  std::optional<Number> number();

 private:
  std::optional<Number> chinese_number();

  std::string_view rest_;
};

}  // namespace bureau
