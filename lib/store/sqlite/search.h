// The index of terms as SQLite keeps it: FTS5, contentless.
#pragma once

#include "store/driver.h"

#include <memory>
#include <string_view>

namespace bureau::driver {

class SqliteFinder final : public Finder {
 public:
  explicit SqliteFinder(Connection& connection) : connection_{connection} {}

  void put(std::int64_t id, std::string_view terms) override;
  void take_out(std::int64_t id, std::string_view terms) override;
  void find(std::span<const Term> terms, const std::function<bool(std::int64_t)>& take) override;
  void compact() override;
  void clear() override;

 private:
  void run(std::unique_ptr<Statement>& statement, std::string_view sql, std::int64_t id,
           std::string_view terms);

  Connection& connection_;
  std::unique_ptr<Statement> put_{};
  std::unique_ptr<Statement> take_out_{};
};

}  // namespace bureau::driver
