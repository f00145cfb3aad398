// JSON of views. What a terminal would obey is written as \uXXXX, which every reader takes back.
#include "base/json.h"

#include "base/text.h"
#include "render/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace bureau {

namespace {

/// True for the first bytes of all that is_hidden() knows above ASCII, and of little else.
bool may_hide(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x7F) {
    return false;
  }
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
  switch (byte) {
    case 0x7F:
    case 0xC2:
    case 0xCD:
    case 0xD8:
    case 0xE1:
    case 0xF3: return true;
    case 0xE2: return second <= 0x81;
    case 0xE3: return second == 0x85;
    case 0xEF: return second == 0xBB || second >= 0xBE;
    default: return false;
  }
}

void append_escape(std::string& out, std::uint32_t unit) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

/// Rewrites JSON from `from` on: hidden code points can stand only inside its strings.
void make_harmless(std::string& out, std::size_t from) {
  std::size_t at = from;
  while (at < out.size() && !may_hide(out, at)) {
    ++at;
  }
  if (at == out.size()) {
    return;
  }
  const std::u32string codes = to_code_points(std::string_view{out}.substr(from));
  out.resize(from);
  for (const char32_t code : codes) {
    if (code < 0x7F || !is_hidden(code)) {  // of C0 only the line breaks of pretty JSON are left
      append_code_point(out, code);
    } else if (code <= 0xFFFF) {
      append_escape(out, code);
    } else {
      append_escape(out, 0xD800U + ((code - 0x10000U) >> 10U));
      append_escape(out, 0xDC00U + ((code - 0x10000U) & 0x3FFU));
    }
  }
}

void append_text(std::string& out, std::string_view text) {
  const std::size_t from = out.size();
  append_json_string(out, text);
  make_harmless(out, from);
}

void append_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    append_text(out, *text);
  } else if (std::holds_alternative<std::monostate>(cell)) {
    out += "null";
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    const fmt::format_int digits{*number};
    out.append(digits.data(), digits.size());
  } else if (const auto* term = std::get_if<Term>(&cell)) {
    append_text(out, term->id);
  } else if (const auto* instant = std::get_if<Instant>(&cell)) {
    out.append(1, '"').append(to_text(*instant)).append(1, '"');
  } else {
    // to_pretty_json() breaks lines between values, never inside a string, but one line is one
    // object.
    std::string json = to_json(json_of(cell));
    make_harmless(json, 0);
    out += json;
  }
}

/// `"name": ` for each column, made once.
std::vector<std::string> keys_of(const View& view) {
  std::vector<std::string> keys;
  for (const Column& column : view.columns) {
    std::string& key = keys.emplace_back(keys.empty() ? "" : ", ");
    append_text(key, column.name);
    key += ": ";
  }
  return keys;
}

void append_row(std::string& out, const std::vector<std::string>& keys, const ViewRow& row) {
  out += '{';
  for (std::size_t i = 0; i < keys.size(); ++i) {
    out += keys[i];
    append_cell(out, row.cells.at(i));
  }
  out += '}';
}

std::string write_object(const View& view, const ViewRow& row) {
  Json::Object object;
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    object.emplace_back(view.columns[i].name, json_of(row.cells.at(i)));
  }
  std::string out = to_pretty_json(Json{std::move(object)});
  make_harmless(out, 0);
  out += '\n';
  return out;
}

}  // namespace

void write_json(const View& view, const Sink& sink) {
  if (view.one && !view.source && view.rows.size() == 1) {
    sink(write_object(view, view.rows.front()));
    return;
  }
  const std::vector<std::string> keys = keys_of(view);
  std::string line;
  bool first = true;
  each_row(view, [&](const ViewRow& row) {
    line = first ? "[\n  " : ",\n  ";
    first = false;
    append_row(line, keys, row);
    sink(line);
  });
  if (first) {
    sink(view.one ? "null\n" : "[]\n");
  } else {
    sink("\n]\n");
  }
}

void write_json_lines(const View& view, const Sink& sink) {
  const std::vector<std::string> keys = keys_of(view);
  std::string line;
  each_row(view, [&](const ViewRow& row) {
    line.clear();
    append_row(line, keys, row);
    line += '\n';
    sink(line);
  });
}

}  // namespace bureau
