// The store: one office in one place.
#pragma once

#include "store/place.h"
#include "store/transaction.h"

#include <memory>

namespace bureau {

class Store {
 public:
  /// Opens a store that exists. To read never waits for writers, and all that is read is of one
  /// moment; to write brings an older schema up to date, and its transactions take the writers'
  /// lock. Throws Error: not_found, damaged, refused, busy.
  Store(const Place& place, Purpose purpose, int busy_seconds = 30);

  /// Makes a new one for its owner alone; throws Error(conflict) when there is one.
  static Store create(const Place& place);

  /// For tests and dry runs of new offices.
  static Store in_memory();

  /// Returns when nobody writes who had begun before it was called: what they record is on the
  /// disk. Throws Error(busy).
  static void wait_for_writers(const Place& place, int busy_seconds);

  /// How it looks from outside: another text when something was recorded meanwhile. What is
  /// recorded within a moment of it may look the same. Holds nothing of the store.
  static std::string marks_of(const Place& place);

  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) noexcept;
  Store& operator=(Store&&) = delete;
  ~Store();

  Database& database() const { return *database_; }

 private:
  explicit Store(std::unique_ptr<Database> database);

  std::unique_ptr<Database> database_;
};

}  // namespace bureau
