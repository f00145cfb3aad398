// bureau calendar recount: open limits move to what the calendar counts now.

#include "cli/calendar/days.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "ops/office/calendar.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {};

Outcome run(const Args& args, Session& session) {
  return in_deed(session, session.globals().once, "calendar recount", args.deed, [&](Deed& deed) {
    deed.acts_for(session.office().name());
    std::vector<MovedLimit> moved = recount_limits(deed, resolve_refs(args.refs, deed.database()));
    if (const std::size_t stay = take_out_final(moved); stay > 0) {
      deed.say(localized("provisional limits that stay and are final now: {}", stay));
    }
    return Outcome{.view = moved_view(moved)};
  });
}

}  // namespace

Command calendar_recount() {
  return deeds<Args>(
      {.noun = Noun::calendar,
       .verb = "recount",
       .summary = "Move open limits to what the calendar counts now",
       .examples = {"bureau calendar recount", "bureau calendar recount T1"},
       .usage = "[REF…]"},
      [](Fields& fields, Args& args) {
        fields.refs(args.refs, "The matters; default all whose limits move");
      },
      run);
}

}  // namespace bureau::cli
