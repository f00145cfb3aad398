// The SQLite backend: one office in one file, its log and its lock beside it.

#include "base/error.h"
#include "base/files.h"
#include "store/driver.h"
#include "store/sqlite/file.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/memory.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/search.h"
#include "store/sqlite/statement.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <ctime>
#include <optional>

namespace bureau::driver {

namespace {

namespace fs = std::filesystem;

/// Waits a little and tries again, for readers that meet recovery, and other programs on the store.
/// The writers' lock file keeps our own writers apart.
int wait_a_little(void* /*unused*/, int tries) {
  constexpr int most = 3000;  // about 6 s
  if (tries >= most) {
    return 0;
  }
  const timespec pause{0, 1'000'000 + (tries % 8) * 250'000};
  nanosleep(&pause, nullptr);
  return 1;
}

/// One thread needs no locks, and nobody asks for statistics: together a tenth of the cost of a
/// list.
void set_up_once() {
  static const bool done = [] {
    static const sqlite3_mem_methods pieces{.xMalloc = memory::take,
                                            .xFree = memory::give,
                                            .xRealloc = memory::resize,
                                            .xSize = memory::size_of,
                                            .xRoundup = memory::rounded,
                                            .xInit = [](void* /*unused*/) { return SQLITE_OK; },
                                            .xShutdown = [](void* /*unused*/) {},
                                            .pAppData = nullptr};
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_MALLOC, &pieces);
    return true;
  }();
  static_cast<void>(done);
}

/// What a connection for writing holds besides: nothing of it in memory, or for reading.
struct Writing {
  fs::path file{};  ///< behind all links
  int busy_seconds = 0;
  std::optional<WriterLock> lock{};
  std::optional<NewFile> made{};  ///< until something is committed
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& name, int flags, std::optional<Writing> writing)
      : name_{name}, writing_{std::move(writing)}, database_{name, flags} {
    sqlite3_extended_result_codes(handle(), 1);
    sqlite3_busy_handler(handle(), wait_a_little, nullptr);
    // SQLite before 3.51.3 can damage a store when one process checkpoints while another commits:
    // every checkpoint is ours, under the writers' lock.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // A trigger or a view in somebody's store would change or show what the journal knows nothing
    // of: we have none.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if ((static_cast<unsigned>(flags) & SQLITE_OPEN_READONLY) == 0) {
      sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
      sqlite3_wal_autocheckpoint(handle(), 0);
      sqlite3_wal_hook(handle(), note_length, &log_pages_);
      run_script(
          "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
          "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    }
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  /// Who waits for the lock moves the log when it has done its own.
  ~SqliteConnection() override {
    if (writing_ && !writing_->made) {
      if (std::optional<WriterLock> lock = WriterLock::at_once(writing_->file)) {
        writing_->lock.emplace(*std::move(lock));
        move_log();
      }
    }
  }

  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    return std::make_unique<SqliteStatement>(handle(), name_, sql);
  }
  void run_script(const std::string& sql) override {
    try {
      database_.exec(sql);
    } catch (const SQLite::Exception& failure) {
      complain(failure.getErrorCode(), name_, failure.what());
    }
  }

  std::span<const Migration> migrations() const override { return sqlite_schema(); }
  bool is_empty() override {
    return version() == 0 && application() == 0 &&
           number("SELECT count(*) FROM sqlite_schema") == 0;
  }
  std::int64_t application() override { return number("PRAGMA application_id"); }
  std::int64_t version() override {
    if (!version_) {
      version_.emplace(handle(), name_, "PRAGMA user_version");
    }
    const std::int64_t found = version_->step() ? version_->int_at(0) : 0;
    version_->reset();
    return found;
  }
  void set_version(std::int64_t application, std::int64_t version) override {
    run_script(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application, version));
  }

  std::vector<std::string> columns_of(std::string_view table) override {
    std::vector<std::string> columns;
    SqliteStatement select{handle(), name_, "SELECT name FROM pragma_table_info($1)"};
    for (select.bind_text(1, table); select.step();) {
      columns.emplace_back(select.bytes_at(0));
    }
    return columns;
  }

  void begin(Purpose purpose) override {
    if (purpose == Purpose::read) {
      run_script("BEGIN");
      return;
    }
    if (writing_ && !writing_->lock) {
      writing_->lock.emplace(writing_->file, writing_->busy_seconds);
    }
    try {
      run_script("BEGIN IMMEDIATE");
    } catch (...) {
      give_lock_back();
      throw;
    }
  }
  void commit() override {
    run_script("COMMIT");
    if (writing_) {
      if (writing_->made) {
        writing_->made->keep();
        writing_->made.reset();
      }
      constexpr int many = 1000;  // 4 MB: what a reader has to look through
      if (log_pages_ > many) {
        move_log();
      }
    }
    give_lock_back();
  }
  bool in_transaction() noexcept override { return sqlite3_get_autocommit(handle()) == 0; }
  void roll_back() noexcept override {
    sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    give_lock_back();
  }

  void defer_references() override { run_script("PRAGMA defer_foreign_keys = ON"); }

  Finder& finder() override { return finder_; }

 private:
  static int note_length(void* pages, sqlite3* /*handle*/, const char* /*name*/, int length) {
    *static_cast<int*>(pages) = length;
    return SQLITE_OK;
  }

  sqlite3* handle() const { return database_.getHandle(); }
  std::int64_t number(const char* sql) {
    SqliteStatement statement{handle(), name_, sql};
    return statement.step() ? statement.int_at(0) : 0;
  }

  void give_lock_back() noexcept {
    if (writing_ && !writing_->made) {
      writing_->lock.reset();
    }
  }

  /// Moves the log into the file, under the lock. A reader in the middle of it only makes this a
  /// smaller step: it must not be waited for.
  void move_log() noexcept {
    sqlite3_busy_handler(handle(), nullptr, nullptr);
    sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_handler(handle(), wait_a_little, nullptr);
  }

  std::string name_;
  std::optional<Writing> writing_;  ///< before database_: the lock goes after it
  int log_pages_ = 0;
  SQLite::Database database_;
  std::optional<SqliteStatement> version_{};
  SqliteFinder finder_{*this};
};

std::unique_ptr<Connection> connect(const std::string& name, int flags,
                                    std::optional<Writing> writing) {
  set_up_once();
  try {
    return std::make_unique<SqliteConnection>(name, flags | SQLITE_OPEN_NOMUTEX,
                                              std::move(writing));
  } catch (const SQLite::Exception& failure) {
    complain(failure.getErrorCode(), name, failure.what());
  }
}

/// Here will the other backends be told from this one.
void must_be_file(const Place& place) {
  if (place.is_server()) {
    throw Error(ErrorKind::usage,
                "{} is a server, and this bureau keeps an office in a file: give a path", place);
  }
}

/// Whether nobody's word is in it: what an `init` that was killed leaves (no byte, a first page, a
/// journal that takes that page back), or a file that somebody touched.
bool is_empty_file(const fs::path& file) {
  if (!fs::is_regular_file(fs::symlink_status(file))) {
    return false;
  }
  try {
    if (fs::exists(file.string() + "-journal")) {
      // To read alone would refuse it; a look by who may write takes back what was not committed.
      static_cast<void>(SQLite::Database{file.string(), SQLITE_OPEN_READWRITE}.execAndGet(
          "SELECT count(*) FROM sqlite_schema"));
    }
    // What is written first may still stand in the log beside it.
    return connect(file.string(), SQLITE_OPEN_READONLY, {})->is_empty();
  } catch (const SQLite::Exception&) {
    return false;
  } catch (const Error&) {
    return false;  // no database at all
  }
}

void refuse_existing(const Place& place) {
  if (fs::symlink_status(place.file()).type() != fs::file_type::not_found &&
      !is_empty_file(place.file())) {
    throw Error(ErrorKind::conflict, "there is a store at {} already", place);
  }
}

}  // namespace

std::unique_ptr<Connection> open(const Place& place, Purpose purpose, int busy_seconds) {
  must_be_file(place);
  const std::string name = place.file().string();
  check_file(place.file());
  if (purpose == Purpose::read) {
    return connect(name, SQLITE_OPEN_READONLY, {});
  }
  return connect(name, SQLITE_OPEN_READWRITE,
                 Writing{.file = fs::canonical(place.file()), .busy_seconds = busy_seconds});
}

std::unique_ptr<Connection> make(const Place& place) {
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  must_be_file(place);
  if (place.is_memory()) {
    return connect(":memory:", flags, {});
  }
  const fs::path& file = place.file();
  refuse_existing(place);  // before a lock is left beside a file that is not ours
  if (file.has_parent_path()) {
    make_private_folder(file.parent_path());
  }
  refuse_network(file);
  Writing writing{.file = file, .busy_seconds = 1};
  writing.lock.emplace(file, writing.busy_seconds);
  writing.made.emplace(file);
  if (!writing.made->is_new()) {
    refuse_existing(place);  // it may have come while we waited for the lock
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  }
  return connect(file.string(), flags, std::move(writing));
}

std::string marks_of(const Place& place) {
  must_be_file(place);
  return marks_of(place.file());
}

void wait_for_writers(const Place& place, int busy_seconds) {
  must_be_file(place);
  wait_for_lock(fs::canonical(place.file()), busy_seconds);
}

}  // namespace bureau::driver
