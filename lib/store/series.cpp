#include "store/series.h"

namespace bureau {

std::int64_t next_number(Database& database, std::string_view series, int year) {
  Statement take = database.prepare(
      "INSERT INTO series (name, year, next) VALUES ($1, $2, 2)"
      " ON CONFLICT (name, year) DO UPDATE SET next = next + 1 RETURNING next - 1");
  take.bind(series, year).step();
  const std::int64_t n = take.int_at(0);
  take.run();
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
