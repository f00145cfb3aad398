// bureau doc waiting: the answers that others owe us.

#include "figures/waiting.h"

#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>

namespace bureau::cli {

namespace {

struct Args {
  std::string who{};
  bool late = false;
};

void declare(Fields& fields, Args& args) {
  fields.option("--from", args.who, "Only what this unit or person owes");
  fields.flag("--late", args.late, "Only what should have come by now");
}

Outcome run(const Args& args, Session& session) {
  const Office& office = session.office();
  Waiting found = waiting(session.reading(), office, session.now());
  say_hidden(session, found.hidden);
  std::vector<Matter> papers;
  std::ranges::transform(found.all, std::back_inserter(papers), &Awaited::paper);
  std::set<Ref> chosen;
  for (const ListedMatter& row : selected(session, std::move(papers))) {
    chosen.insert(row.matter.ref);
  }
  std::erase_if(found.all, [&](const Awaited& one) {
    return !chosen.contains(one.paper.ref) || (args.late && !one.late) ||
           (!args.who.empty() && !office.is_same(one.who, args.who));
  });
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "who", .title = tr("Recipient")},
                        {.name = "since", .title = tr("Since")},
                        {.name = "workdays", .title = tr("Working days"), .right = true},
                        {.name = "due", .title = tr("Due"), .yields = true},
                        {.name = "late", .title = tr("Late")},
                        {.name = "number", .title = tr("Number"), .yields = true},
                        {.name = "title", .title = tr("Title"), .shrinks = true}}};
  for (const Awaited& one : found.all) {
    view.rows.push_back({.cells = {to_text(one.paper.ref), one.who, one.since,
                                   std::int64_t{one.workdays}, one.due ? Cell{*one.due} : Cell{},
                                   one.late, one.paper.number, one.paper.title}});
  }
  return {.view = std::move(view)};
}

}  // namespace

Command doc_waiting() {
  return reading<Args>({.noun = Noun::doc,
                        .verb = "waiting",
                        .summary = "The answers that others owe us, the oldest first",
                        .examples = {"bureau doc waiting", "bureau doc waiting --late -o json"},
                        .usage = "[--from WHO] [--late]",
                        .takes_where = true},
                       declare, run);
}

}  // namespace bureau::cli
