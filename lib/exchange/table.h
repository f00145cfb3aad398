// A table of another program becomes matters: each row is a deed.
#pragma once

#include "exchange/csv.h"
#include "ops/office/import.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The rows of a CSV text, its head first. Throws Error: rejected for a text that is no table,
/// usage where the plan names a column that it does not have, or has twice.
std::vector<CsvRow> read_table(std::string_view csv, const ImportPlan& plan);

/// What became of the rows of a table. Complaints and messages begin with the line that they are
/// about.
struct TakenRows {
  std::vector<Ref> refs{};
  std::vector<std::string> complaints{};  ///< of rows that cannot be taken
  std::vector<std::string> messages{};
  std::size_t count = 0;  ///< of all rows
};

/// Takes every row that can be taken, in the transaction of the desk, as deeds of one batch: the
/// caller decides whether they stay.
TakenRows take_rows(const std::vector<CsvRow>& table, const ImportPlan& plan, const Desk& desk,
                    const DeedOptions& options, std::int64_t batch);

}  // namespace bureau
