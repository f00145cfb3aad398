#include "cli/import/table.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "exchange/csv.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <span>

namespace bureau::cli {

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

/// The rows of a table on their way in, and what became of them.
class Rows {
 public:
  Rows(Session& session, const ImportPlan& plan, const DeedOptions& options,
       std::vector<CsvRow> rows)
      : session_{session}, plan_{plan}, options_{options}, rows_{std::move(rows)} {}

  void take(Database& database, JournalHead& head) {
    const std::int64_t batch =
        session_.writer().batch != 0 ? session_.writer().batch : head.seq + 1;
    for (const CsvRow& row : std::span{rows_}.subspan(1)) {
      const JournalHead before = head;
      try {
        take(row, {database, session_.office(), head, session_.actor()}, batch);
      } catch (const Error& error) {
        if (is_of_the_world(error.kind())) {
          throw;
        }
        head = before;
        complaints_.push_back(localized("line {}: {}", row.line, reason_of(error, database, row)));
      }
    }
  }

  std::size_t count() const { return rows_.size() - 1; }
  const std::vector<Ref>& refs() const { return refs_; }
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  void take(const CsvRow& row, const Desk& desk, std::int64_t batch) {
    const std::map<std::string, std::string> cells = by_column(rows_.front(), row);
    Transaction part{desk.database};
    Deed deed{desk, options_, "import csv", batch};
    const Ref ref = import_row(deed, plan_, cells).ref;
    deed.finish();
    part.commit();
    refs_.push_back(ref);
    lines_.emplace(ref, row.line);
    for (const std::string& message : deed.messages()) {
      session_.output().say(localized("line {}: {}", row.line, message));
    }
  }

  /// Why a row cannot be taken. What it clashes with may be a row of the same file, whose ref will
  /// not be there when nothing is taken.
  std::string reason_of(const Error& error, Database& database, const CsvRow& row) const {
    const auto number = plan_.columns.find("number");
    if (error.kind() == ErrorKind::conflict && number != plan_.columns.end()) {
      const std::string text = by_column(rows_.front(), row)[number->second];
      for (const Ref ref : find_number(database, text)) {
        if (const auto first = lines_.find(ref); first != lines_.end()) {
          return localized("{} stands in line {} already", text, first->second);
        }
      }
    }
    return error.what();
  }

  Session& session_;
  const ImportPlan& plan_;
  const DeedOptions& options_;
  std::vector<CsvRow> rows_;
  std::vector<Ref> refs_{};
  std::map<Ref, std::size_t> lines_{};  ///< on which the matter stands
  std::vector<std::string> complaints_{};
};

/// One line for each row that was not taken, of the first so many.
void list_complaints(const std::vector<std::string>& complaints, std::size_t most,
                     std::ostream& err) {
  const std::size_t shown = std::min(most, complaints.size());
  for (const std::string& complaint : std::span{complaints}.first(shown)) {
    err << "bureau: " << cleaned(complaint) << '\n';
  }
  if (complaints.size() > shown) {
    err << "bureau: " << localized("… and {} more rows", complaints.size() - shown) << '\n';
  }
}

}  // namespace

Outcome import_table(Session& session, const ImportPlan& plan, const std::string& csv,
                     const DeedOptions& options, bool skip) {
  constexpr std::size_t most_listed = 20;
  std::vector<CsvRow> table = parse_csv(csv);
  if (table.empty()) {
    throw Error(ErrorKind::rejected, "the table is empty");
  }
  check_columns(plan, table.front());
  Rows rows{session, plan, options, std::move(table)};
  const std::vector<std::string>& complaints = rows.complaints();
  std::ostream& err = session.environment().err;
  Outcome outcome =
      session.writer().transact(session.globals().once, [&](Database& database, JournalHead& head) {
        const JournalHead before = head;
        rows.take(database, head);
        if (!complaints.empty() && !skip) {
          head = before;
          list_complaints(complaints, most_listed, err);
          throw Error(ErrorKind::rejected,
                      "{} of {} rows cannot be taken, so none was: mend them, or take the others "
                      "with --on-error skip",
                      complaints.size(), rows.count());
        }
        Outcome taken = changed(session, database, rows.refs(), true);
        if (taken.view) {
          taken.view->one = false;
        }
        return taken;
      });
  list_complaints(complaints, complaints.size(), err);
  outcome.status = complaints.empty() ? 0 : static_cast<int>(ErrorKind::rejected);
  return outcome;
}

}  // namespace bureau::cli
