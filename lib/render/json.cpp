// JSON of views.
#include "base/json.h"

#include "render/writers.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace bureau {

namespace {

void append_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    append_json_string(out, *text);
  } else if (std::holds_alternative<std::monostate>(cell)) {
    out += "null";
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    const fmt::format_int digits{*number};
    out.append(digits.data(), digits.size());
  } else if (const auto* term = std::get_if<Term>(&cell)) {
    append_json_string(out, term->id);
  } else if (const auto* instant = std::get_if<Instant>(&cell)) {
    out.append(1, '"').append(to_text(*instant)).append(1, '"');
  } else {
    out += to_json(json_of(cell));
  }
}

/// `"name": ` for each column, made once.
std::vector<std::string> keys_of(const View& view) {
  std::vector<std::string> keys;
  for (const Column& column : view.columns) {
    std::string& key = keys.emplace_back(keys.empty() ? "" : ", ");
    append_json_string(key, column.name);
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
  return to_pretty_json(Json{std::move(object)}) + "\n";
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
