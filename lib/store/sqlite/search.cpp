#include "store/sqlite/search.h"

#include <string>

namespace bureau::driver {

namespace {

std::string expression_of(std::span<const Term> terms) {
  std::string expression;
  for (const Term& term : terms) {
    expression += expression.empty() ? "\"" : " AND \"";
    for (const char c : term.text) {
      expression += c == '"' ? "\"\"" : std::string(1, c);
    }
    expression += term.begins ? "\"*" : "\"";
  }
  return expression;
}

}  // namespace

void SqliteFinder::run(std::unique_ptr<Statement>& statement, std::string_view sql, std::int64_t id,
                       std::string_view terms) {
  if (!statement) {
    statement = connection_.prepare(sql);
  }
  statement->bind_int(1, id);
  statement->bind_text(2, terms);
  try {
    statement->step();
  } catch (...) {
    statement->reset();
    throw;
  }
  statement->reset();
}

void SqliteFinder::put(std::int64_t id, std::string_view terms) {
  run(put_, "INSERT INTO search (rowid, text) VALUES ($1, $2)", id, terms);
}

void SqliteFinder::take_out(std::int64_t id, std::string_view terms) {
  run(take_out_, "INSERT INTO search (search, rowid, text) VALUES ('delete', $1, $2)", id, terms);
}

void SqliteFinder::find(std::span<const Term> terms,
                        const std::function<bool(std::int64_t)>& take) {
  const std::unique_ptr<Statement> select =
      connection_.prepare("SELECT rowid FROM search WHERE search MATCH $1 ORDER BY rowid DESC");
  select->bind_text(1, expression_of(terms));
  while (select->step() && take(select->int_at(0))) {
  }
}

void SqliteFinder::compact() {
  connection_.run_script("INSERT INTO search (search) VALUES ('optimize')");
}

void SqliteFinder::clear() {
  connection_.run_script("INSERT INTO search (search) VALUES ('delete-all')");
}

}  // namespace bureau::driver
