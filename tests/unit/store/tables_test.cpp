// A store that the first schema wrote, with a row of every sort: tests/fixtures/first_schema.db,
// and what the program of then exported of it.

#include "folder.h"
#include "store/history.h"
#include "store/journal.h"
#include "store/matters.h"
#include "store/migrate.h"
#include "store/replay.h"
#include "store/search.h"
#include "store/select.h"
#include "store/series.h"
#include "store/store.h"
#include "test_support.h"

#include <filesystem>

namespace bureau {

namespace {

namespace fs = std::filesystem;

/// A copy of the fixture, opened for writing: that brings it up.
struct Former {
  Folder folder{};
  fs::path file = folder.path() / "office.db";
  std::optional<Store> store{};

  Former() {
    fs::copy_file(fs::path{BUREAU_SOURCE_DIR} / "tests/fixtures/first_schema.db", file);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    store.emplace(Place{file}, Purpose::write);
  }
  Database& database() const { return store->database(); }
};

constexpr Ref task{Register::task, 1};

std::vector<std::string> helpers(const std::vector<Part>& parts) {
  std::vector<std::string> who;
  for (const Part& part : parts) {
    if (part.ref == task && part.role == "co") {
      who.push_back(part.who);
    }
  }
  return who;
}

}  // namespace

TEST_SUITE_BEGIN("store/tables");

TEST_CASE("a store of the first schema is brought up, and its chain and its records hold") {
  const Former former;
  CHECK(check_version(former.database(), "x"));
  CHECK(verify_journal(former.database()).empty());
  CHECK(verify_records(former.database()).empty());
  CHECK(helpers(parts_of(former.database(), task)) == std::vector<std::string>{"保卫处"});
}

TEST_CASE("its past is told under the names of today") {
  const Former former;
  const History then{former.database(), instant("2026-11-09T12:00:00+08:00")};
  CHECK(helpers(then.parts_of(task)) == std::vector<std::string>{"保卫处", "财务处/一科"});
  const std::optional<Matter> matter = then.matter(task);
  REQUIRE(matter);
  CHECK(matter->state == "doing");
}

TEST_CASE("entries that did not say whether they mend are known by what they were called") {
  const Former former;
  for (const Entry& entry : read_entries(former.database(), "ORDER BY seq", {})) {
    CAPTURE(entry.verb);
    CHECK(entry.untold);
    CHECK(entry.can_undo);
    CHECK(entry.mends == (entry.undoes.has_value() || entry.verb.ends_with("correct")));
  }
}

TEST_CASE("the numbers of items that went in it are not given again") {
  const Former former;
  CHECK(next_item(former.database(), task, 'p') == 4);  // p2 was undone
  CHECK(next_item(former.database(), task, 'n') == 2);  // as was the only note
  CHECK(next_item(former.database(), task, 'f') == 3);  // f2 was taken off
  CHECK(next_item(former.database(), task, 'u') == 1);
}

TEST_CASE("what was kept in it is found by the index of today") {
  const Former former;
  const std::vector<Hit> hits = find_text(former.database(), "经费未落实", 0);
  REQUIRE(hits.size() == 1);
  CHECK(to_text(hits.front().where) == "T1/p1");
}

TEST_CASE("that all of it was written under --now is known without its journal") {
  const Former former;
  CHECK_FALSE(journal_head(former.database()).real);
}

TEST_SUITE_END();

}  // namespace bureau
