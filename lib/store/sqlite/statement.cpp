#include "store/sqlite/statement.h"

#include "base/error.h"

#include <sqlite3.h>

#include <array>

namespace bureau::driver {

void complain(int code, const std::string& name, const char* message) {
  if (code == SQLITE_READONLY_ROLLBACK) {
    // Only before a store is one does it have such a journal.
    throw Error(ErrorKind::damaged, "{} was left unfinished: 'bureau init' makes a store of it",
                name);
  }
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

SqliteStatement::SqliteStatement(sqlite3* handle, const std::string& name, std::string_view sql)
    : name_{name} {
  // SQLiteCpp copies every text it binds and looks parameters up by name; on the path of each list
  // that costs more than the query, so statements are SQLite's own.
  const int code =
      sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), 0, &statement_, nullptr);
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

SqliteStatement::~SqliteStatement() {
  sqlite3_finalize(statement_);
}

void SqliteStatement::bind_null(int n) {
  check(sqlite3_bind_null(statement_, slot(n)));
}

void SqliteStatement::bind_int(int n, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, slot(n), value));
}

void SqliteStatement::bind_text(int n, std::string_view value) {
  check(sqlite3_bind_text64(statement_, slot(n), value.data() != nullptr ? value.data() : "",
                            value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::bind_blob(int n, std::string_view value) {
  check(sqlite3_bind_blob64(statement_, slot(n), value.data() != nullptr ? value.data() : "",
                            value.size(), SQLITE_TRANSIENT));
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code != SQLITE_DONE) {
    check(code);
  }
  return false;
}

void SqliteStatement::reset() noexcept {
  sqlite3_reset(statement_);
}

Statement::Type SqliteStatement::type_at(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_NULL: return Type::null;
    case SQLITE_INTEGER: return Type::integer;
    case SQLITE_BLOB: return Type::blob;
    default: return Type::text;
  }
}

std::int64_t SqliteStatement::int_at(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view SqliteStatement::bytes_at(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return size == 0 ? std::string_view{} : std::string_view{static_cast<const char*>(bytes), size};
}

void SqliteStatement::check(int code) const {
  check(code, sqlite3_db_handle(statement_));
}

void SqliteStatement::check(int code, sqlite3* handle) const {
  if (code != SQLITE_OK) {
    complain(code, name_, sqlite3_errmsg(handle));
  }
}

}  // namespace bureau::driver
