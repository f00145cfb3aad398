// bureau report list: the reports there are; a file that is not in order is named, and hides no
// other.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <ostream>

namespace bureau::cli {

namespace {

struct ListArgs {};

Outcome run_list(const ListArgs& /*args*/, Session& session) {
  View view{.columns = {{.name = "name", .title = tr("Report")},
                        {.name = "period", .title = tr("Period")},
                        {.name = "summary", .title = tr("What it says"), .shrinks = true}}};
  Outcome outcome;
  for (const std::string& id : session.reports().ids()) {
    try {
      const ReportAsked& report = session.reports().get(id);
      view.rows.push_back({.cells = {id, Term{to_text(report.period), word_of(report.period)},
                                     report_named(report).summary}});
    } catch (const Error& error) {
      session.environment().err << "bureau: " << cleaned(error.what()) << '\n';
      outcome.status = std::max(outcome.status, static_cast<int>(error.kind()));
    }
  }
  const Command audit = report_audit();
  view.rows.push_back({.cells = {audit.verb, Cell{}, std::string{tr(audit.summary.c_str())}}});
  outcome.view = std::move(view);
  return outcome;
}

}  // namespace

Command report_list() {
  return reading<ListArgs>(
      {.noun = Noun::report,
       .verb = "list",
       .summary = "The reports there are",
       .examples = {"bureau report list"}},
      [](Fields& /*fields*/, ListArgs& /*args*/) {}, run_list);
}

}  // namespace bureau::cli
