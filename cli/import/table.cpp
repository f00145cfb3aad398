#include "cli/import/table.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "exchange/table.h"

#include <algorithm>
#include <ostream>
#include <span>

namespace bureau::cli {

namespace {

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
  const std::vector<CsvRow> table = read_table(csv, plan);
  if (table.size() == 1) {
    session.output().say(tr("0 rows: nothing stands below the head"));
  }
  std::ostream& err = session.environment().err;
  TakenRows taken;
  Outcome outcome = session.writer().transact(session.globals().once, [&](Database& database,
                                                                          JournalHead& head) {
    const JournalHead before = head;
    const std::int64_t batch = session.writer().batch != 0 ? session.writer().batch : head.seq + 1;
    taken =
        take_rows(table, plan, {database, session.office(), head, session.actor()}, options, batch);
    for (const std::string& message : taken.messages) {
      session.output().say(message);
    }
    if (!taken.complaints.empty() && !skip) {
      head = before;
      list_complaints(taken.complaints, most_listed, err);
      throw Error(ErrorKind::rejected,
                  "{} of {} rows cannot be taken, so none was: mend them, or take the others "
                  "with --on-error skip",
                  taken.complaints.size(), taken.count);
    }
    Outcome done = changed(session, database, taken.refs, true);
    if (done.view) {
      done.view->one = false;
    }
    return done;
  });
  list_complaints(taken.complaints, taken.complaints.size(), err);
  outcome.status = taken.complaints.empty() ? 0 : static_cast<int>(ErrorKind::rejected);
  return outcome;
}

}  // namespace bureau::cli
