#include "store/search.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <optional>
#include <string>

namespace bureau {

namespace {

// rowid = matter << 29 | letter << 24 | n: 0 in the low bits is the matter itself. There is room
// for sixteen million items of a letter in each of four thousand million matters of a register.
constexpr int item_bits = 29;
constexpr int number_bits = 24;
constexpr std::int64_t numbers = (std::int64_t{1} << number_bits) - 1;

std::int64_t rowid_of(std::int64_t matter, char letter = '\0', std::int64_t n = 0) {
  const std::int64_t code = letter == '\0' ? 0 : letter - 'a' + 1;
  return matter << item_bits | code << number_bits | (n & numbers);
}

void append(std::string& text, const Value& value) {
  if (const auto* part = std::get_if<std::string>(&value)) {
    text += text.empty() ? "" : " \n";
    text += *part;
  }
}

/// What is searched of a matter, nothing for a state secret.
std::optional<std::string> text_of_matter(const Row& row) {
  static const Table& table = matter_table();
  static const std::size_t secrecy = table.column("secrecy");
  static const std::vector<std::size_t> columns = [] {
    std::vector<std::size_t> found;
    for (const char* name : {"title", "number", "serial", "type", "origin", "recipient", "unit",
                             "person", "leader", "place", "answer", "fields"}) {
      found.push_back(table.column(name));
    }
    return found;
  }();
  if (std::get<std::int64_t>(row[secrecy]) >= static_cast<std::int64_t>(Level::secret)) {
    return std::nullopt;
  }
  std::string text;
  for (const std::size_t column : columns) {
    append(text, row[column]);
  }
  return text;
}

std::string text_of_item(const Row& row) {
  static const Table& table = item_table();
  std::string text;
  for (const char* name : {"text", "problem", "next", "reason", "by", "unit"}) {
    append(text, row[table.column(name)]);
  }
  return text;
}

bool is_secret(Database& database, std::int64_t matter) {
  Statement select = database.prepare("SELECT secrecy FROM matter WHERE id = $1");
  return select.bind(matter).step() && select.int_at(0) >= static_cast<std::int64_t>(Level::secret);
}

void put(Database& database, std::int64_t rowid, std::string_view text) {
  database.prepare("INSERT INTO search (rowid, text) VALUES ($1, $2)")
      .bind(rowid, bigrams(text))
      .run();
}

void take_out(Database& database, std::int64_t rowid, std::string_view text) {
  database.prepare("INSERT INTO search (search, rowid, text) VALUES ('delete', $1, $2)")
      .bind(rowid, bigrams(text))
      .run();
}

/// The words of a query, folded as the index folds them.
std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words = split_list(query, U" \t\u3000");
  std::ranges::transform(words, words.begin(),
                         [](const std::string& word) { return compare_key(word); });
  return words;
}

/// The FTS5 expression of one word, "" when it has nothing that can be searched.
std::string expression_of(const std::string& word) {
  std::string expression;
  std::u32string before;
  for (const std::string& term : split_list(bigrams(word), U" \n")) {
    const std::u32string codes = to_code_points(term);
    const bool lone = codes.size() == 1 && is_han(codes.front());
    // "审计部" is indexed as 审计 计部 部: the last character says nothing that its pair has not
    // said.
    const bool said =
        lone && before.size() == 2 && is_han(before.front()) && before.back() == codes.front();
    before = codes;
    if (said) {
      continue;
    }
    std::string quoted;
    for (const char c : term) {
      quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    const bool prefix = lone || !is_han(codes.front());
    expression +=
        fmt::format("{}\"{}\"{}", expression.empty() ? "" : " AND ", quoted, prefix ? "*" : "");
  }
  return expression;
}

std::optional<std::string> text_at(Database& database, std::int64_t rowid) {
  const std::int64_t matter = rowid >> item_bits;
  const std::int64_t code = (rowid >> number_bits) & 0x1f;
  if (code == 0) {
    const std::optional<Row> row = [&]() -> std::optional<Row> {
      Statement select = database.prepare("SELECT * FROM matter WHERE id = $1");
      return select.bind(matter).step() ? std::optional{read_row(matter_table(), select)}
                                        : std::nullopt;
    }();
    return row ? text_of_matter(*row) : std::nullopt;
  }
  Statement select =
      database.prepare("SELECT * FROM item WHERE matter = $1 AND letter = $2 AND n = $3");
  const std::string letter(1, static_cast<char>('a' + code - 1));
  if (!select.bind(matter, letter, rowid & numbers).step()) {
    return std::nullopt;
  }
  return text_of_item(read_row(item_table(), select));
}

/// Puts the items of a matter into the index or takes them out, when its secrecy came or went.
void move_items(Database& database, std::int64_t matter, bool into) {
  Statement select = database.prepare("SELECT * FROM item WHERE matter = $1");
  for (select.bind(matter); select.step();) {
    const Row row = read_row(item_table(), select);
    const std::string text = text_of_item(row);
    if (!text.empty()) {
      const std::int64_t rowid =
          rowid_of(matter, std::get<std::string>(row[1]).front(), std::get<std::int64_t>(row[2]));
      into ? put(database, rowid, text) : take_out(database, rowid, text);
    }
  }
}

void replace(Database& database, std::int64_t rowid, std::string_view before,
             std::string_view after) {
  if (before == after) {
    return;
  }
  if (!before.empty()) {
    take_out(database, rowid, before);
  }
  if (!after.empty()) {
    put(database, rowid, after);
  }
}

void update_matter(Database& database, const Row* before, const Row* after) {
  const Row& row = after != nullptr ? *after : *before;
  const std::int64_t matter = std::get<std::int64_t>(row.front());
  const std::optional<std::string> was = before == nullptr ? std::nullopt : text_of_matter(*before);
  const std::optional<std::string> is = after == nullptr ? std::nullopt : text_of_matter(*after);
  replace(database, rowid_of(matter), was.value_or(""), is.value_or(""));
  if (before != nullptr && after != nullptr && was.has_value() != is.has_value()) {
    move_items(database, matter, is.has_value());
    if (!is.has_value()) {
      // What is taken out is only marked so until pages are merged: a secret's words go now.
      database.run_script("INSERT INTO search (search) VALUES ('optimize')");
    }
  }
}

void update_item(Database& database, const Row* before, const Row* after) {
  const Row& row = after != nullptr ? *after : *before;
  const std::int64_t matter = std::get<std::int64_t>(row[0]);
  const std::string was = before == nullptr ? "" : text_of_item(*before);
  const std::string is = after == nullptr ? "" : text_of_item(*after);
  if (was != is && !is_secret(database, matter)) {
    replace(database,
            rowid_of(matter, std::get<std::string>(row[1]).front(), std::get<std::int64_t>(row[2])),
            was, is);
  }
}

}  // namespace

void update_search(Database& database, const Table& table, const Row* before, const Row* after) {
  if (&table == &matter_table()) {
    update_matter(database, before, after);
  } else if (&table == &item_table()) {
    update_item(database, before, after);
  }
}

void rebuild_search(Database& database) {
  database.run_script("INSERT INTO search (search) VALUES ('delete-all')");
  for (const Table* table : {&matter_table(), &item_table()}) {
    Statement select = database.prepare(fmt::format("SELECT * FROM {}", table->name));
    for (select.bind(); select.step();) {
      const Row row = read_row(*table, select);
      update_search(database, *table, nullptr, &row);
    }
  }
}

std::vector<Hit> find_text(Database& database, std::string_view query, std::size_t limit) {
  const std::vector<std::string> words = words_of(query);
  std::string expression;
  for (const std::string& word : words) {
    const std::string one = expression_of(word);
    if (!one.empty()) {
      expression += expression.empty() ? one : " AND " + one;
    }
  }
  if (expression.empty()) {
    throw Error(ErrorKind::usage, "there is nothing to search for in '{}': give a word", query);
  }
  std::vector<Hit> hits;
  Statement select =
      database.prepare("SELECT rowid FROM search WHERE search MATCH $1 ORDER BY rowid DESC");
  for (select.bind(expression); select.step();) {
    const std::int64_t rowid = select.int_at(0);
    const std::optional<std::string> text = text_at(database, rowid);
    const std::string key = text ? compare_key(*text) : "";
    const bool found = std::ranges::all_of(
        words, [&](const std::string& word) { return key.find(word) != std::string::npos; });
    if (!found) {
      continue;
    }
    const std::int64_t code = (rowid >> number_bits) & 0x1f;
    hits.push_back({{Ref::of_key(rowid >> item_bits),
                     code == 0 ? 'n' : static_cast<char>('a' + code - 1), rowid & numbers},
                    code != 0});
    if (limit != 0 && hits.size() == limit) {
      break;
    }
  }
  return hits;
}

}  // namespace bureau
