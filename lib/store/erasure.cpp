#include "store/erasure.h"

#include "base/text.h"
#include "store/database.h"
#include "store/journal.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace bureau {

namespace {

void erase_payloads(Database& database, Ref matter) {
  // Null stays null: whether a row came or went is no secret, and the state at an instant needs it.
  database
      .prepare(
          "UPDATE change SET before = CASE WHEN before IS NOT NULL THEN '' END,"
          " after = CASE WHEN after IS NOT NULL THEN '' END WHERE matter = $1")
      .bind(matter)
      .run();
}

void erase_remarks(Database& database, Ref matter) {
  database
      .prepare(
          "UPDATE entry SET note = NULL WHERE note IS NOT NULL"
          " AND seq IN (SELECT seq FROM change WHERE matter = $1)")
      .bind(matter)
      .run();
}

/// Whether a kept result has refs only, or is what `apply` answers: neither has words of a record.
bool is_wordless(std::string_view result) {
  if (result.starts_with(R"({"ok":)")) {
    return true;
  }
  const std::vector<std::string> lines = split_list(result, U"\n");
  return std::ranges::all_of(lines, [](const std::string& line) { return looks_like_ref(line); });
}

/// A command that is repeated with its key does nothing still, and prints the ref.
void erase_results(Database& database, Ref matter) {
  std::vector<std::string> keys;
  Statement select = database.prepare(
      "SELECT key, result FROM idempotency WHERE seq IN (SELECT seq FROM entry WHERE batch IN"
      " (SELECT batch FROM entry WHERE seq IN (SELECT seq FROM change WHERE matter = $1)))");
  for (select.bind(matter); select.step();) {
    if (!is_wordless(select.text_at(1))) {
      keys.push_back(select.string_at(0));
    }
  }
  for (const std::string& key : keys) {
    database.prepare("UPDATE idempotency SET result = $2 WHERE key = $1")
        .bind(key, to_text(matter) + '\n')
        .run();
  }
}

/// What the matter's past files were called by: the hashes of their bytes.
std::set<std::string> past_files(Database& database, Ref matter) {
  std::set<std::string> hashes;
  const std::size_t hash = item_table().column("hash");
  Statement select = database.prepare(
      "SELECT before, after FROM change WHERE matter = $1 AND table_name = 'item'");
  for (select.bind(matter); select.step();) {
    for (const int side : {0, 1}) {
      if (select.is_null(side) || select.text_at(side).empty()) {
        continue;
      }
      const auto columns = columns_of_payload(item_table(), select.text_at(side));
      const auto found = columns.find(hash);
      if (const auto* blob = found == columns.end() ? nullptr : std::get_if<Blob>(&found->second)) {
        hashes.insert(blob->bytes);
      }
    }
  }
  return hashes;
}

/// Files that were taken off: no undo brings them back.
void erase_lost_files(Database& database, const std::set<std::string>& hashes) {
  for (const std::string& hash : hashes) {
    database
        .prepare(
            "DELETE FROM chunk WHERE hash = $1 AND hash NOT IN (SELECT hash FROM item WHERE "
            "hash IS NOT NULL)")
        .bind(Blob{hash})
        .run();
  }
}

/// Gives both sides of each change of a matter's own row, as columns, with the change's place.
void each_side(Database& database, Ref matter,
               const std::function<void(std::int64_t seq, std::int64_t n,
                                        const std::map<std::size_t, Value>& columns)>& take) {
  Statement select = database.prepare(
      "SELECT before, after, seq, n FROM change WHERE matter = $1 AND table_name = 'matter'");
  for (select.bind(matter); select.step();) {
    for (const int side : {0, 1}) {
      if (!select.is_null(side) && !select.text_at(side).empty()) {
        take(select.int_at(2), select.int_at(3),
             columns_of_payload(matter_table(), select.text_at(side)));
      }
    }
  }
}

const std::string* text_of(const std::map<std::size_t, Value>& columns, std::size_t column) {
  const auto found = columns.find(column);
  return found == columns.end() ? nullptr : std::get_if<std::string>(&found->second);
}

}  // namespace

std::set<std::string> titles_ever(Database& database, Ref matter) {
  std::set<std::string> titles;
  const std::size_t title = matter_table().column("title");
  each_side(database, matter, [&](auto /*seq*/, auto /*n*/, const auto& columns) {
    if (const std::string* text = text_of(columns, title); text != nullptr && !text->empty()) {
      titles.insert(*text);
    }
  });
  return titles;
}

void erase_origins(Database& database, Ref matter, const std::set<std::string>& texts) {
  const std::size_t origin = matter_table().column("origin");
  std::set<std::pair<std::int64_t, std::int64_t>> places;
  each_side(database, matter, [&](std::int64_t seq, std::int64_t n, const auto& columns) {
    const std::string* said = text_of(columns, origin);
    if (said != nullptr && std::ranges::any_of(texts, [&](const std::string& text) {
          return said->find(text) != std::string::npos;
        })) {
      places.emplace(seq, n);
    }
  });
  for (const auto& [seq, n] : places) {
    database
        .prepare(
            "UPDATE change SET before = CASE WHEN before IS NOT NULL THEN '' END,"
            " after = CASE WHEN after IS NOT NULL THEN '' END WHERE seq = $1 AND n = $2")
        .bind(seq, n)
        .run();
  }
}

void erase_past(Database& database, Ref matter) {
  const std::set<std::string> files = past_files(database, matter);
  erase_payloads(database, matter);
  erase_remarks(database, matter);
  erase_results(database, matter);
  erase_lost_files(database, files);
}

}  // namespace bureau
