#include "store/series.h"

#include "writing.h"

#include <random>
#include <set>

namespace bureau {

TEST_SUITE_BEGIN("store/series");

TEST_CASE("a series counts from one, each year and each name for itself") {
  const Writing office;
  CHECK(next_number(office.database, "task", 2026) == 1);
  CHECK(next_number(office.database, "task", 2026) == 2);
  CHECK(next_number(office.database, "task", 2027) == 1);
  CHECK(next_number(office.database, "bulletin", 2026) == 1);
  CHECK(next_number(office.database, "task", 2026) == 3);
}

TEST_CASE("a command that failed leaves no gap") {
  const Writing office;
  CHECK(next_number(office.database, "task", 2026) == 1);
  {
    const Transaction transaction{office.database};
    CHECK(next_number(office.database, "task", 2026) == 2);
    CHECK(next_ref(office.database, Register::doc) == Ref{Register::doc, 1});
  }
  CHECK(next_number(office.database, "task", 2026) == 2);
  CHECK(next_ref(office.database, Register::doc) == Ref{Register::doc, 1});
}

TEST_CASE("the registers have refs of their own") {
  const Writing office;
  CHECK(next_ref(office.database, Register::doc) == Ref{Register::doc, 1});
  CHECK(next_ref(office.database, Register::task) == Ref{Register::task, 1});
  CHECK(next_ref(office.database, Register::task) == Ref{Register::task, 2});
  CHECK(next_ref(office.database, Register::meeting) == Ref{Register::meeting, 1});
}

TEST_CASE("a series goes on behind a number given by hand, and never back") {
  const Writing office;
  pass_number(office.database, "task", 2026, 12);
  CHECK(next_number(office.database, "task", 2026) == 13);
  pass_number(office.database, "task", 2026, 5);
  CHECK(next_number(office.database, "task", 2026) == 14);
  pass_number(office.database, "task", 2026, 14);
  CHECK(next_number(office.database, "task", 2026) == 15);
}

TEST_CASE("what was typed may be forgotten, what the program gave stays given") {
  const Writing office;
  CHECK(next_number(office.database, "task", 2026) == 1);
  pass_number(office.database, "task", 2026, 9999);
  CHECK(series_place(office.database, "task", 2026).next() == 10000);
  go_back_to(office.database, "task", 2026, 7);
  CHECK(next_number(office.database, "task", 2026) == 8);
  go_back_to(office.database, "task", 2026, 0);
  CHECK(next_number(office.database, "task", 2026) == 9);
  CHECK(series_place(office.database, "task", 2025).next() == 1);
}

TEST_CASE("no number is given twice and none is left out, whatever is rolled back") {
  const Writing office;
  std::mt19937 random{7};
  std::set<std::int64_t> given;
  for (int i = 0; i < 300; ++i) {
    Transaction transaction{office.database};
    std::set<std::int64_t> mine;
    for (auto n = random() % 3; n > 0; --n) {
      mine.insert(next_number(office.database, "task", 2026));
    }
    if (random() % 2 == 0) {
      transaction.commit();
      for (const std::int64_t n : mine) {
        CHECK(given.insert(n).second);
      }
    }
  }
  CHECK(*given.rbegin() == static_cast<std::int64_t>(given.size()));
}

TEST_SUITE_END();

}  // namespace bureau
