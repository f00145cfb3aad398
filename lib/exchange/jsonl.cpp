#include "exchange/jsonl.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "model/matter.h"
#include "store/journal.h"
#include "store/replay.h"
#include "store/search.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// Every table there is, in an order in which rows may be inserted, and the order of its rows.
struct Exported {
  std::string_view table;
  const char* order;
};
constexpr std::array exported{Exported{"meta", "key"},
                              Exported{"version", "id"},
                              Exported{"calendar_day", "date"},
                              Exported{"renaming", "former, since"},
                              Exported{"series", "name, year"},
                              Exported{"matter", "id"},
                              Exported{"participant", "matter, role, n, who"},
                              Exported{"link", "source, kind, target, sub"},
                              Exported{"item", "matter, letter, n"},
                              Exported{"chunk", "hash, n"},
                              Exported{"booking", "matter, resource"},
                              Exported{"entry", "seq"},
                              Exported{"change", "seq, n"},
                              Exported{"idempotency", "key"}};

std::vector<std::string> columns_of(Database& database, std::string_view table) {
  std::vector<std::string> columns;
  Statement select = database.prepare("SELECT name FROM pragma_table_info($1) ORDER BY cid");
  for (select.bind(table); select.step();) {
    columns.push_back(select.string_at(0));
  }
  return columns;
}

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
  if (hex == nullptr || hex->as_text() == nullptr || hex->as_text()->size() % 2 != 0 ||
      hex->as_text()->find_first_not_of("0123456789abcdef") != std::string::npos) {
    throw Error(ErrorKind::rejected, "a value is no number, text or hex");
  }
  Blob blob;
  const std::string& digits = *hex->as_text();
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    blob.bytes += static_cast<char>(digit(digits[i]) * 16 + digit(digits[i + 1]));
  }
  return blob;
}

void insert_row(Database& database, std::string_view written, Json::Object row) {
  const TableNow now = table_now(written);
  const std::string table{now.name};
  if (!now.added.empty()) {
    row.emplace_back(std::string{now.added}, Json{now.value});
  }
  std::string names;
  std::string places;
  std::vector<Value> values;
  const std::vector<std::string> known = columns_of(database, table);
  for (const auto& [column, value] : row) {
    if (std::ranges::find(known, column) == known.end()) {
      throw Error(ErrorKind::rejected, "table {} has no column '{}'", table, column);
    }
    values.push_back(value_of_json(value));
    names += (names.empty() ? "" : ", ") + column;
    places += fmt::format("{}${}", places.empty() ? "" : ", ", values.size());
  }
  database.prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, places))
      .bind_all(values)
      .run();
}

void import_row(Database& database, const Json& json) {
  const Json* table = json.find("table");
  const Json* row = json.find("row");
  if (table == nullptr || table->as_text() == nullptr || row == nullptr ||
      row->as_object() == nullptr) {
    throw Error(ErrorKind::rejected, "it is not {{\"table\": …, \"row\": …}}");
  }
  const std::string& name = *table->as_text();
  if (std::ranges::find(exported, table_now(name).name, &Exported::table) == exported.end()) {
    throw Error(ErrorKind::rejected, "there is no table '{}'", name);
  }
  insert_row(database, name, *row->as_object());
}

}  // namespace

void export_store(Database& database, const std::function<void(std::string_view)>& take) {
  std::string line;
  std::size_t rows = 0;
  for (const Exported& one : exported) {
    const std::vector<std::string> columns = columns_of(database, one.table);
    Statement select = database.prepare(fmt::format(
        "SELECT {} FROM {} ORDER BY {}", fmt::join(columns, ", "), one.table, one.order));
    for (select.bind(); select.step();) {
      line = fmt::format(R"({{"table": "{}", "row": {{)", one.table);
      bool first = true;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!select.is_null(static_cast<int>(i))) {
          line += fmt::format("{}\"{}\": ", first ? "" : ", ", columns[i]);
          append_value(line, select.value_at(static_cast<int>(i)));
          first = false;
        }
      }
      line += "}}\n";
      take(line);
      ++rows;
    }
  }
  take(fmt::format("{{\"rows\": {}}}\n", rows));
}

namespace {

/// What no reader of one line can see: that all of it came, is what the journal says, and is
/// something that the program can show.
void check_whole(Database& database) {
  if (journal_head(database).key.empty()) {
    throw Error(ErrorKind::rejected, "the export has no key of the journal: it is not whole");
  }
  for (const auto verify : {verify_journal, verify_records}) {
    if (const std::vector<std::string> complaints = verify(database); !complaints.empty()) {
      throw Error(ErrorKind::rejected, "the export was changed: {}", complaints.front());
    }
  }
  Statement strange = database.prepare(
      "SELECT id FROM matter WHERE secrecy NOT BETWEEN 0 AND $1 OR urgency NOT BETWEEN 0 AND $2 OR "
      "importance NOT BETWEEN 0 AND $3 OR register <> id % 4 OR register NOT BETWEEN 0 AND 2");
  if (strange
          .bind(static_cast<int>(Level::top_secret), static_cast<int>(Urgency::top_urgent),
                static_cast<int>(Importance::high))
          .step()) {
    throw Error(ErrorKind::rejected, "{} has a level or an urgency that there is not",
                Ref::of_key(strange.int_at(0)));
  }
}

}  // namespace

std::size_t import_store(Database& database, const std::function<bool(std::string&)>& next) {
  Statement count = database.prepare("SELECT count(*) FROM entry");
  if (count.bind().step() && count.int_at(0) != 0) {
    throw Error(ErrorKind::refused,
                "the store is not empty: import an export into a new one ('bureau init')");
  }
  // A child may stand before its parent: refs are checked when all is in.
  database.run_script("PRAGMA defer_foreign_keys = ON");
  for (const Exported& one : exported) {
    database.prepare(fmt::format("DELETE FROM {}", one.table)).bind().run();
  }
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
      import_row(database, json);
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
  rebuild_search(database);  // it is not exported
  tell_what_was_not_kept(database);
  check_whole(database);
  return lines;
}

}  // namespace bureau
