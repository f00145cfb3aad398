#include "exchange/jsonl.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "store/whole.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bureau {

namespace {

void append_value(std::string& line, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    line += std::to_string(*number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_json_string(line, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    line += fmt::format(R"({{"hex": "{}"}})", to_hex(blob->bytes));
  }
}

Value value_of_json(const Json& json) {
  if (const std::int64_t* number = json.as_int()) {
    return *number;
  }
  if (const std::string* text = json.as_text()) {
    return *text;
  }
  const Json* hex = json.find("hex");
  std::optional<std::string> bytes =
      hex == nullptr || hex->as_text() == nullptr ? std::nullopt : bytes_of_hex(*hex->as_text());
  if (!bytes) {
    throw Error(ErrorKind::rejected, "a value is no number, text or hex");
  }
  return Blob{*std::move(bytes)};
}

void import_row(Filling& filling, const Json& json) {
  const Json* table = json.find("table");
  const Json* row = json.find("row");
  if (table == nullptr || table->as_text() == nullptr || row == nullptr ||
      row->as_object() == nullptr) {
    throw Error(ErrorKind::rejected, "it is not {{\"table\": …, \"row\": …}}");
  }
  std::vector<std::pair<std::string, Value>> values;
  for (const auto& [column, value] : *row->as_object()) {
    values.emplace_back(column, value_of_json(value));
  }
  filling.put(*table->as_text(), std::move(values));
}

}  // namespace

void export_store(Database& database, const std::function<void(std::string_view)>& take) {
  std::string line;
  std::size_t rows = 0;
  each_row(database, [&](const WholeRow& row) {
    line = fmt::format(R"({{"table": "{}", "row": {{)", row.table);
    bool first = true;
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      if (!std::holds_alternative<std::monostate>(row.values[i])) {
        line += fmt::format("{}\"{}\": ", first ? "" : ", ", row.columns[i]);
        append_value(line, row.values[i]);
        first = false;
      }
    }
    line += "}}\n";
    take(line);
    ++rows;
  });
  take(fmt::format("{{\"rows\": {}}}\n", rows));
}

std::size_t import_store(Database& database, const std::function<bool(std::string&)>& next) {
  Filling filling{database};
  std::size_t lines = 0;
  std::int64_t rows = 0;
  std::int64_t announced = -1;  // by the last line
  for (std::string line; next(line);) {
    ++lines;
    if (line.empty()) {
      continue;
    }
    try {
      const Json json = parse_json(line);
      const Json* end = json.find("rows");
      if (end != nullptr && end->as_int() != nullptr) {
        announced = *end->as_int();
        continue;
      }
      import_row(filling, json);
      ++rows;
    } catch (const Error& error) {
      throw Error(ErrorKind::rejected, "line {}: {}", lines, error.what());
    }
  }
  if (rows != announced) {
    throw Error(ErrorKind::rejected,
                "the export is not whole: its last line says how many rows it has, and {} came",
                rows);
  }
  filling.finish();
  return lines;
}

}  // namespace bureau
