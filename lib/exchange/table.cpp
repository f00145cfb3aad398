#include "exchange/table.h"

#include "base/error.h"
#include "base/text.h"
#include "store/transaction.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace bureau {

namespace {

/// The head of the table, checked against the plan.
void check_columns(const ImportPlan& plan, const CsvRow& head) {
  for (const auto& [field, column] : plan.columns) {
    if (std::ranges::find(head.cells, column) == head.cells.end()) {
      const std::vector<std::string_view> names(head.cells.begin(), head.cells.end());
      const std::string_view near = nearest(column, names);
      throw Error(ErrorKind::usage, "there is no column '{}' for {}: the file has {}{}{}", column,
                  field, fmt::join(head.cells, ", "),
                  near.empty() ? "" : localized("; did you mean "), near);
    }
    if (std::ranges::count(head.cells, column) > 1) {
      throw Error(ErrorKind::usage,
                  "the file has more than one column '{}': which is '{}'? rename one of them",
                  column, field);
    }
  }
}

std::map<std::string, std::string> by_column(const CsvRow& head, const CsvRow& row) {
  if (row.cells.size() != head.cells.size()) {
    throw Error(ErrorKind::rejected, "{} cells where the head has {}", row.cells.size(),
                head.cells.size());
  }
  std::map<std::string, std::string> cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    cells[head.cells[i]] = row.cells[i];
  }
  return cells;
}

/// The rows of a table on their way in.
class Taking {
 public:
  Taking(const CsvRow& head, const ImportPlan& plan, const Desk& desk, const DeedOptions& options,
         std::int64_t batch)
      : head_{head}, plan_{plan}, desk_{desk}, options_{options}, batch_{batch} {}

  void take(const CsvRow& row) {
    ++taken_.count;
    const JournalHead before = desk_.head;
    try {
      open(row);
    } catch (const Error& error) {
      if (is_of_the_world(error.kind())) {
        throw;
      }
      desk_.head = before;
      taken_.complaints.push_back(localized("line {}: {}", row.line, reason_of(error, row)));
    }
  }

  TakenRows all() && { return std::move(taken_); }

 private:
  void open(const CsvRow& row) {
    const std::map<std::string, std::string> cells = by_column(head_, row);
    Transaction part{desk_.database};
    Deed deed{desk_, options_, "import csv", batch_};
    const Ref ref = import_row(deed, plan_, cells).ref;
    deed.finish();
    part.commit();
    taken_.refs.push_back(ref);
    lines_.emplace(ref, row.line);
    for (const std::string& message : deed.messages()) {
      taken_.messages.push_back(localized("line {}: {}", row.line, message));
    }
  }

  /// Why a row cannot be taken. What it clashes with may be a row of the same file, whose ref will
  /// not be there when nothing is taken.
  std::string reason_of(const Error& error, const CsvRow& row) const {
    const auto number = plan_.columns.find("number");
    if (error.kind() == ErrorKind::conflict && number != plan_.columns.end()) {
      const std::string text = by_column(head_, row)[number->second];
      for (const Ref ref : find_number(desk_.database, text)) {
        if (const auto first = lines_.find(ref); first != lines_.end()) {
          return localized("{} stands in line {} already", text, first->second);
        }
      }
    }
    return error.what();
  }

  const CsvRow& head_;
  const ImportPlan& plan_;
  const Desk& desk_;
  const DeedOptions& options_;
  std::int64_t batch_;
  TakenRows taken_{};
  std::map<Ref, std::size_t> lines_{};  ///< on which the matter stands
};

}  // namespace

std::vector<CsvRow> read_table(std::string_view csv, const ImportPlan& plan) {
  std::vector<CsvRow> table = parse_csv(csv, {.separator = plan.separator, .skip = plan.skip});
  if (table.empty()) {
    throw Error(ErrorKind::rejected, "the table is empty");
  }
  check_columns(plan, table.front());
  return table;
}

TakenRows take_rows(const std::vector<CsvRow>& table, const ImportPlan& plan, const Desk& desk,
                    const DeedOptions& options, std::int64_t batch) {
  Taking taking{table.front(), plan, desk, options, batch};
  for (const CsvRow& row : std::span{table}.subspan(1)) {
    taking.take(row);
  }
  return std::move(taking).all();
}

}  // namespace bureau
