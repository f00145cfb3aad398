#include "store/series.h"

namespace bureau {

std::int64_t next_number(Database& database, std::string_view series, int year) {
  // Two statements under the writers' lock, not one with RETURNING: that one is run under a
  // savepoint of its own, before which the search index writes out all it has gathered, at each
  // matter.
  Statement select = database.prepare("SELECT next FROM series WHERE name = $1 AND year = $2");
  const bool known = select.bind(series, year).step();
  const std::int64_t n = known ? select.int_at(0) : 1;
  database
      .prepare(known ? "UPDATE series SET next = $3 WHERE name = $1 AND year = $2"
                     : "INSERT INTO series (name, year, next) VALUES ($1, $2, $3)")
      .bind(series, year, n + 1)
      .run();
  return n;
}

void pass_number(Database& database, std::string_view series, int year, std::int64_t n) {
  database
      .prepare(
          "INSERT INTO series (name, year, next) VALUES ($1, $2, $3 + 1)"
          " ON CONFLICT (name, year) DO UPDATE SET next = max(next, $3 + 1)")
      .bind(series, year, n)
      .run();
}

Ref next_ref(Database& database, Register reg) {
  return {reg,
          next_number(database, std::string_view{&"DMT"[static_cast<std::size_t>(reg)], 1}, 0)};
}

}  // namespace bureau
