// bureau meeting plan: a meeting and its room.

#include "cli/session/opening.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

Outcome run(const OpenArgs& args, const std::vector<Ref>& /*refs*/, Deed& deed, Session& session) {
  return open_by("plan", Register::meeting, args, deed, session);
}

}  // namespace

Command meeting_plan() {
  return writing<OpenArgs>(
      {.noun = Noun::meeting,
       .verb = "plan",
       .summary = "Plan a meeting and book its room",
       .examples = {"bureau meeting plan 消防整改协调会 --at \"下周三 9:30\" --for 2h --room 301"},
       .usage = "TITLE --at WHEN [OPTIONS]"},
      declare_opening<declare_meeting>, run, false);
}

}  // namespace bureau::cli
