#include "base/name_text.h"

#include "base/text.h"

#include <algorithm>

namespace bureau {

namespace {

/// Ｈ and ５ as people who type Chinese get them; brackets and marks stay Chinese.
char32_t narrow(char32_t code) {
  constexpr char32_t width = 0xFEE0;
  const bool is_wide = (code >= U'０' && code <= U'９') || (code >= U'Ａ' && code <= U'Ｚ') ||
                       (code >= U'ａ' && code <= U'ｚ');
  return is_wide ? code - width : code;
}

bool is_blank(char32_t code) {
  return code == U' ' || code == U'\t' || code == 0xA0 || code == 0x3000 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F;
}

}  // namespace

std::string seen_text(std::string_view what, std::string_view text) {
  std::string normal = normalized(what, text);
  if (std::ranges::all_of(normal, [](char c) { return c >= ' ' && c < 0x7F; })) {
    return normal;
  }
  std::string seen;
  for (const char32_t code : to_code_points(normal)) {
    if (!is_hidden(code) || code == U'\n' || code == U'\t') {
      append_code_point(seen, code);
    }
  }
  return std::string{trimmed(seen)};
}

std::string normalized_name(std::string_view what, std::string_view text) {
  std::u32string name;
  bool blank = false;
  for (const char32_t code : to_code_points(seen_text(what, text))) {
    if (is_blank(code) || code == U'\n') {
      blank = !name.empty();
    } else {
      if (blank && !is_han(code) && !is_han(name.back())) {
        name += U' ';
      }
      name += narrow(code);
      blank = false;
    }
  }
  std::string result;
  for (const char32_t code : name) {
    append_code_point(result, code);
  }
  return result;
}

}  // namespace bureau
