// bureau attachment list: the files that matters keep.

#include "base/error.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "store/rows.h"

#include <algorithm>
#include <iterator>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
};

Outcome run(const Args& args, Session& session) {
  if (args.refs.empty()) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau attachment list T1'");
  }
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "name", .title = tr("Name"), .shrinks = true},
                        {.name = "size", .title = tr("Size"), .right = true},
                        {.name = "at", .title = tr("When")},
                        {.name = "by", .title = tr("By")}},
            .empty_text = tr("no files")};
  const std::vector<Matter> matters = named_matters(session, args.refs);
  std::vector<Ref> refs;
  std::ranges::transform(matters, std::back_inserter(refs), &Matter::ref);
  for (const Item& file : items_of(session.reading(), refs, 'f')) {
    view.rows.push_back({.cells = {to_text(file.ref), file.text, file.size, file.at, file.by}});
  }
  return {.view = std::move(view)};
}

}  // namespace

Command attachment_list() {
  return reading<Args>(
      {.noun = Noun::attachment,
       .verb = "list",
       .summary = "The files that a matter keeps",
       .examples = {"bureau attachment list T1"},
       .usage = "REF…"},
      [](Fields& fields, Args& args) { fields.refs(args.refs, "The matters"); }, run);
}

}  // namespace bureau::cli
