#include "base/text.h"

#include "base/error.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace bureau {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// One code point off the front, and the bytes it took; -1 and one byte when they are broken.
utf8proc_int32_t take_code(std::string_view text, std::size_t at, std::size_t& bytes) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    bytes = 1;
    return lead;
  }
  utf8proc_int32_t code = -1;
  const auto* begin = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
  const utf8proc_ssize_t taken = utf8proc_iterate(begin, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  bytes = taken > 0 ? static_cast<std::size_t>(taken) : 1;
  return taken > 0 ? code : -1;
}

/// Walks a text by characters as people see them: calls `visit(begin, end, columns)` until it gives false.
template <class Visit>
void each_cluster(std::string_view text, Visit visit) {
  std::size_t begin = 0;
  std::size_t columns = 0;
  utf8proc_int32_t before = -1;
  utf8proc_int32_t state = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t bytes = 1;
    const utf8proc_int32_t code = take_code(text, at, bytes);
    const bool breaks = before < 0 || code < 0 || utf8proc_grapheme_break_stateful(before, code, &state);
    if (breaks && at > begin) {
      if (!visit(begin, at, columns)) {
        return;
      }
      begin = at;
      columns = 0;
      state = 0;
    }
    std::size_t wide = 1;
    if (code >= 0 && code != 0xad) {
      wide = static_cast<std::size_t>(std::max(utf8proc_charwidth(code), 0));
    }
    const bool flag = code >= 0x1f1e6 && code <= 0x1f1ff && !breaks;
    if ((code == 0xfe0f && columns == 1) || flag) {
      wide = 2;
    }
    columns = std::max(columns, wide);
    before = code;
    at += bytes;
  }
  if (begin < text.size()) {
    visit(begin, text.size(), columns);
  }
}

/// Controls and what changes the direction or hides: shown, never sent to a terminal.
bool is_hostile(utf8proc_int32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x061c || (code >= 0x200b && code <= 0x200f) ||
         (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
         (code >= 0xfff9 && code <= 0xfffb) || (code >= 0xe0000 && code <= 0xe007f);
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &out, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{out, &std::free};
  if (size < 0) {
    return std::string{text};
  }
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

constexpr std::u32string_view opening = U"〔[［(（【{｛〈﹝<＜";
constexpr std::u32string_view closing = U"〕]］)）】}｝〉﹞>＞";

}  // namespace

std::size_t first_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t bytes = 1;
    if (take_code(text, at, bytes) < 0) {
      return at;
    }
    at += bytes;
  }
  return std::string_view::npos;
}

bool is_utf8(std::string_view text) {
  return is_ascii(text) || first_bad_utf8(text) == std::string_view::npos;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t bytes = 1;
    const utf8proc_int32_t code = take_code(text, at, bytes);
    codes += code < 0 ? U'\ufffd' : static_cast<char32_t>(code);
    at += bytes;
  }
  return codes;
}

void append_code_point(std::string& text, char32_t code) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 0)));
}

std::size_t width(std::string_view text) {
  if (is_ascii(text)) {
    return text.size();
  }
  std::size_t total = 0;
  each_cluster(text, [&](std::size_t, std::size_t, std::size_t columns) {
    total += columns;
    return true;
  });
  return total;
}

std::string clip(std::string_view text, std::size_t columns) {
  if (text.size() <= columns || width(text) <= columns) {
    return std::string{text};
  }
  if (columns == 0) {
    return {};
  }
  std::size_t used = 0;
  std::size_t end = 0;
  each_cluster(text, [&](std::size_t, std::size_t cluster_end, std::size_t wide) {
    if (used + wide > columns - 1) {
      return false;
    }
    used += wide;
    end = cluster_end;
    return true;
  });
  return std::string{text.substr(0, end)} + "…";
}

std::string pad(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string{text} + std::string(used < columns ? columns - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(used < columns ? columns - used : 0, ' ') + std::string{text};
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  std::size_t last_break = 0;  // bytes of `line` before which it may be broken
  const auto finish = [&](std::size_t bytes) {
    std::string rest = line.substr(bytes);
    line.resize(bytes);
    lines.emplace_back(trimmed(line));
    line = std::string{trimmed(rest)};
    used = width(line);
    last_break = 0;
  };
  each_cluster(text, [&](std::size_t begin, std::size_t end, std::size_t wide) {
    const std::string_view cluster = text.substr(begin, end - begin);
    if (cluster == "\n") {
      finish(line.size());
      return true;
    }
    if (cluster == " ") {
      last_break = line.size();
    } else if (wide == 2 && !line.empty()) {
      last_break = line.size();
    }
    if (used + wide > columns && !line.empty()) {
      finish(last_break == 0 ? line.size() : last_break);
    }
    if (!(line.empty() && cluster == " ")) {
      line += cluster;
      used += wide;
    }
    if (wide == 2) {
      last_break = line.size();
    }
    return true;
  });
  if (!line.empty() || lines.empty()) {
    lines.emplace_back(trimmed(line));
  }
  return lines;
}

std::string cleaned(std::string_view text, bool keep_lines) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7f;
  });
  if (plain) {
    return std::string{text};
  }
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t bytes = 1;
    const utf8proc_int32_t code = take_code(text, at, bytes);
    if (code < 0) {
      clean += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    } else if (is_hostile(code) && !(keep_lines && code == '\n')) {
      clean += fmt::format(code > 0xffff ? fmt::runtime("\\U{:08x}") : fmt::runtime("\\u{:04x}"),
                           static_cast<unsigned>(code));
    } else {
      clean += text.substr(at, bytes);
    }
    at += bytes;
  }
  return clean;
}

std::string normalized(std::string_view what, std::string_view text) {
  text = trimmed(text);
  if (text.find('\0') != std::string_view::npos) {
    throw Error(ErrorKind::usage, "{}: a NUL byte is no text", tr(std::string{what}.c_str()));
  }
  if (is_ascii(text)) {
    return std::string{text};
  }
  if (const std::size_t bad = first_bad_utf8(text); bad != std::string_view::npos) {
    throw Error(ErrorKind::usage, "{}: byte {} is not UTF-8: convert it first (iconv -f GB18030 -t UTF-8)",
                tr(std::string{what}.c_str()), bad + 1);
  }
  return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string compare_key(std::string_view text) {
  std::string key;
  if (is_ascii(text)) {
    key.reserve(text.size());
    for (const char c : text) {
      if (opening.find(static_cast<char32_t>(c)) != std::u32string_view::npos) {
        key += "〔";
      } else if (closing.find(static_cast<char32_t>(c)) != std::u32string_view::npos) {
        key += "〕";
      } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      }
    }
    return key;
  }
  const std::string folded = mapped(
      text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t bytes = 1;
    const utf8proc_int32_t code = take_code(folded, at, bytes);
    const auto character = static_cast<char32_t>(code);
    if (code >= 0 && opening.find(character) != std::u32string_view::npos) {
      key += "〔";
    } else if (code >= 0 && closing.find(character) != std::u32string_view::npos) {
      key += "〕";
    } else if (code != ' ' && code != '\t' && code != '\n' && code != '\r' && code != 0x3000) {
      key += folded.substr(at, bytes);
    }
    at += bytes;
  }
  return key;
}

bool is_han(char32_t code) {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) ||
         (code >= 0x20000 && code <= 0x3ffff) || (code >= 0x3040 && code <= 0x30ff) || code == 0x3007;
}

std::string bigrams(std::string_view text) {
  std::string terms;
  terms.reserve(text.size() * 2);
  std::string_view before{};  // the Han character before this one
  for (std::size_t at = 0; at < text.size();) {
    std::size_t bytes = 1;
    const utf8proc_int32_t code = take_code(text, at, bytes);
    const std::string_view character = text.substr(at, bytes);
    if (code >= 0 && is_han(static_cast<char32_t>(code))) {
      if (before.empty()) {
        terms += terms.empty() || terms.back() == ' ' ? "" : " ";
      } else {
        terms += before;
        terms += character;
        terms += ' ';
      }
      before = character;
    } else {
      if (!before.empty()) {
        terms += before;
        terms += ' ';
        before = {};
      }
      if (code >= 'A' && code <= 'Z') {
        terms += static_cast<char>(code + 32);
      } else if (code < 0x80) {
        terms += code < 0x20 || code == 0x7f ? ' ' : static_cast<char>(code);
      } else {
        terms += mapped(character, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                                                  UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
      }
    }
    at += bytes;
  }
  terms += before;
  return terms;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  constexpr std::string_view wide = "\u3000";
  for (bool more = true; more && !text.empty();) {
    more = false;
    if (blanks.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      more = true;
    } else if (text.starts_with(wide)) {
      text.remove_prefix(wide.size());
      more = true;
    } else if (blanks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      more = true;
    } else if (text.ends_with(wide)) {
      text.remove_suffix(wide.size());
      more = true;
    }
  }
  return text;
}

std::vector<std::string> split_list(std::string_view text, std::u32string_view separators) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = trimmed(text.substr(begin, end - begin));
    if (!part.empty()) {
      parts.emplace_back(part);
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t bytes = 1;
    const utf8proc_int32_t code = take_code(text, at, bytes);
    if (code >= 0 && separators.find(static_cast<char32_t>(code)) != std::u32string_view::npos) {
      add(at);
      begin = at + bytes;
    }
    at += bytes;
  }
  add(text.size());
  return parts;
}

}  // namespace bureau
