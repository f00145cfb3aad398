#include "store/undoing.h"

#include "writing.h"

#include <doctest/doctest.h>

namespace bureau {

TEST_SUITE_BEGIN("store/undoing");

TEST_CASE("a later change of a row is found under the name that its table has today") {
  Writing office;
  const Matter task = office.task(1);
  office.insert(task);
  Part part{.ref = task.ref, .role = "co", .who = "财务处/一科"};
  const Entry came = office.write(
      office.head.at, [&](Journal& journal) { journal.insert(part_table(), row_of(part)); });
  CHECK_FALSE(first_since(office.database, read_changes(office.database, came.seq).front()));

  // As a program of the first schema recorded it.
  office.database.run_script(
      fmt::format("UPDATE change SET table_name = 'part', key = '{}/co/财务处/一科' WHERE seq = {}",
                  task.ref.key(), came.seq));
  part.answered_at = Instant{50};
  const Entry answered = office.write(
      office.head.at, [&](Journal& journal) { journal.update(part_table(), row_of(part)); });
  const Change change = read_changes(office.database, came.seq).front();
  CHECK(change.table == "part");
  const std::optional<Entry> later = first_since(office.database, change);
  REQUIRE(later);
  CHECK(later->seq == answered.seq);
}

TEST_SUITE_END();

}  // namespace bureau
