// Typed statements and transactions over whichever backend is open.
#pragma once

#include "base/text_form.h"
#include "model/ref.h"
#include "store/driver.h"
#include "store/transaction.h"
#include "store/value.h"
#include "time/instant.h"

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// A prepared statement. Takes integers, text, instants, dates, refs, values and optionals of
/// these.
class Statement {
 public:
  explicit Statement(driver::Statement& backend) : backend_{&backend} {}
  Statement(const Statement&) = delete;
  Statement(Statement&& other) noexcept
      : backend_{other.backend_}, busy_{other.busy_}, begun_{other.begun_} {
    other.backend_ = nullptr;
    other.busy_ = nullptr;
  }
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Sets $1, $2, ... in order, all of them, and rewinds.
  template <class... T>
  Statement& bind(const T&... values) {
    start(static_cast<int>(sizeof...(values)));
    int parameter = 0;
    (put(++parameter, values), ...);
    return *this;
  }
  Statement& bind_all(const std::vector<Value>& values);

  bool step() { return backend_->step(); }  ///< true while there is a row
  void run();                               ///< steps to the end

  bool is_null(int i) const { return backend_->type_at(i) == driver::Statement::Type::null; }
  std::int64_t int_at(int i) const { return backend_->int_at(i); }
  std::string_view text_at(int i) const { return backend_->bytes_at(i); }  ///< until the next step
  std::string string_at(int i) const { return std::string{backend_->bytes_at(i)}; }
  Value value_at(int i) const;

 private:
  friend class Database;

  void start(int given);
  void put(int n, std::integral auto value) {
    backend_->bind_int(n, static_cast<std::int64_t>(value));
  }
  void put(int n, std::string_view value) { backend_->bind_text(n, value); }
  void put(int n, const std::string& value) { backend_->bind_text(n, value); }
  void put(int n, const char* value) { backend_->bind_text(n, value); }
  void put(int n, Instant value) { backend_->bind_int(n, value.seconds); }
  void put(int n, Date value) { backend_->bind_text(n, to_text(value)); }
  void put(int n, Ref value) { backend_->bind_int(n, value.key()); }
  void put(int n, const Blob& value) { backend_->bind_blob(n, value.bytes); }
  void put(int n, const Value& value);
  template <class T>
  void put(int n, const std::optional<T>& value) {
    value ? put(n, *value) : backend_->bind_null(n);
  }

  driver::Statement* backend_;
  bool* busy_ = nullptr;           ///< of the cache it was lent from
  std::int64_t* begun_ = nullptr;  ///< of the database
};

class Database {
 public:
  explicit Database(std::unique_ptr<driver::Connection> backend) : backend_{std::move(backend)} {}

  /// A statement out of the cache: the same text is prepared once. Lent until the Statement goes.
  Statement prepare(std::string_view sql);

  void run_script(const std::string& sql) { backend_->run_script(sql); }
  driver::Connection& backend() { return *backend_; }

  /// How many statements were begun: a list begins as many for fifty rows as for five.
  std::int64_t begun() const { return begun_; }

  /// A transaction under another version of the schema throws Error(damaged): somebody has brought
  /// it up while the lock was waited for.
  void expect_version(std::int64_t version) { version_ = version; }

 private:
  friend class Transaction;

  struct Cached {
    std::unique_ptr<driver::Statement> statement;
    bool busy = false;
  };

  std::unique_ptr<driver::Connection> backend_;
  std::multimap<std::string, Cached, std::less<>> cache_{};  ///< after backend_: goes before it
  std::optional<std::int64_t> version_{};
  std::int64_t begun_ = 0;
  int depth_ = 0;
};

}  // namespace bureau
