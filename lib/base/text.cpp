#include "base/text.h"

#include "base/cluster.h"
#include "base/error.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace bureau {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_ascii(std::string_view text) {
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, 8);
    if ((eight & 0x8080808080808080U) != 0) {
      return false;
    }
  }
  return std::all_of(at, at + left, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Code points that never join a neighbour of their sort, which most of our text is made of.
bool stands_alone(char32_t code) {
  return between(code, 0x20, 0x7E) || between(code, 0x4E00, 0x9FFF) ||
         between(code, 0xFF01, 0xFF5E) || between(code, 0x3000, 0x3029);
}

std::size_t columns_of(char32_t code) {
  if (code < 0x7F) {
    return code >= 0x20 ? 1 : 0;
  }
  if (stands_alone(code)) {
    return 2;
  }
  constexpr char32_t soft_hyphen = 0xAD;  // utf8proc counts it; terminals do not show it
  return code == soft_hyphen
             ? 0
             : static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code)));
}

/// Text through utf8proc; broken bytes are replaced first.
std::string mapped(std::string_view text, unsigned options) {
  const std::string repaired = is_utf8(text) ? std::string{} : [&] {
    std::string good;
    for (const char32_t code : to_code_points(text)) {
      append_code_point(good, code);
    }
    return good;
  }();
  const std::string_view from = repaired.empty() ? text : std::string_view{repaired};
  utf8proc_uint8_t* raw = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(from.data()),
                                             static_cast<utf8proc_ssize_t>(from.size()), &raw,
                                             static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{raw, &std::free};
  if (size < 0) {
    throw Error(ErrorKind::failed, "text cannot be normalised: {}", utf8proc_errmsg(size));
  }
  return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

/// True for code points that NFKC and case folding leave alone.
bool is_folded(char32_t code) {
  return code < 0x80 ? !between(code, 'A', 'Z')
                     : between(code, 0x4E00, 0x9FFF) || between(code, 0x3001, 0x3020);
}

/// NFKC and case folded, without invisible code points.
std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    if (is_folded(point.code)) {
      result.append(text, at, point.size);
    } else if (between(point.code, 'A', 'Z')) {
      result += static_cast<char>(point.code + ('a' - 'A'));
    } else {
      return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                              UTF8PROC_IGNORE);
    }
    at += point.size;
  }
  return result;
}

/// '(' and ')' for every bracket that people take for one, else the code point.
char32_t bracket(char32_t code) {
  switch (code) {
    case U'[':
    case U'{':
    case U'〔':
    case U'【':
    case U'（':
    case U'［':
    case U'｛': return U'(';
    case U']':
    case U'}':
    case U'〕':
    case U'】':
    case U'）':
    case U'］':
    case U'｝': return U')';
    default: return code;
  }
}

bool is_word(char32_t code) {
  if (code < 0x80) {
    return between(code, '0', '9') || between(code | 0x20U, 'a', 'z');
  }
  if (between(code, 0x4E00, 0x9FFF)) {
    return true;
  }
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

}  // namespace

Point point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[at + place]); };
  const auto follows = [&](std::size_t place) { return (byte(place) & 0xC0U) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) {
    return {lead, 1, true};
  }
  // Three bytes that cannot be overlong or a surrogate: nearly all of our text, so read here at
  // once.
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && text.size() - at >= 3 && follows(1) &&
      follows(2)) {
    return {((lead & 0xFU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3, true};
  }
  std::array<utf8proc_uint8_t, 4> bytes{};
  const std::size_t size = std::min<std::size_t>(4, text.size() - at);
  std::memcpy(bytes.data(), text.data() + at, size);
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t used =
      utf8proc_iterate(bytes.data(), static_cast<utf8proc_ssize_t>(size), &code);
  return used > 0 ? Point{static_cast<char32_t>(code), static_cast<std::size_t>(used), true}
                  : Point{};
}

Cluster cluster_at(std::string_view text, std::size_t at) {
  const Point first = point_at(text, at);
  Cluster cluster{first.size, first.good ? columns_of(first.code) : 1, first.code};
  if (!first.good) {
    return cluster;
  }
  constexpr char32_t emoji_form = 0xFE0F;
  utf8proc_int32_t state = 0;
  for (char32_t before = first.code; at + cluster.size < text.size();) {
    const Point next = point_at(text, at + cluster.size);
    if (!next.good || (stands_alone(before) && stands_alone(next.code)) ||
        utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                         static_cast<utf8proc_int32_t>(next.code), &state)) {
      break;
    }
    const bool widens = (next.code == emoji_form && cluster.columns == 1) ||
                        between(next.code, 0x1F1E6, 0x1F1FF);  // the second letter of a flag
    cluster.columns = widens ? 2 : std::max(cluster.columns, columns_of(next.code));
    cluster.size += next.size;
    before = next.code;
  }
  return cluster;
}

PlainRun plain_run(std::string_view text, std::size_t at) {
  PlainRun run;
  const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
  for (std::size_t left = text.size() - at; left > 0; left -= run.last) {
    const std::size_t place = at + run.size;
    const unsigned lead = byte(place);
    if (lead >= ' ' && lead < 0x7F) {
      run.last = 1;
    } else if (lead >= 0xE4 && lead <= 0xE9 && left >= 3 && (byte(place + 1) & 0xC0U) == 0x80 &&
               (byte(place + 2) & 0xC0U) == 0x80 && (lead > 0xE4 || byte(place + 1) >= 0xB8)) {
      run.last = 3;  // U+4E00 to U+9FFF
    } else {
      break;
    }
    run.size += run.last;
    run.columns += run.last == 3 ? 2 : 1;
  }
  return run;
}

bool is_blank(char32_t code) {
  return code == ' ' || between(code, '\t', '\r') || code == 0xA0 || code == 0x3000 ||
         between(code, 0x2000, 0x200A) || code == 0x202F || code == 0x205F;
}

bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; });
}

bool is_utf8(std::string_view text) {
  return is_ascii(text) || first_bad_utf8(text) == std::string_view::npos;
}

std::size_t first_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    if (!point.good) {
      return at;
    }
    at += point.size;
  }
  return std::string_view::npos;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    codes += point.code;
    at += point.size;
  }
  return codes;
}

void append_code_point(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
    return;
  }
  const bool valid = code <= 0x10FFFF && !between(code, 0xD800, 0xDFFF);
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t size =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(valid ? code : replacement), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    PlainRun run = plain_run(text, at);
    if (run.size > 0 && at + run.size < text.size()) {  // what follows may join the last one
      run.size -= run.last;
      run.columns -= run.last == 3 ? 2 : 1;
    }
    columns += run.columns;
    at += run.size;
    if (at < text.size()) {
      const Cluster cluster = cluster_at(text, at);
      columns += cluster.columns;
      at += cluster.size;
    }
  }
  return columns;
}

std::string normalized(std::string_view what, std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw Error(ErrorKind::usage, "{} has a NUL character: take it out", what);
  }
  // Below U+0300 nothing combines, and the usual Han block is its own normal form.
  bool is_normal = true;
  for (std::size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    if (!point.good) {
      throw Error(ErrorKind::usage,
                  "{} is not UTF-8 from byte {} on: convert it first, as with iconv", what, at + 1);
    }
    is_normal = is_normal && (point.code < 0x300 || stands_alone(point.code));
    at += point.size;
  }
  const std::string_view inner = trimmed(text);
  return is_normal ? std::string{inner} : mapped(inner, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string compare_key(std::string_view text) {
  const std::string all = folded(text);
  std::string key;
  key.reserve(all.size());
  for (std::size_t at = 0; at < all.size();) {
    const Point point = point_at(all, at);
    if (!is_blank(point.code)) {
      append_code_point(key, bracket(point.code));
    }
    at += point.size;
  }
  return key;
}

std::string bigrams(std::string_view text) {
  const std::string all = folded(text);
  std::string result;
  result.reserve(all.size() * 2);
  char32_t before = 0;  // the code point before, 0 for something between words
  for (std::size_t at = 0; at < all.size();) {
    const Point point = point_at(all, at);
    const std::string_view bytes = std::string_view{all}.substr(at, point.size);
    at += point.size;
    if (!is_word(point.code)) {
      before = 0;
      continue;
    }
    const bool joins = before != 0 && is_han(before) == is_han(point.code);
    if (joins && is_han(point.code)) {
      result.append(bytes).append(" ");  // the second half of a pair, then the next one begins
    } else if (!joins && !result.empty() && result.back() != ' ') {
      result += ' ';
    }
    result.append(bytes);
    before = point.code;
  }
  return result;
}

std::string shell_word(std::string_view text) {
  const auto is_plain = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view{"_-./:,+@%"}.find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, is_plain)) {
    return std::string{text};
  }
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
  }
  return quoted + '\'';
}

std::vector<std::string> shell_words(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;  // a word, which may be empty: ''
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (quote == '\0' && is_blank) {
      inside = false;
      continue;
    }
    if (!inside) {
      words.emplace_back();
      inside = true;
    }
    if (quote == '\0' ? c == '\'' || c == '"' : c == quote) {
      quote = quote == '\0' ? c : '\0';
    } else if (c == '\\' && quote != '\'' && i + 1 < text.size()) {
      words.back() += text[++i];
    } else {
      words.back() += c;
    }
  }
  if (quote != '\0') {
    throw Error(ErrorKind::usage, "a quote is not closed: {}", text);
  }
  return words;
}

bool is_han(char32_t code) {
  return between(code, 0x4E00, 0x9FFF) || between(code, 0x3400, 0x4DBF) || code == 0x3005 ||
         code == 0x3007 || between(code, 0xF900, 0xFAFF) || between(code, 0x20000, 0x323AF);
}

}  // namespace bureau
