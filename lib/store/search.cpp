#include "store/search.h"

#include "base/error.h"
#include "base/text.h"
#include "model/item_table.h"
#include "model/matter_table.h"
#include "store/rows.h"
#include "store/select.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace bureau {

namespace {

// An entry of the index = matter << 29 | letter << 24 | n: 0 in the low bits is the matter itself.
// There is room for sixteen million items of a letter in each of four thousand million matters of
// a register.
constexpr int item_bits = 29;
constexpr int number_bits = 24;
constexpr std::int64_t numbers = (std::int64_t{1} << number_bits) - 1;

std::int64_t entry_of(std::int64_t matter, char letter = '\0', std::int64_t n = 0) {
  const std::int64_t code = letter == '\0' ? 0 : letter - 'a' + 1;
  return matter << item_bits | code << number_bits | (n & numbers);
}

std::int64_t entry_of(const Table& table, const Row& row) {
  const std::int64_t matter = std::get<std::int64_t>(row[0]);
  return &table == &matter_table() ? entry_of(matter)
                                   : entry_of(matter, std::get<std::string>(row[1]).front(),
                                              std::get<std::int64_t>(row[2]));
}

Hit hit_of(std::int64_t entry) {
  const std::int64_t code = (entry >> number_bits) & 0x1f;
  return {{Ref::of_key(entry >> item_bits), code == 0 ? 'n' : static_cast<char>('a' + code - 1),
           entry & numbers},
          code != 0};
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
    for (const std::string_view name : fields_that_are(Use::searched)) {
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
  for (const ItemField& field : item_fields) {
    if (field.may(ItemUse::searched)) {
      append(text, row[table.column(field.name)]);
    }
  }
  return text;
}

bool is_secret(Database& database, std::int64_t matter) {
  Statement select = database.prepare("SELECT secrecy FROM matter WHERE id = $1");
  return select.bind(matter).step() && select.int_at(0) >= static_cast<std::int64_t>(Level::secret);
}

void put(Database& database, std::int64_t entry, std::string_view text) {
  database.backend().finder().put(entry, bigrams(text));
}

void take_out(Database& database, std::int64_t entry, std::string_view text) {
  database.backend().finder().take_out(entry, bigrams(text));
}

/// Marks round a word are not of it. Within one they may be: 市应急〔2026〕15号, 1.10.
std::string without_marks(const std::string& word) {
  static constexpr std::u32string_view marks = U",.;:'()[]{}〔〕（）［］｛｝【】〖〗-_/\\&#+=~^";
  std::u32string codes = to_code_points(word);
  const auto is_mark = [](char32_t code) { return marks.find(code) != std::u32string_view::npos; };
  while (!codes.empty() && is_mark(codes.back())) {
    codes.pop_back();
  }
  codes.erase(codes.begin(), std::ranges::find_if_not(codes, is_mark));
  std::string bare;
  for (const char32_t code : codes) {
    append_code_point(bare, code);
  }
  return bare;
}

/// The words of a query, folded as the index folds them. Marks of a sentence separate words, as
/// blanks do.
std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  for (const std::string& word :
       split_list(query, U" \t\u3000《》〈〉“”‘’「」『』，。、；：！？…—·\"!?*")) {
    if (std::string bare = without_marks(word); !bare.empty()) {
      words.push_back(compare_key(bare));
    }
  }
  return words;
}

/// What the index must have of one word, nothing when it has nothing that can be searched.
void append_terms(std::vector<driver::Term>& terms, const std::string& word) {
  std::u32string before;
  for (std::string& term : split_list(bigrams(word), U" \n")) {
    const std::u32string codes = to_code_points(term);
    const bool lone = codes.size() == 1 && is_han(codes.front());
    // "审计部" is indexed as 审计 计部 部: the last character says nothing that its pair has not
    // said.
    const bool said =
        lone && before.size() == 2 && is_han(before.front()) && before.back() == codes.front();
    before = codes;
    if (!said) {
      terms.push_back({std::move(term), lone || !is_han(codes.front())});
    }
  }
}

using Texts = std::map<std::int64_t, std::string>;  ///< by the entry of the index

/// The texts of these entries, all at once.
Texts texts_of(Database& database, std::span<const std::int64_t> entries) {
  std::vector<Row> matters;
  std::vector<Row> items;
  for (const std::int64_t entry : entries) {
    const auto [where, in_item] = hit_of(entry);
    if (in_item) {
      items.push_back({where.ref.key(), std::string(1, where.letter), where.n});
    } else {
      matters.push_back({where.ref.key()});
    }
  }
  Texts texts;
  for (const auto& [key, row] : current_rows(database, matter_table(), matters)) {
    if (std::optional<std::string> text = text_of_matter(row)) {
      texts.emplace(entry_of(matter_table(), row), *std::move(text));
    }
  }
  for (const auto& [key, row] : current_rows(database, item_table(), items)) {
    texts.emplace(entry_of(item_table(), row), text_of_item(row));
  }
  return texts;
}

/// Puts the items of a matter into the index or takes them out, when its secrecy came or went.
void move_items(Database& database, std::int64_t matter, bool into) {
  Statement select = database.prepare("SELECT * FROM item WHERE matter = $1");
  for (select.bind(matter); select.step();) {
    const Row row = read_row(item_table(), select);
    const std::string text = text_of_item(row);
    if (!text.empty()) {
      const std::int64_t entry = entry_of(item_table(), row);
      into ? put(database, entry, text) : take_out(database, entry, text);
    }
  }
}

void replace(Database& database, std::int64_t entry, std::string_view before,
             std::string_view after) {
  if (before == after) {
    return;
  }
  if (!before.empty()) {
    take_out(database, entry, before);
  }
  if (!after.empty()) {
    put(database, entry, after);
  }
}

void update_matter(Database& database, const Row* before, const Row* after) {
  const Row& row = after != nullptr ? *after : *before;
  const std::int64_t matter = std::get<std::int64_t>(row.front());
  const std::optional<std::string> was = before == nullptr ? std::nullopt : text_of_matter(*before);
  const std::optional<std::string> is = after == nullptr ? std::nullopt : text_of_matter(*after);
  replace(database, entry_of(matter), was.value_or(""), is.value_or(""));
  if (before != nullptr && after != nullptr && was.has_value() != is.has_value()) {
    move_items(database, matter, is.has_value());
    if (!is.has_value()) {
      // What is taken out is only marked so until pages are merged: a secret's words go now.
      database.backend().finder().compact();
    }
  }
}

void update_item(Database& database, const Row* before, const Row* after) {
  const Row& row = after != nullptr ? *after : *before;
  const std::int64_t matter = std::get<std::int64_t>(row[0]);
  const std::string was = before == nullptr ? "" : text_of_item(*before);
  const std::string is = after == nullptr ? "" : text_of_item(*after);
  if (was != is && !is_secret(database, matter)) {
    replace(database, entry_of(item_table(), row), was, is);
  }
}

/// The first of these entries whose rows have all the words, until there are `most` hits: Han words
/// of three or more characters are not found by their pairs alone.
void verify(Database& database, std::span<const std::int64_t> entries,
            const std::vector<std::string>& words, std::size_t most, std::vector<Hit>& hits) {
  const Texts texts = texts_of(database, entries);
  for (const std::int64_t entry : entries) {
    const auto text = texts.find(entry);
    const std::string key = text == texts.end() ? "" : compare_key(text->second);
    const bool found = std::ranges::all_of(
        words, [&](const std::string& word) { return key.find(word) != std::string::npos; });
    if (found && hits.size() < most) {
      hits.push_back(hit_of(entry));
    }
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
  database.backend().finder().clear();
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
  std::vector<driver::Term> terms;
  for (const std::string& word : words) {
    append_terms(terms, word);
  }
  if (terms.empty()) {
    throw Error(ErrorKind::usage, "there is nothing to search for in '{}': give a word", query);
  }
  constexpr std::size_t handful = 64;
  const std::size_t most = limit == 0 ? std::numeric_limits<std::size_t>::max() : limit;
  std::vector<Hit> hits;
  std::vector<std::int64_t> entries;
  database.backend().finder().find(terms, [&](std::int64_t entry) {
    entries.push_back(entry);
    if (entries.size() == handful) {
      verify(database, std::exchange(entries, {}), words, most, hits);
    }
    return hits.size() < most;
  });
  verify(database, entries, words, most, hits);
  return hits;
}

}  // namespace bureau
