#include "store/payload.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text_form.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace bureau {

namespace {

void append_value(std::string& out, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    out += std::to_string(*number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_json_string(out, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    out += R"({"blob":")" + to_hex(blob->bytes) + R"("})";
  } else {
    out += "null";
  }
}

}  // namespace

std::string payload_of(const Table& table, const Row& row, const Row* other) {
  std::string json = "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool says =
        other != nullptr ? row[i] != (*other)[i] : !std::holds_alternative<std::monostate>(row[i]);
    if (says) {
      json += json.size() > 1 ? ",\"" : "\"";
      json += table.columns[i];
      json += "\":";
      append_value(json, row[i]);
    }
  }
  return json + '}';
}

std::optional<std::int64_t> number_in_payload(std::string_view json, std::string_view column) {
  // A quote inside a value has a backslash before it, so this is the name of a column.
  for (const char before : {'{', ','}) {
    const std::string name = fmt::format("{}\"{}\":", before, column);
    const std::size_t at = json.find(name);
    if (at != std::string_view::npos) {
      const std::string_view rest = json.substr(at + name.size());
      std::int64_t number = 0;
      const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), number);
      return end.ec == std::errc{} ? std::optional{number} : std::nullopt;
    }
  }
  return std::nullopt;
}

Row row_of_key(const Table& table, std::string_view key) {
  Row row;
  for (std::size_t i = 0; i < table.keys; ++i) {
    const bool last = i + 1 == table.keys;
    const std::size_t slash = last ? key.size() : std::min(key.find('/'), key.size());
    const std::string_view part = key.substr(0, slash);
    const bool number = table.columns[i] == "id" || table.columns[i] == "matter" ||
                        table.columns[i] == "n" || table.columns[i] == "source" ||
                        table.columns[i] == "target" || table.columns[i] == "what";
    row.push_back(number ? Value{parse_number("key", part)} : Value{std::string{part}});
    key.remove_prefix(std::min(slash + 1, key.size()));
  }
  return row;
}

Row row_of_payload(const KeptRow& kept, std::string_view json) {
  Row row = row_of_key(*kept.table, kept.key);
  row.resize(kept.table->columns.size());
  for (auto& [column, value] : columns_of_payload(*kept.table, json)) {
    row[column] = std::move(value);
  }
  return row;
}

std::map<std::size_t, Value> columns_of_payload(const Table& table, std::string_view json) {
  std::map<std::size_t, Value> columns;
  const Json parsed = parse_json(json);
  const auto unreadable = [&] {
    return Error(ErrorKind::damaged, "a change of {} in the journal cannot be read", table.name);
  };
  const Json::Object* object = parsed.as_object();
  if (object == nullptr) {
    throw unreadable();
  }
  for (const auto& [name, value] : *object) {
    Value& into = columns[table.column(name)];
    if (const std::int64_t* number = value.as_int()) {
      into = *number;
    } else if (const std::string* text = value.as_text()) {
      into = *text;
    } else if (const Json* blob = value.find("blob");
               blob != nullptr && blob->as_text() != nullptr) {
      std::optional<std::string> bytes = bytes_of_hex(*blob->as_text());
      if (!bytes) {
        throw unreadable();
      }
      into = Blob{*std::move(bytes)};
    }
  }
  return columns;
}

}  // namespace bureau
