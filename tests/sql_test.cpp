// Keeps SQL in the store, and in words that more than one database understands.

#include "sources.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Every file of ours that a file includes, and that those include.
std::set<std::string> reached_from(const fs::path& file) {
  std::set<std::string> reached;
  std::vector<fs::path> next{file};
  while (!next.empty()) {
    const fs::path one = next.back();
    next.pop_back();
    for (const std::string& line : lines_of(one)) {
      if (line.starts_with(ours)) {
        const std::string included = line.substr(ours.size(), line.rfind('"') - ours.size());
        const fs::path folder = source_dir / (included.starts_with("cli/") ? "" : "lib");
        if (reached.insert(included).second && fs::exists(folder / included)) {
          next.push_back(folder / included);
        }
      }
    }
  }
  return reached;
}

/// What lies above the store.
std::vector<fs::path> sources_above_store() {
  std::vector<fs::path> found = sources_below("cli");
  for (const fs::path& file : sources_below("lib")) {
    if (!fs::relative(file, source_dir).string().starts_with("lib/store/")) {
      found.push_back(file);
    }
  }
  return found;
}

/// The texts in quotes of a file, those that go on in the next line as one.
std::vector<std::string> texts_of(const fs::path& file) {
  std::vector<std::string> texts;
  bool goes_on = false;
  for (const std::string& line : lines_of(file)) {
    bool inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (!inside && line.compare(i, 2, "//") == 0) {
        break;
      }
      if (!inside && line.compare(i, 3, "'\"'") == 0) {
        i += 2;
      } else if (line[i] == '"') {
        inside = !inside;
        if (inside && !goes_on) {
          texts.emplace_back();
        }
        goes_on = true;
      } else if (inside) {
        texts.back() += line[i];
        i += line[i] == '\\' ? 1U : 0U;
      } else if (line[i] != ' ') {
        goes_on = false;
      }
    }
  }
  return texts;
}

/// The words of a text in small letters, divided by blanks: " select id from matter ".
std::string words_of(std::string_view text) {
  std::string words = " ";
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (letter) {
      words += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  return words + ' ';
}

/// A statement or a part of one. What are words of people too is told by its great letters.
bool is_sql(std::string_view text) {
  const std::string words = words_of(text);
  const auto has = [&](std::string_view phrase) {
    return words.find(" " + std::string{phrase} + " ") != std::string::npos;
  };
  const auto says = [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  };
  constexpr std::array phrases{"insert into", "delete from", "inner join",
                               "left join",   "union all",   "begin immediate",
                               "savepoint",   "rollback to", "pragma"};
  constexpr std::array parts{" WHERE ",  " JOIN ",       " = $",     " IN (",
                             " IS NULL", " IS NOT NULL", "ORDER BY", "GROUP BY"};
  return std::ranges::any_of(phrases, has) || std::ranges::any_of(parts, says) ||
         (has("select") && has("from")) || (has("update") && has("set")) ||
         text.starts_with("WHERE ") ||
         (words.starts_with(" where ") && text.find_first_of("=<>$") != std::string_view::npos);
}

}  // namespace

TEST_CASE("only the store speaks SQL: above it a database is a name without members") {
  // Whoever cannot see what these declare has nothing to hand a statement to.
  for (const char* header : {"store/database.h", "store/driver.h", "store/select.h"}) {
    REQUIRE(fs::exists(source_dir / "lib" / header));
    for (const fs::path& file : sources_above_store()) {
      CAPTURE(file.string());
      CHECK(!reached_from(file).contains(header));
    }
    CHECK(reached_from(source_dir / "lib/store/matters.cpp").contains(header));
  }
}

TEST_CASE("no text above the store is a statement, or a part of one") {
  for (const char* sql : {"SELECT id FROM matter", "select id\nfrom matter", "WHERE open = 1",
                          "due < $1 AND unit = $2", "register IN (0, 2)",
                          "seq IN (SELECT seq FROM change", "x ORDER BY due", "due IS NULL"}) {
    CHECK_MESSAGE(is_sql(sql), sql);
  }
  for (const char* words : {"the day from which it counts", "Where the thing ended", "FROM TO",
                            "due is null", "select the matters with --where", "Order by due"}) {
    CHECK_MESSAGE(!is_sql(words), words);
  }
  for (const fs::path& file : sources_above_store()) {
    CAPTURE(file.string());
    for (const std::string& text : texts_of(file)) {
      CHECK_MESSAGE(!is_sql(text), text);
    }
  }
  CHECK(std::ranges::any_of(texts_of(source_dir / "lib/store/matters.cpp"), is_sql));
}

TEST_CASE("where rows are ordered by a column that may be empty, it is said where those stand") {
  // SQLite and PostgreSQL put them at different ends.
  const std::set<std::string> never_empty{"id",
                                          "seq",
                                          "n",
                                          "at",
                                          "matter",
                                          "letter",
                                          "who",
                                          "urgency",
                                          "importance",
                                          "name",
                                          "year",
                                          "key",
                                          "date",
                                          "open",
                                          "register",
                                          "min(n)",
                                          "rowid",
                                          "role",
                                          "kind",
                                          "source",
                                          "target",
                                          "sub",
                                          "resource",
                                          "starts_at",
                                          "hash",
                                          "sort",
                                          "since",
                                          "former",
                                          "next.seq",
                                          "change.n",
                                          "change.seq",
                                          "entry.seq",
                                          "booking.starts_at",
                                          "booking.matter"};
  for (const fs::path& file : sources_below("lib/store")) {
    std::string text;
    for (const std::string& line : lines_of(file)) {
      text += line.substr(0, line.find("//"));
    }
    // Texts that go on in the next line are one.
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; ++at) {
      const std::size_t next = text.find_first_not_of(' ', at + 1);
      if (next != std::string::npos && text[next] == '"') {
        text.erase(at, next - at + 1);
        --at;
      }
    }
    for (std::size_t at = 0; (at = text.find("ORDER BY ", at)) != std::string::npos;) {
      at += std::string_view{"ORDER BY "}.size();
      std::string list = text.substr(at, text.find('"', at) - at);
      list = list.substr(0, std::min(list.find(" LIMIT"), list.find(')', list.find('(') + 2)));
      std::istringstream columns{list};
      for (std::string column; std::getline(columns, column, ',');) {
        column.erase(0, column.find_first_not_of(' '));
        const bool says = column.find("NULLS ") != std::string::npos;
        const std::string name = column.substr(0, column.find(' '));
        CHECK_MESSAGE((says || name.starts_with('{') || never_empty.contains(name)), file.string(),
                      ": ORDER BY ", list);
      }
    }
  }
}
