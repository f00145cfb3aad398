#include "store/store.h"

#include "folder.h"
#include "store/database.h"
#include "store/migrate.h"
#include "store/series.h"
#include "test_support.h"

namespace bureau {

namespace {

struct Kept {
  Folder folder{};
  std::filesystem::path file = folder.path() / "office.db";

  Kept() { static_cast<void>(Store::create(Place{file})); }

  Store open(Purpose purpose) const { return {Place{file}, purpose, 0}; }
  std::uintmax_t log_size() const { return std::filesystem::file_size(file.string() + "-wal"); }
};

void add(Database& database, int times) {
  Transaction transaction{database};
  for (int i = 0; i < times; ++i) {
    next_number(database, fmt::format("{:0100}", i), 2026);
  }
  transaction.commit();
}

}  // namespace

TEST_SUITE_BEGIN("store/store");

TEST_CASE("the lock is held from the beginning of a transaction to its end, whichever it is") {
  const Kept kept;
  const Store first = kept.open(Purpose::write);
  const Store second = kept.open(Purpose::write);
  const auto is_free = [&] { return !failure_of([&] { Transaction{second.database()}; }); };
  CHECK(is_free());
  {
    Transaction transaction{first.database()};
    CHECK_FALSE(is_free());
    transaction.commit();
    CHECK(is_free());
  }
  {
    const Transaction undone{first.database()};
    CHECK(failure_of([&] { Transaction{second.database()}; }) == ErrorKind::busy);
  }
  CHECK(is_free());
}

TEST_CASE("a reader sees one moment, whatever is written meanwhile") {
  const Kept kept;
  const Store reading = kept.open(Purpose::read);
  const auto count = [](const Store& store) {
    Statement select = store.database().prepare("SELECT count(*) FROM series");
    return select.bind().step() ? select.int_at(0) : -1;
  };
  CHECK(count(reading) == 0);
  const Store writing = kept.open(Purpose::write);
  add(writing.database(), 3);
  CHECK(count(reading) == 0);
  CHECK(count(kept.open(Purpose::read)) == 3);
}

TEST_CASE("the log is moved into the file when the last writer goes, and earlier when it is long") {
  const Kept kept;
  {
    const Store writing = kept.open(Purpose::write);
    add(writing.database(), 1);
    CHECK(kept.log_size() > 0);
    add(writing.database(), 40'000);  // some 5 MB
    CHECK(kept.log_size() == 0);
    add(writing.database(), 1);
    CHECK(kept.log_size() > 0);
  }
  CHECK(kept.log_size() == 0);
}

TEST_CASE("a store looks different when something was recorded, and the same when it was read") {
  const Kept kept;
  const Place place{kept.file};
  const std::string before = Store::marks_of(place);
  CHECK_FALSE(before.empty());
  static_cast<void>(kept.open(Purpose::read));
  CHECK(Store::marks_of(place) == before);
  {
    const Store writing = kept.open(Purpose::write);
    add(writing.database(), 100);
    CHECK(Store::marks_of(place) != before);
  }
  CHECK(Store::marks_of(place) != before);
}

TEST_CASE("who goes while another writes leaves the log to that one") {
  const Kept kept;
  const Store last = kept.open(Purpose::write);
  {
    const Store writing = kept.open(Purpose::write);
    add(writing.database(), 1);
    const Transaction held{last.database()};
    { const Store gone{kept.open(Purpose::write)}; }
    CHECK(kept.log_size() > 0);
  }
  CHECK(kept.log_size() == 0);
}

TEST_CASE("nothing is written under a schema that was brought up while the lock was waited for") {
  const Kept kept;
  const Store mine = kept.open(Purpose::write);
  {
    const Store newer = kept.open(Purpose::write);
    driver::Connection& backend = newer.database().backend();
    backend.begin(Purpose::write);
    backend.set_version(application_id, backend.version() + 1);
    backend.commit();
  }
  CHECK_FAILS(Transaction{mine.database()}, damaged,
              "a newer bureau has brought the store up meanwhile: install that version");
  CHECK(failure_of([&] { kept.open(Purpose::read); }) == ErrorKind::damaged);
}

TEST_SUITE_END();

}  // namespace bureau
