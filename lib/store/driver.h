// What a database backend has to supply, and nothing more. The only virtual functions in the store.
#pragma once

#include "store/place.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
  virtual void reset() noexcept = 0;

  enum class Type { null, integer, text, blob };
  virtual Type type_at(int column) const = 0;
  virtual std::int64_t int_at(int column) const = 0;
  virtual std::string_view bytes_at(int column) const = 0;
};

/// What is looked for in the index: a term, or terms that begin so.
struct Term {
  std::string text{};
  bool begins = false;
};

/// The index of terms. An entry is a number and its terms with blanks between; what is taken out
/// must be given as it was put in.
class Finder {
 public:
  virtual ~Finder() = default;

  virtual void put(std::int64_t id, std::string_view terms) = 0;
  virtual void take_out(std::int64_t id, std::string_view terms) = 0;

  /// Gives the numbers of what has all these terms, the greatest first, until `take` returns false.
  virtual void find(std::span<const Term> terms, const std::function<bool(std::int64_t)>& take) = 0;

  virtual void compact() = 0;  ///< what was taken out leaves no trace
  virtual void clear() = 0;
};

/// A file of the schema: "0001_office".
struct Migration {
  std::string_view name;
  std::string_view sql;
};

/// An open database. Every function throws Error (busy, damaged, conflict, failed), never its own
/// type.
class Connection {
 public:
  virtual ~Connection() = default;

  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  virtual void run_script(const std::string& sql) = 0;

  /// The schema, in order. Never edited once released.
  virtual std::span<const Migration> migrations() const = 0;
  virtual bool is_empty() = 0;             ///< no table in it and no mark of anybody
  virtual std::int64_t application() = 0;  ///< whose database it is; 0: nobody's
  virtual std::int64_t version() = 0;      ///< of the schema; 0: none
  virtual void set_version(std::int64_t application, std::int64_t version) = 0;
  virtual std::vector<std::string> columns_of(std::string_view table) = 0;  ///< in their order

  /// To read is to see one moment. To write is to wait for the writers' lock, which the end of the
  /// transaction gives back.
  virtual void begin(Purpose purpose) = 0;
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;

  /// False when a failure to write has made the backend roll all back by itself.
  virtual bool in_transaction() noexcept = 0;

  /// Until the end of this transaction a row may refer to one that is still to come.
  virtual void defer_references() = 0;

  virtual Finder& finder() = 0;
};

/// Opens what there is. Throws Error: not_found, damaged, refused for a place that is no good; busy
/// when the lock is waited for longer than this.
std::unique_ptr<Connection> open(const Place& place, Purpose purpose, int busy_seconds);

/// Makes an empty database for its owner alone, with the lock taken until the first transaction
/// ends; where none was committed, nothing stays. Throws Error(conflict) when there is one.
std::unique_ptr<Connection> make(const Place& place);

/// Looks different when something was recorded since it looked so, within what a file tells of
/// its times. Holds nothing of the store.
std::string marks_of(const Place& place);

/// Returns when nobody writes who had begun before: what they record is on the disk. Throws
/// Error(busy) after so long.
void wait_for_writers(const Place& place, int busy_seconds);

}  // namespace bureau::driver
