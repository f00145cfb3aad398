#include "store/series.h"

#include "store/database.h"

#include <string>

namespace bureau {

namespace {

/// What was typed has a row of its own, so that a typed number that was a slip can be forgotten
/// without giving anew what the program gave.
std::string typed_name(std::string_view series) {
  return "typed/" + std::string{series};
}

void keep(Database& database, std::string_view name, int year, std::int64_t last) {
  database
      .prepare(
          "INSERT INTO series (name, year, next) VALUES ($1, $2, $3)"
          " ON CONFLICT (name, year) DO UPDATE SET next = $3")
      .bind(name, year, last + 1)
      .run();
}

}  // namespace

SeriesPlace series_place(Database& database, std::string_view series, int year) {
  SeriesPlace place;
  Statement select =
      database.prepare("SELECT name, next FROM series WHERE name IN ($1, $2) AND year = $3");
  for (select.bind(series, typed_name(series), year); select.step();) {
    (select.text_at(0) == series ? place.given : place.typed) = select.int_at(1) - 1;
  }
  return place;
}

std::int64_t next_number(Database& database, std::string_view series, int year) {
  // Two statements under the writers' lock, not one with RETURNING: that one is run under a
  // savepoint of its own, before which the search index writes out all it has gathered, at each
  // matter.
  const std::int64_t n = series_place(database, series, year).next();
  keep(database, series, year, n);
  return n;
}

void pass_number(Database& database, std::string_view series, int year, std::int64_t n) {
  if (n > series_place(database, series, year).typed) {
    keep(database, typed_name(series), year, n);
  }
}

void go_back_to(Database& database, std::string_view series, int year, std::int64_t n) {
  keep(database, typed_name(series), year, n);
}

void keep_item_number(Database& database, std::string_view key) {
  const std::size_t last = key.rfind('/');
  const std::string series = fmt::format("item/{}", key.substr(0, last));
  const std::int64_t n = parse_number("key", key.substr(last + 1));
  if (n > series_place(database, series, 0).given) {
    keep(database, series, 0, n);
  }
}

std::int64_t next_item(Database& database, Ref ref, char letter) {
  Statement present = database.prepare("SELECT max(n) FROM item WHERE matter = $1 AND letter = $2");
  present.bind(ref, std::string(1, letter)).step();
  // Of those that went the series knows, which has a row only where one did.
  Statement gone = database.prepare("SELECT next FROM series WHERE name = $1 AND year = 0");
  const bool any = gone.bind(fmt::format("item/{}/{}", ref.key(), letter)).step();
  return std::max(present.int_at(0) + 1, any ? gone.int_at(0) : 1);
}

Ref next_ref(Database& database, Register reg) {
  // Nobody types a ref: its series has one row.
  const std::string_view series{&"DMT"[static_cast<std::size_t>(reg)], 1};
  Statement select = database.prepare("SELECT next FROM series WHERE name = $1 AND year = 0");
  const bool known = select.bind(series).step();
  const std::int64_t n = known ? select.int_at(0) : 1;
  database
      .prepare(known ? "UPDATE series SET next = $2 WHERE name = $1 AND year = 0"
                     : "INSERT INTO series (name, year, next) VALUES ($1, 0, $2)")
      .bind(series, n + 1)
      .run();
  return {reg, n};
}

}  // namespace bureau
