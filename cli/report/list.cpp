// bureau report list: the reports there are.

#include "cli/session/session.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct ListArgs {};

Outcome run_list(const ListArgs& /*args*/, Session& session) {
  View view{.columns = {{.name = "name", .title = tr("Report")},
                        {.name = "period", .title = tr("Period")},
                        {.name = "summary", .title = tr("What it says"), .shrinks = true}}};
  for (const std::string& id : session.reports().ids()) {
    const ReportAsked& report = session.reports().get(id);
    view.rows.push_back({.cells = {id, Term{to_text(report.period), word_of(report.period)},
                                   report_named(report).summary}});
  }
  const Command audit = report_audit();
  view.rows.push_back({.cells = {audit.verb, Cell{}, std::string{tr(audit.summary.c_str())}}});
  return {.view = std::move(view)};
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
