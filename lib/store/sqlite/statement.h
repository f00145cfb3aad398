// A statement of SQLite, and its result codes in the words of an office.
#pragma once

#include "store/driver.h"

#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace bureau::driver {

/// Throws the Error for a result code; `name` is the store's.
[[noreturn]] void complain(int code, const std::string& name, const char* message);

class SqliteStatement final : public Statement {
 public:
  /// `name` must live as long.
  SqliteStatement(sqlite3* handle, const std::string& name, std::string_view sql);
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override;

  int parameter_count() const override { return static_cast<int>(slots_.size()); }
  void bind_null(int n) override;
  void bind_int(int n, std::int64_t value) override;
  void bind_text(int n, std::string_view value) override;
  void bind_blob(int n, std::string_view value) override;

  bool step() override;
  void reset() noexcept override;

  Type type_at(int column) const override;
  std::int64_t int_at(int column) const override;
  std::string_view bytes_at(int column) const override;

 private:
  int slot(int n) const { return slots_.at(static_cast<std::size_t>(n) - 1); }
  void check(int code) const;
  void check(int code, sqlite3* handle) const;

  sqlite3_stmt* statement_ = nullptr;
  const std::string& name_;
  std::vector<int> slots_{};
};

}  // namespace bureau::driver
