#include "store/log.h"

#include "writing.h"

#include <doctest/doctest.h>

namespace bureau {

namespace {

/// T1 and T2 are added together, T2 is a secret, T3 comes alone, then T1 is changed.
struct Logged : Writing {
  Matter first = task(1);
  Matter secret = task(2);
  Matter third = task(3);

  Logged() {
    secret.secrecy.level = Level::secret;
    write({100}, [&](Journal& journal) {
      journal.insert(matter_table(), row_of(secret));
      journal.insert(matter_table(), row_of(first));
    });
    write({200}, [&](Journal& journal) { journal.insert(matter_table(), row_of(third)); });
    write({300}, [&](Journal& journal) {
      journal.insert(calendar_day_table(), {std::string{"2026"}, std::int64_t{0}, std::string{}});
    });
    first.title = "另一个";
    write({400}, [&](Journal& journal) { journal.update(matter_table(), row_of(first)); });
  }

  std::vector<std::int64_t> told(const std::vector<Ref>& refs, Level ceiling,
                                 std::int64_t limit = 0) {
    std::vector<std::int64_t> seqs;
    for (const LogEntry& one : read_log(database, {.refs = refs, .limit = limit}, ceiling)) {
      seqs.push_back(one.entry.seq);
    }
    return seqs;
  }
};

using Seqs = std::vector<std::int64_t>;

}  // namespace

TEST_SUITE_BEGIN("store/log");

TEST_CASE("the log tells the newest entries in the order in which they were recorded") {
  Logged office;
  CHECK(office.told({}, Level::top_secret) == Seqs{1, 2, 3, 4});
  CHECK(office.told({}, Level::top_secret, 2) == Seqs{3, 4});
  CHECK(office.told({office.first.ref}, Level::top_secret) == Seqs{1, 4});
  CHECK(office.told({office.third.ref, office.first.ref}, Level::top_secret, 2) == Seqs{2, 4});
}

TEST_CASE("the log says which matters an entry touched, each once, and whether it hides others") {
  Logged office;
  const auto all = read_log(office.database, {}, Level::top_secret);
  CHECK(all.at(0).seen == std::vector<Ref>{office.secret.ref, office.first.ref});
  CHECK_FALSE(all.at(0).hides);
  CHECK(all.at(2).seen.empty());
  CHECK_FALSE(all.at(2).hides);

  const auto below = read_log(office.database, {.limit = 1000}, Level::internal);
  CHECK(below.at(0).seen == std::vector<Ref>{office.first.ref});
  CHECK(below.at(0).hides);
  using Entries = std::set<std::int64_t>;
  CHECK(touching_above(office.database, {1, 3}, Level::internal) == Entries{1});
  CHECK(touching_above(office.database, {1, 3}, Level::secret).empty());
  CHECK(touching_above(office.database, {3}, Level::open).empty());
}

TEST_CASE("the log goes on behind an entry with the oldest that come after it") {
  Logged office;
  const auto behind = [&](std::int64_t seq, std::int64_t limit) {
    std::vector<std::int64_t> seqs;
    for (const LogEntry& one :
         read_log(office.database, {.behind = seq, .limit = limit}, Level::top_secret)) {
      seqs.push_back(one.entry.seq);
    }
    return seqs;
  };
  CHECK(behind(0, 2) == Seqs{1, 2});
  CHECK(behind(2, 2) == Seqs{3, 4});
  CHECK(behind(4, 2).empty());
}

TEST_CASE("the log finds what a program did for people") {
  Logged office;
  office.write({500}, [&](Journal& journal) {
    journal.entry().via = "助手";
    office.first.title = "助手改的";
    journal.update(matter_table(), row_of(office.first));
  });
  const auto found = read_log(office.database, {.via = "助手"}, Level::top_secret);
  REQUIRE(found.size() == 1);
  CHECK(found.front().entry.seq == 5);
  CHECK(found.front().entry.via == "助手");
  CHECK(read_log(office.database, {.via = "别的"}, Level::top_secret).empty());
  CHECK(verify_journal(office.database).empty());
  office.database.run_script("UPDATE entry SET via = NULL WHERE seq = 5");
  CHECK(verify_journal(office.database).front() == "entry 5 of the journal was altered");
}

TEST_CASE("an entry that touched only what lies above the ceiling is not in the log") {
  Logged office;
  office.secret.title = "又一个";
  office.write({500},
               [&](Journal& journal) { journal.update(matter_table(), row_of(office.secret)); });
  CHECK(office.told({}, Level::internal) == Seqs{1, 2, 3, 4});
  CHECK(office.told({}, Level::internal, 1) == Seqs{4});
  CHECK(office.told({}, Level::secret, 1) == Seqs{5});
}

TEST_SUITE_END();

}  // namespace bureau
