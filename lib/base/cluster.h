// Code points and the characters that people see, one after the other. For the sources of text.h.
#pragma once

#include <cstddef>
#include <string_view>

namespace bureau {

/// One code point and its bytes; a broken byte is U+FFFD with `good` false.
struct Point {
  char32_t code = 0xFFFD;
  std::size_t size = 1;
  bool good = false;
};

/// A character as people see it: a letter with its marks, a joined emoji, a flag.
struct Cluster {
  std::size_t size = 0;     ///< bytes
  std::size_t columns = 0;  ///< on a terminal
  char32_t first = 0;
};

constexpr bool between(char32_t code, char32_t first, char32_t last) {
  return code - first <= last - first;
}

/// What begins at byte `at`, which must lie inside the text.
Point point_at(std::string_view text, std::size_t at);
Cluster cluster_at(std::string_view text, std::size_t at);

/// A stretch of printable ASCII and Han of the usual block, what nearly all of our text is made of:
/// harmless, and no character of it joins the one before.
struct PlainRun {
  std::size_t size = 0;     ///< bytes
  std::size_t columns = 0;  ///< on a terminal
  std::size_t last = 0;     ///< bytes of its last character
};
PlainRun plain_run(std::string_view text, std::size_t at);

bool is_blank(char32_t code);

/// True for printable ASCII alone: such text is as wide as it is long, and harmless.
bool is_plain_ascii(std::string_view text);

}  // namespace bureau
