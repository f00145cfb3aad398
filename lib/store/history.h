// The state at an instant: today's rows with every change recorded after it rolled back. It costs
// what has changed since.
#pragma once

#include "store/journal.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

class History {
 public:
  /// Nothing: the present.
  History(Database& database, std::optional<Instant> as_of);

  /// Rows of a table as they were then. `where` ("WHERE opened_at > $1") narrows today's rows;
  /// every row changed since is looked at too, so the caller tests its condition again on what it
  /// gets.
  std::vector<Row> rows(const Table& table, std::string_view where,
                        const std::vector<Value>& parameters) const;

  std::vector<Matter> matters(std::string_view where, const std::vector<Value>& parameters) const;
  std::vector<Item> items(std::string_view where, const std::vector<Value>& parameters) const;
  std::vector<Part> parts(std::string_view where, const std::vector<Value>& parameters) const;
  std::vector<Link> links(std::string_view where, const std::vector<Value>& parameters) const;

  /// When a matter or its step was recorded: entries up to the instant, by verb, for what only the
  /// journal knows. (`where` on entry, e.g. "WHERE verb = $1".)
  std::vector<Entry> entries(std::string_view where, const std::vector<Value>& parameters) const;

  const std::optional<Instant>& as_of() const { return as_of_; }
  Database& database() const { return database_; }

 private:
  /// What rolling back does to one row.
  struct Past {
    bool existed = true;
    bool complete = false;  ///< `columns` is the whole row
    std::map<std::size_t, Value> columns{};
  };

  std::optional<Row> then(const Table& table, const Past& past, std::optional<Row> now) const;

  Database& database_;
  std::optional<Instant> as_of_;
  std::map<std::string, std::map<std::string, Past>, std::less<>> pasts_{};  ///< by table, by key
};

}  // namespace bureau
