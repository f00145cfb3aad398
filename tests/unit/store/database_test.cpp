#include "store/database.h"

#include "store/store.h"
#include "test_support.h"

#include <stdexcept>

namespace bureau {

namespace {

struct Numbers {
  Store store = Store::in_memory();
  Database& database = store.database();

  Numbers() {
    database.run_script("CREATE TABLE number (n INTEGER PRIMARY KEY, text TEXT, data BLOB) STRICT");
  }

  void add(int n) { database.prepare("INSERT INTO number (n) VALUES ($1)").bind(n).run(); }
  std::int64_t count() {
    Statement select = database.prepare("SELECT count(*) FROM number");
    select.bind().step();
    return select.int_at(0);
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/database");

TEST_CASE("a parameter is its digit, wherever and however often it stands") {
  Numbers numbers;
  Statement select = numbers.database.prepare("SELECT $3, $1, $2, $3, $1");
  REQUIRE(select.bind(1, "two", 3).step());
  CHECK(select.int_at(0) == 3);
  CHECK(select.int_at(1) == 1);
  CHECK(select.text_at(2) == "two");
  CHECK(select.int_at(3) == 3);
  CHECK(select.int_at(4) == 1);
  CHECK_FALSE(select.step());
}

TEST_CASE("twelve parameters are bound by number, not by the order of their text") {
  Numbers numbers;
  Statement select =
      numbers.database.prepare("SELECT $12, $2, $11, $1, $10, $3, $4, $5, $6, $7, $8, $9");
  REQUIRE(select.bind(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).step());
  CHECK(select.int_at(0) == 12);
  CHECK(select.int_at(1) == 2);
  CHECK(select.int_at(2) == 11);
  CHECK(select.int_at(4) == 10);
}

TEST_CASE("a wrong number of parameters is a mistake of the program") {
  Numbers numbers;
  Statement select = numbers.database.prepare("SELECT $1, $2");
  CHECK_THROWS_AS(select.bind(1), std::logic_error);
  CHECK_THROWS_AS(select.bind(1, 2, 3), std::logic_error);
  CHECK_THROWS_AS(select.bind_all({}), std::logic_error);
}

TEST_CASE("every sort of value comes back as it was") {
  Numbers numbers;
  const std::vector<Value> values{std::monostate{}, std::int64_t{-1}, std::string{"督〔2026〕1号"},
                                  std::string{}, Blob{std::string{"\0\xff", 2}}};
  Statement select = numbers.database.prepare("SELECT $1, $2, $3, $4, $5");
  REQUIRE(select.bind_all(values).step());
  for (int i = 0; i < 5; ++i) {
    CHECK(select.value_at(i) == values[static_cast<std::size_t>(i)]);
  }
  Statement typed = numbers.database.prepare("SELECT $1, $2, $3, $4");
  REQUIRE(
      typed.bind(Instant{5}, day("2026-02-28"), Ref{Register::meeting, 3}, std::optional<Instant>{})
          .step());
  CHECK(typed.int_at(0) == 5);
  CHECK(typed.text_at(1) == "2026-02-28");
  CHECK(typed.int_at(2) == 13);
  CHECK(typed.is_null(3));
}

TEST_CASE("a statement in use is not disturbed by the same text prepared again") {
  Numbers numbers;
  for (int n = 1; n <= 5; ++n) {
    numbers.add(n);
  }
  const char* sql = "SELECT n FROM number WHERE n >= $1 ORDER BY n";
  std::vector<std::int64_t> pairs;
  Statement outer = numbers.database.prepare(sql);
  for (outer.bind(1); outer.step();) {
    Statement inner = numbers.database.prepare(sql);
    for (inner.bind(4); inner.step();) {
      pairs.push_back(outer.int_at(0) * 10 + inner.int_at(0));
    }
  }
  CHECK(pairs == std::vector<std::int64_t>{14, 15, 24, 25, 34, 35, 44, 45, 54, 55});
}

TEST_CASE("a statement taken from the cache again has none of its earlier rows") {
  Numbers numbers;
  numbers.add(1);
  numbers.add(2);
  const char* sql = "SELECT n FROM number WHERE n >= $1 ORDER BY n";
  { REQUIRE(numbers.database.prepare(sql).bind(1).step()); }
  Statement again = numbers.database.prepare(sql);
  REQUIRE(again.bind(2).step());
  CHECK(again.int_at(0) == 2);
}

TEST_CASE("a transaction that is not committed changes nothing") {
  Numbers numbers;
  {
    const Transaction transaction{numbers.database};
    numbers.add(1);
  }
  CHECK(numbers.count() == 0);
  {
    Transaction transaction{numbers.database};
    numbers.add(1);
    transaction.commit();
  }
  CHECK(numbers.count() == 1);
}

TEST_CASE("an inner transaction is undone alone, and with the outer one") {
  Numbers numbers;
  {
    Transaction outer{numbers.database};
    numbers.add(1);
    {
      const Transaction inner{numbers.database};
      numbers.add(2);
    }
    {
      Transaction inner{numbers.database};
      numbers.add(3);
      {
        const Transaction innermost{numbers.database};
        numbers.add(4);
      }
      inner.commit();
    }
    CHECK(numbers.count() == 2);
    outer.commit();
  }
  CHECK(numbers.count() == 2);
  {
    const Transaction outer{numbers.database};
    Transaction inner{numbers.database};
    numbers.add(5);
    inner.commit();
  }
  CHECK(numbers.count() == 2);
}

TEST_CASE("a failed statement is the store's complaint, and the transaction goes on or is undone") {
  Numbers numbers;
  numbers.add(1);
  CHECK(failure_of([&] { numbers.add(1); }) == ErrorKind::conflict);
  CHECK(failure_of([&] { numbers.database.prepare("SELECT FROM"); }) == ErrorKind::failed);
  Transaction transaction{numbers.database};
  CHECK(failure_of([&] { numbers.add(1); }) == ErrorKind::conflict);
  numbers.add(2);
  transaction.commit();
  CHECK(numbers.count() == 2);
}

TEST_CASE("text with zero bytes and quotes is bound as it is") {
  Numbers numbers;
  const std::string odd{"a\0'; DROP TABLE number; --", 26};
  numbers.database.prepare("INSERT INTO number (n, text) VALUES ($1, $2)").bind(1, odd).run();
  Statement select = numbers.database.prepare("SELECT text FROM number");
  REQUIRE(select.bind().step());
  CHECK(select.string_at(0) == odd);
}

TEST_CASE("inside a transaction that the backend has lost, nothing begins and nothing is kept") {
  Numbers numbers;
  Transaction outer{numbers.database};
  numbers.add(1);
  numbers.database.run_script("ROLLBACK");  // as SQLite does by itself when a disk is full
  CHECK_FAILS(Transaction{numbers.database}, failed,
              "the store took all of it back after a failure to write");
  CHECK_FAILS(outer.commit(), failed, "the store took all of it back after a failure to write");
  CHECK(numbers.count() == 0);
}

TEST_SUITE_END();

}  // namespace bureau
