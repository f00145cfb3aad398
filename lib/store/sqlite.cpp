// The SQLite backend: the only file that knows SQLiteCpp.

#include "base/error.h"
#include "store/driver.h"
#include "store/memory.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <ctime>
#include <vector>

namespace bureau::driver {

namespace {

/// The complaint for a result code of SQLite, in the words of an office.
[[noreturn]] void complain(int code, const std::string& name, const char* message) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Error(ErrorKind::busy, "the store {} is in use: try again", name);
    case SQLITE_NOTADB: throw Error(ErrorKind::damaged, "{} is not a store of bureau", name);
    case SQLITE_CORRUPT:
      throw Error(ErrorKind::damaged, "the store {} is damaged ({}): restore a backup", name,
                  message);
    case SQLITE_CONSTRAINT: throw Error(ErrorKind::conflict, "the store refuses it: {}", message);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorKind::failed,
                  "the store {} is read-only: check the permissions of the file and its folder",
                  name);
    case SQLITE_CANTOPEN:
      throw Error(ErrorKind::failed,
                  "the store {} cannot be opened: check the permissions of the file and its folder",
                  name);
    case SQLITE_FULL:
      throw Error(ErrorKind::failed, "the disk is full: nothing was changed in {}", name);
    case SQLITE_IOERR:
      throw Error(ErrorKind::failed,
                  "the store {} cannot be read or written ({}): nothing was changed", name,
                  message);
    default: throw Error(ErrorKind::failed, "store {}: {}", name, message);
  }
}

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

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* handle, std::string name, std::string_view sql)
      : name_{std::move(name)} {
    // SQLiteCpp copies every text it binds and looks parameters up by name; on the path of each
    // list that costs more than the query, so statements are SQLite's own.
    const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), 0,
                                        &statement_, nullptr);
    check(code, handle);
    const int count = sqlite3_bind_parameter_count(statement_);
    // SQLite numbers "$2" by its first appearance, not by its digit: look every name up once.
    slots_.reserve(static_cast<std::size_t>(count));
    for (int n = 1; n <= count; ++n) {
      std::array<char, 12> text{};  // ends in zeros
      fmt::format_to_n(text.data(), text.size() - 1, "${}", n);
      slots_.push_back(sqlite3_bind_parameter_index(statement_, text.data()));
    }
  }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  int parameter_count() const override { return static_cast<int>(slots_.size()); }
  void bind_null(int n) override { check(sqlite3_bind_null(statement_, slot(n))); }
  void bind_int(int n, std::int64_t value) override {
    check(sqlite3_bind_int64(statement_, slot(n), value));
  }
  void bind_text(int n, std::string_view value) override {
    check(sqlite3_bind_text64(statement_, slot(n), value.data() != nullptr ? value.data() : "",
                              value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void bind_blob(int n, std::string_view value) override {
    check(sqlite3_bind_blob64(statement_, slot(n), value.data() != nullptr ? value.data() : "",
                              value.size(), SQLITE_TRANSIENT));
  }

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) {
      return true;
    }
    if (code != SQLITE_DONE) {
      check(code);
    }
    return false;
  }
  void reset() override { sqlite3_reset(statement_); }

  Type type_at(int column) const override {
    switch (sqlite3_column_type(statement_, column)) {
      case SQLITE_NULL: return Type::null;
      case SQLITE_INTEGER: return Type::integer;
      case SQLITE_BLOB: return Type::blob;
      default: return Type::text;
    }
  }
  std::int64_t int_at(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view bytes_at(int column) const override {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return size == 0 ? std::string_view{} : std::string_view{static_cast<const char*>(bytes), size};
  }

 private:
  int slot(int n) const { return slots_.at(static_cast<std::size_t>(n) - 1); }
  void check(int code) const { check(code, sqlite3_db_handle(statement_)); }
  void check(int code, sqlite3* handle) const {
    if (code != SQLITE_OK) {
      complain(code, name_, sqlite3_errmsg(handle));
    }
  }

  sqlite3_stmt* statement_ = nullptr;
  std::string name_;
  std::vector<int> slots_;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& name, int flags, bool writes)
      : name_{name}, writes_{writes}, database_{name, flags} {
    sqlite3* handle = database_.getHandle();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_handler(handle, wait_a_little, nullptr);
    // SQLite before 3.51.3 can damage a store when one process checkpoints while another commits:
    // every checkpoint is ours, under the writers' lock.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (writes) {
      sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
      sqlite3_wal_autocheckpoint(handle, 0);
      guarded([&] {
        database_.exec(
            "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
      });
    }
  }

  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    return std::make_unique<SqliteStatement>(database_.getHandle(), name_, sql);
  }
  void run_script(const std::string& sql) override {
    guarded([&] { database_.exec(sql); });
  }
  std::int64_t application() override { return header("PRAGMA application_id"); }
  std::int64_t version() override { return header("PRAGMA user_version"); }

  void begin() override { run_script("BEGIN IMMEDIATE"); }
  void commit() override { run_script("COMMIT"); }
  bool in_transaction() noexcept override {
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
  }
  void roll_back() noexcept override {
    sqlite3_exec(database_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  void settle() noexcept override {
    if (writes_) {
      // A reader in the middle of the log only makes this a smaller step: it must not be waited
      // for.
      sqlite3_busy_handler(database_.getHandle(), nullptr, nullptr);
      sqlite3_wal_checkpoint_v2(database_.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                nullptr);
      sqlite3_busy_handler(database_.getHandle(), wait_a_little, nullptr);
    }
  }

 private:
  template <class Call>
  void guarded(Call call) {
    try {
      call();
    } catch (const SQLite::Exception& failure) {
      complain(failure.getErrorCode(), name_, failure.what());
    }
  }
  std::int64_t header(const char* pragma) {
    SqliteStatement statement{database_.getHandle(), name_, pragma};
    return statement.step() ? statement.int_at(0) : 0;
  }

  std::string name_;
  bool writes_;
  SQLite::Database database_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, Mode mode) {
  const std::string name = file.empty() ? ":memory:" : file.string();
  struct stat found {};
  if (!file.empty() && mode != Mode::create && ::stat(name.c_str(), &found) != 0) {
    throw Error(ErrorKind::not_found, "there is no store at {}: make one with 'bureau init'", name);
  }
  int flags = SQLITE_OPEN_NOMUTEX;
  if (mode == Mode::read && !file.empty()) {
    flags |= SQLITE_OPEN_READONLY;
  } else {
    flags |=
        SQLITE_OPEN_READWRITE | (mode == Mode::create || file.empty() ? SQLITE_OPEN_CREATE : 0);
  }
  set_up_once();
  try {
    return std::make_unique<SqliteConnection>(name, flags, mode != Mode::read);
  } catch (const SQLite::Exception& failure) {
    complain(failure.getErrorCode(), name, failure.what());
  }
}

}  // namespace bureau::driver
