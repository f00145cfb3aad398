// bureau handover: what somebody has becomes another's.

#include "ops/office/handover.h"

#include "base/error.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <map>

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::vector<std::string> names{};
  bool accept = false;
};

void declare(Fields& fields, Args& args) {
  fields.text("names", args.names, "Who hands over, and who takes over");
  fields.flag("--accept", args.accept, "Take over what was handed to this one");
}

/// The list that is signed (交接清单): each matter as it stands, and what it is that changes hands.
View list_of(Session& session, const std::vector<Duty>& duties) {
  std::vector<Matter> matters;
  std::ranges::transform(duties, std::back_inserter(matters), &Duty::matter);
  View rows = gathered(list_view(listed(session, std::move(matters)),
                                 {"ref", "state", "lamp", "due", "progress", "title"},
                                 session.now(), finder(session)));
  rows.columns.insert(rows.columns.begin() + 1, {.name = "duty", .title = tr("As")});
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    auto& cells = rows.rows[i].cells;
    cells.insert(cells.begin() + 1, Term{duties[i].as, word_of_duty(duties[i].as)});
  }
  return rows;
}

Outcome taken_over(Deed& deed, const Args& args) {
  if (args.names.size() != 1) {
    throw Error(ErrorKind::usage, "say who takes over: 'bureau handover NAME --accept'");
  }
  const std::vector<Ref> refs = accept_handover(deed, args.names.front(), {});
  deed.say(localized("{} took over: {}", args.names.front(), fmt::join(refs, tr(", "))));
  return {};
}

Outcome handed_over(Deed& deed, const Args& args, Session& session) {
  if (args.names.size() != 2) {
    throw Error(ErrorKind::usage, "say who hands over and who takes over: 'bureau handover 甲 乙'");
  }
  const std::string& from = args.names.front();
  const std::string& to = args.names.back();
  Selects wanted;
  if (!session.globals().where.empty()) {
    wanted = selector(session, History{deed.database()});
  }
  const Duties duties =
      duties_of(deed.database(), session.office(), from, session.now(),
                [&](const Matter& matter) { return !wanted || wanted(matter, session.now()); });
  if (duties.hidden > 0) {
    deed.say(localized("matters above the ceiling stay with {}: {}; --ceiling LEVEL moves them too",
                       from, duties.hidden));
  }
  if (duties.all.empty()) {
    deed.say(localized("{} has nothing to hand over", from));
    return {.nothing = true};
  }
  View list = list_of(session, duties.all);
  hand_over(deed, duties.all, from, to);
  deed.say(
      localized("{} → {}: duties handed over: {}; 'bureau handover {} --accept' takes them over",
                session.office().called(from), session.office().called(to), duties.all.size(), to));
  return {.view = std::move(list)};
}

Outcome run(const Args& args, Session& session) {
  return in_deed(session, session.globals().once, "handover", args.deed, [&](Deed& deed) {
    return args.accept ? taken_over(deed, args) : handed_over(deed, args, session);
  });
}

}  // namespace

Command handover() {
  Command command = deeds<Args>(
      {.noun = Noun::office,
       .verb = "handover",
       .summary = "What somebody has in open matters becomes another's, with the list to be signed",
       .examples = {"bureau handover 张三 李四 --dry-run", "bureau handover 张三 李四 -o md",
                    "bureau handover 李四 --accept"},
       .usage = "FROM TO | TO --accept"},
      declare, run);
  command.takes_where = true;
  return command;
}

}  // namespace bureau::cli
