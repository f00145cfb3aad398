// What a database backend has to supply, and nothing more. The only virtual functions in the store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace bureau::driver {

/// A prepared statement. Parameters are $1, $2, ... and counted from one, columns from zero. Texts
/// and blobs that it gives are good until the next step.
class Statement {
 public:
  virtual ~Statement() = default;

  virtual int parameter_count() const = 0;
  virtual void bind_null(int parameter) = 0;
  virtual void bind_int(int parameter, std::int64_t value) = 0;
  virtual void bind_text(int parameter, std::string_view value) = 0;
  virtual void bind_blob(int parameter, std::string_view value) = 0;

  virtual bool step() = 0;  ///< true while there is a row
  virtual void reset() = 0;

  enum class Type { null, integer, text, blob };
  virtual Type type_at(int column) const = 0;
  virtual std::int64_t int_at(int column) const = 0;
  virtual std::string_view bytes_at(int column) const = 0;
};

/// An open database. Every function throws Error (busy, damaged, conflict, failed), never its own
/// type.
class Connection {
 public:
  virtual ~Connection() = default;

  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  virtual void run_script(const std::string& sql) = 0;

  virtual std::int64_t application() = 0;  ///< whose file it is; 0: nobody's
  virtual std::int64_t version() = 0;      ///< of the schema; 0: empty

  virtual void begin() = 0;  ///< a writing transaction
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;

  /// False when a failure to write has made the backend roll all back by itself.
  virtual bool in_transaction() noexcept = 0;

  /// Called by the writer, under its lock, when all is committed: moves the log into the file.
  virtual void settle() noexcept = 0;
};

enum class Mode { read, write, create };

/// Opens an SQLite file. `write` and `create` expect that the caller holds the writers' lock. An
/// empty path is a database in memory. Throws Error(not_found) when there is no such file.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, Mode mode);

}  // namespace bureau::driver
