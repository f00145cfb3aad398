#include "store/migrate.h"

#include "base/hash.h"
#include "folder.h"
#include "store/select.h"
#include "store/store.h"
#include "test_support.h"

#include <sys/stat.h>

namespace bureau {

namespace {

/// Fails with this message, whether it is opened for reading or writing, and stays as it is byte
/// for byte.
void check_refused_untouched(const std::filesystem::path& file, const std::string& message) {
  const std::string bytes = Folder::read(file);
  CHECK_FAILS((Store{Place{file}, Purpose::read}), damaged, message);
  CHECK_FAILS((Store{Place{file}, Purpose::write}), damaged, message);
  CHECK(Folder::read(file) == bytes);
  CHECK_FALSE(std::filesystem::exists(file.string() + "-wal"));
}

void run(const std::filesystem::path& file, const std::string& sql) {
  std::filesystem::remove(file);
  const auto made = driver::make(Place{file});
  made->begin(Purpose::write);
  made->commit();
  made->run_script("PRAGMA journal_mode = DELETE;" + sql);
}

}  // namespace

TEST_SUITE_BEGIN("store/migrate");

TEST_CASE("a new store has every migration, our mark and a key of its own") {
  const Folder folder;
  const Store store = Store::create(Place{folder.path() / "office" / "bureau.db"});
  CHECK(store.database().backend().application() == application_id);
  CHECK(store.database().backend().version() ==
        static_cast<std::int64_t>(store.database().backend().migrations().size()));
  CHECK(check_version(store.database(), "x"));
  Statement key =
      store.database().prepare("SELECT length(value) FROM meta WHERE key = 'journal_key'");
  REQUIRE(key.bind().step());
  CHECK(key.int_at(0) == 32);
}

TEST_CASE("a store is made for its owner alone, and never over another") {
  const Folder folder;
  const std::filesystem::path file = folder.path() / "office" / "bureau.db";
  { const Store store = Store::create(Place{file}); }
  struct stat found {};
  REQUIRE(::stat(file.c_str(), &found) == 0);
  CHECK((found.st_mode & 0777U) == 0600U);
  REQUIRE(::stat(file.parent_path().c_str(), &found) == 0);
  CHECK((found.st_mode & 0777U) == 0700U);
  CHECK_FAILS(Store::create(Place{file}), conflict,
              fmt::format("there is a store at {} already", file.string()));
  CHECK_NOTHROW((Store{Place{file}, Purpose::read}));
}

TEST_CASE("migrations are named in their order and run once") {
  std::string_view before;
  const Store store = Store::in_memory();
  for (const driver::Migration& migration : store.database().backend().migrations()) {
    CHECK(before < migration.name);
    before = migration.name;
  }
  CHECK_NOTHROW(migrate(store.database(), "x"));
}

// Stores were made by them: what they did wrong is mended by the next one.
TEST_CASE("a migration stays as it was written") {
  const std::vector<std::string> written{"ac261a89aaed4ede", "9021c65712e9cefa", "19c26c78cc80211f",
                                         "0a05d6d88512cb53", "fbf4b89043758265"};
  const Store fresh = Store::in_memory();
  const auto migrations = fresh.database().backend().migrations();
  REQUIRE(migrations.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    CAPTURE(migrations[i].name);
    CHECK(to_hex(bytes_of(hash_of(migrations[i].sql))).substr(0, 16) == written[i]);
  }
}

TEST_CASE("a store of each earlier schema comes to that of a new one") {
  const auto schema_of = [](const Store& store) {
    std::vector<std::string> lines;
    Statement select = store.database().prepare(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
    for (select.bind(); select.step();) {
      lines.push_back(select.string_at(0) + ": " + select.string_at(1));
    }
    return lines;
  };
  const Store fresh = Store::in_memory();
  const auto migrations = fresh.database().backend().migrations();
  for (std::size_t n = 1; n < migrations.size(); ++n) {
    CAPTURE(n);
    const Folder folder;
    const std::filesystem::path file = folder.path() / "old.db";
    std::string sql;
    for (const driver::Migration& migration : migrations.first(n)) {
      sql += migration.sql;
    }
    run(file, fmt::format("{}; PRAGMA application_id = {}; PRAGMA user_version = {}", sql,
                          application_id, n));
    const Store store{Place{file}, Purpose::write};
    CHECK(check_version(store.database(), "old"));
    CHECK(schema_of(store) == schema_of(fresh));
  }
}

TEST_CASE("a store that a newer program wrote is refused untouched") {
  const Folder folder;
  const std::filesystem::path file = folder.path() / "new.db";
  run(file,
      fmt::format("CREATE TABLE t (a); PRAGMA application_id = {}; PRAGMA user_version = {}",
                  application_id, Store::in_memory().database().backend().migrations().size() + 1));
  check_refused_untouched(
      file, fmt::format("the store {} was written by a newer bureau: install that version",
                        file.string()));
}

TEST_CASE("the database of another program is refused untouched") {
  const Folder folder;
  const std::filesystem::path marked = folder.path() / "marked.db";
  run(marked, "CREATE TABLE t (a); PRAGMA application_id = 7; PRAGMA user_version = 1");
  check_refused_untouched(marked, fmt::format("{} is not a store of bureau", marked.string()));
  const std::filesystem::path versioned = folder.path() / "versioned.db";
  run(versioned, "CREATE TABLE t (a); PRAGMA user_version = 1");
  check_refused_untouched(versioned,
                          fmt::format("{} is not a store of bureau", versioned.string()));
}

TEST_CASE("a database without any mark that has tables is not taken over") {
  const Folder folder;
  const std::filesystem::path file = folder.path() / "plain.db";
  run(file, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  CHECK_FAILS((Store{Place{file}, Purpose::write}), damaged,
              fmt::format("{} is not a store of bureau", file.string()));
  const auto again = driver::open(Place{file}, Purpose::read, 0);
  CHECK(again->application() == 0);
  CHECK(again->version() == 0);
}

TEST_CASE("an empty file is no store until it is made one, and is then for its owner alone") {
  const Folder folder;
  const std::filesystem::path file = folder.write("empty.db", "");
  for (const Purpose purpose : {Purpose::read, Purpose::write}) {
    CHECK_FAILS((Store{Place{file}, purpose}), damaged,
                fmt::format("{} is empty: 'bureau init' makes a store of it", file.string()));
    CHECK(std::filesystem::file_size(file) == 0);
  }
  CHECK_NOTHROW(Store::create(Place{file}));
  CHECK_NOTHROW((Store{Place{file}, Purpose::read}));
  CHECK(std::filesystem::status(file).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK_FAILS(Store::create(Place{file}), conflict,
              fmt::format("there is a store at {} already", file.string()));
}

TEST_CASE("what an init that was killed left is made a store by the next") {
  const Folder folder;
  const std::filesystem::path page = folder.path() / "page.db";
  run(page, "");
  REQUIRE(std::filesystem::file_size(page) > 0);
  CHECK_NOTHROW(Store::create(Place{page}));
  CHECK_NOTHROW((Store{Place{page}, Purpose::read}));

  // A first page that was never committed, and the journal that takes it back: no page before it,
  // sectors of 512 bytes, pages of 4096.
  const std::filesystem::path hot = folder.write("hot.db", std::string(4096, 'x'));
  const std::string none(4, '\0');
  std::string journal = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + none + "seed" + none +
                        std::string{"\0\0\x02\0\0\0\x10\0", 8};
  journal.resize(512);
  folder.write("hot.db-journal", journal);
  CHECK_FAILS(
      (Store{Place{hot}, Purpose::read}), damaged,
      fmt::format("{} was left unfinished: 'bureau init' makes a store of it", hot.string()));
  CHECK_NOTHROW(Store::create(Place{hot}));
  CHECK_NOTHROW((Store{Place{hot}, Purpose::read}));
}

TEST_CASE("a store whose version no bureau ever wrote is damaged") {
  const Folder folder;
  for (const std::string version : {"0", "-1", "-1000", "-2147483648"}) {
    const std::filesystem::path file = folder.path() / ("version" + version + ".db");
    run(file,
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; CREATE TABLE t (a)",
                    application_id, version));
    check_refused_untouched(file,
                            fmt::format("the store {} is damaged (schema version {}): restore a "
                                        "backup",
                                        file.string(), version));
  }
}

TEST_CASE("what somebody put into a store to be run is never run") {
  const Store store = Store::in_memory();
  driver::Connection& backend = store.database().backend();
  backend.run_script(
      "CREATE TABLE mine (a); CREATE TABLE theirs (a); CREATE VIEW seen AS SELECT 1 AS a;"
      "CREATE TRIGGER woken AFTER INSERT ON mine BEGIN INSERT INTO theirs VALUES (1); END;"
      "INSERT INTO mine VALUES (1)");
  Statement theirs = store.database().prepare("SELECT count(*) FROM theirs");
  REQUIRE(theirs.bind().step());
  CHECK(theirs.int_at(0) == 0);
  CHECK_THROWS(store.database().prepare("SELECT a FROM seen").bind().step());
}

TEST_CASE("a refused init leaves no lock beside what it was refused for") {
  const Folder folder;
  const std::filesystem::path letter = folder.write("letter.odt", "my letter");
  CHECK_FAILS(Store::create(Place{letter}), conflict,
              fmt::format("there is a store at {} already", letter.string()));
  CHECK_FALSE(std::filesystem::exists(letter.string() + ".lock"));
  CHECK(Folder::read(letter) == "my letter");
}

TEST_CASE("a file that is no database, a folder and nothing at all are told apart") {
  const Folder folder;
  const std::filesystem::path text = folder.write("notes.txt", std::string(5000, 'x'));
  check_refused_untouched(text, fmt::format("{} is not a store of bureau", text.string()));
  CHECK_FAILS((Store{Place{folder.path()}, Purpose::read}), damaged,
              fmt::format("{} is not a store of bureau", folder.path().string()));
  const std::filesystem::path none = folder.path() / "none.db";
  CHECK_FAILS((Store{Place{none}, Purpose::write}), not_found,
              fmt::format("there is no store at {}: make one with 'bureau init'", none.string()));
  CHECK_FALSE(std::filesystem::exists(none));
  CHECK_FALSE(std::filesystem::exists(none.string() + ".lock"));
}

TEST_SUITE_END();

}  // namespace bureau
