#include "base/cluster.h"
#include "base/text.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

namespace bureau {

namespace {

void append_visible(std::string& out, char32_t code) {
  if (code > 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", static_cast<std::uint32_t>(code));
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(code));
  }
}

}  // namespace

std::string clip(std::string_view text, std::size_t columns) {
  if (text.size() <= columns && is_plain_ascii(text)) {
    return std::string{text};
  }
  std::size_t used = 0;
  std::size_t cut = 0;  // the end of what fits beside the ellipsis
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    used += cluster.columns;
    if (used > columns) {
      return columns == 0 ? std::string{} : std::string{text.substr(0, cut)}.append("…");
    }
    at += cluster.size;
    if (used < columns) {
      cut = at;
    }
  }
  return std::string{text};
}

std::string pad(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  std::string result{text};
  result.append(columns > used ? columns - used : 0, ' ');
  return result;
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  std::string result(columns > used ? columns - used : 0, ' ');
  return result.append(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  // No line begins with these, as in print.
  constexpr std::u32string_view closing = U"，。、；：？！）》」』】〕〉”’…—·,.;:?!)]}%";
  constexpr std::u32string_view opening = U"（《「『【〔〈“‘([{";
  std::vector<std::string> lines;
  std::size_t start = 0;      // of this line
  std::size_t used = 0;       // its columns so far
  std::size_t good = 0;       // where it may end, 0 for nowhere
  std::size_t good_used = 0;  // columns up to there
  char32_t before = 0;
  const auto end_line = [&](std::size_t end) {
    std::string_view line = text.substr(start, end - start);
    line = line.substr(0, line.find_last_not_of(" \n") + 1);
    lines.emplace_back(line);
  };
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    const bool is_wide = cluster.columns > 1 || before >= 0x2E80;
    if (at > start && cluster.first != ' ' && opening.find(before) == opening.npos &&
        (before == ' ' || (is_wide && closing.find(cluster.first) == closing.npos))) {
      good = at;
      good_used = used;
    }
    const bool is_break = cluster.first == '\n';
    while (columns != 0 && used + cluster.columns > columns && cluster.first != ' ' && at > start) {
      const std::size_t end = good > start ? good : at;
      end_line(end);
      used -= good > start ? good_used : used;
      start = end;
      good = 0;
    }
    at += cluster.size;
    used += cluster.columns;
    before = cluster.first;
    if (is_break) {
      end_line(at);
      start = at;
      used = 0;
      good = 0;
    }
  }
  if (start < text.size() || lines.empty()) {
    end_line(text.size());
  }
  return lines;
}

bool is_hidden(char32_t code) {
  if (code < 0xAD) {
    return code < 0x20 || between(code, 0x7F, 0x9F);
  }
  return code == 0xAD || code == 0x34F || code == 0x61C || code == 0x180E ||
         between(code, 0x115F, 0x1160) || between(code, 0x200B, 0x200F) ||
         between(code, 0x2028, 0x202E) || between(code, 0x2060, 0x206F) || code == 0x3164 ||
         code == 0xFEFF || code == 0xFFA0 || between(code, 0xFFF9, 0xFFFB) ||
         between(code, 0xE0000, 0xE007F);
}

std::string cleaned(std::string_view text, bool keep_lines) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const PlainRun run = plain_run(text, at); run.size > 0) {
      result.append(text, at, run.size);
      at += run.size;
      continue;
    }
    const Point point = point_at(text, at);
    const bool is_line_end = point.code == '\r' && text.substr(at + 1, 1) == "\n";
    if (keep_lines && is_line_end) {
      at += 1;
      continue;
    }
    const bool is_kept = keep_lines && (point.code == '\n' || point.code == '\t');
    if (point.good && (is_kept || !is_hidden(point.code))) {
      result.append(text, at, point.size);
    } else {
      append_visible(result, point.code);
    }
    at += point.size;
  }
  return result;
}

std::vector<std::string> split_list(std::string_view text, std::u32string_view separators) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  const auto take = [&](std::size_t end) {
    const std::string_view part = trimmed(text.substr(start, end - start));
    if (!part.empty()) {
      parts.emplace_back(part);
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    if (point.good && separators.find(point.code) != separators.npos) {
      take(at);
      start = at + point.size;
    }
    at += point.size;
  }
  take(text.size());
  return parts;
}

std::string_view trimmed(std::string_view text) {
  std::size_t start = 0;
  while (start < text.size()) {
    const Point point = point_at(text, start);
    if (!point.good || !is_blank(point.code)) {
      break;
    }
    start += point.size;
  }
  text.remove_prefix(start);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) {
      --last;
    }
    const Point point = point_at(text, last);
    if (!point.good || point.size != text.size() - last || !is_blank(point.code)) {
      break;
    }
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace bureau
