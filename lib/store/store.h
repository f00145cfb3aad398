// The store: one office in one file.
#pragma once

#include "store/database.h"
#include "store/lock.h"

#include <filesystem>
#include <optional>

namespace bureau {

class Store {
 public:
  /// Opens a store that exists. Reading never waits for writers; writing takes the writers' lock
  /// for as long as the Store lives, and brings an older schema up to date. Throws Error:
  /// not_found, damaged, busy.
  Store(const std::filesystem::path& file, driver::Mode mode, int busy_seconds = 30);

  /// Creates the file (0600) and its folder (0700); throws Error(conflict) when the file is there.
  static Store create(const std::filesystem::path& file);

  /// For tests and dry runs of new offices.
  static Store in_memory();

  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) noexcept = default;
  Store& operator=(Store&&) = delete;
  ~Store();

  Database& database() const { return *database_; }
  const std::filesystem::path& file() const { return file_; }

 private:
  Store(std::filesystem::path file, std::optional<WriterLock> lock,
        std::unique_ptr<Database> database);

  std::filesystem::path file_;
  std::optional<WriterLock> lock_;
  std::unique_ptr<Database> database_;
};

}  // namespace bureau
