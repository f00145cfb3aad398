// bureau report audit: every hole, with the command that fills it.

#include "base/error.h"
#include "cli/report/rules.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "model/figure.h"
#include "render/markdown.h"

#include <algorithm>
#include <utility>

namespace bureau::cli {

namespace {

struct AuditArgs {};

View view_of(std::vector<Finding> holes) {
  View view{.columns = {{.name = "id", .title = tr("Hole")},
                        {.name = "ref", .title = tr("Ref")},
                        {.name = "text", .title = tr("What is missing"), .shrinks = true},
                        {.name = "command", .title = tr("Filled by")}},
            .empty_text = tr("no holes: everything has its owner, its limit and its answer")};
  view.rows.reserve(holes.size());
  for (Finding& hole : holes) {
    std::string word = word_of_hole(hole.id);
    view.rows.push_back({.cells = {Term{std::move(hole.id), std::move(word)}, to_text(hole.ref),
                                   std::move(hole.text),
                                   hole.command.empty() ? Cell{} : Cell{std::move(hole.command)}}});
  }
  return view;
}

/// What is no hole and still must be seen.
std::string notices_text(std::vector<Finding> notices, Format format, const Screen& screen) {
  const std::size_t count = notices.size();
  View view = with_fields(view_of(std::move(notices)), {"id", "ref", "text"});
  view.columns.at(0).title = tr("Notice");
  view.columns.at(2).title = tr("Text");
  const std::string title = localized("For notice ({})", count);
  return format == Format::md
             ? fmt::format("\n## {}\n\n{}", markdown_escape(title), render(view, format, screen))
             : fmt::format("\n{}\n{}", title, render(view, format, screen));
}

Outcome run_audit(const AuditArgs& /*args*/, Session& session) {
  const History history{session.reading(), std::nullopt, session.now()};
  Audit found = audit(history, session.now(), scope_of(session, history));
  say_hidden(session, static_cast<std::int64_t>(found.hidden));
  Outcome outcome;
  outcome.status = found.holes.empty() ? 0 : static_cast<int>(ErrorKind::findings);
  View view = view_of(std::move(found.holes));
  const Format format = session.output().format(Format::table);
  const bool chosen = !session.globals().fields.empty() || !session.globals().template_text.empty();
  if (format == Format::table && !chosen) {
    // The text says what the id says, and the command must be seen whole.
    view = with_fields(std::move(view), {"ref", "text", "command"});
  }
  const bool for_people = format == Format::table || format == Format::md;
  if (!for_people || chosen || found.notices.empty()) {
    outcome.view = std::move(view);
    return outcome;
  }
  std::string notices = notices_text(std::move(found.notices), format, session.screen());
  if (format == Format::table && view.rows.empty()) {
    session.output().say_nothing_found(view.empty_text);
    notices.erase(0, 1);  // the line that would part them from the holes
  } else {
    outcome.text = render(view, format, session.screen());
  }
  outcome.text += notices;
  return outcome;
}

}  // namespace

Command report_audit() {
  return reading<AuditArgs>(
      {.noun = Noun::report,
       .verb = "audit",
       .summary =
           "Every hole in the registers with the command that fills it; status 8 when there is one",
       .examples = {"bureau report audit", "bureau report audit --where 'unit = 后勤处' -o json"},
       .usage = "[--where FILTER]",
       .takes_where = true},
      [](Fields& /*fields*/, AuditArgs& /*args*/) {}, run_audit);
}

}  // namespace bureau::cli
