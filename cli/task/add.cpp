// bureau task add: a task is given.

#include "cli/session/opening.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

Outcome run(const OpenArgs& args, const std::vector<Ref>& /*refs*/, Deed& deed, Session& session) {
  return open_by("add", Register::task, args, deed, session);
}

}  // namespace

Command task_add() {
  return writing<OpenArgs>(
      {.noun = Noun::task,
       .verb = "add",
       .summary = "Give a task",
       .examples = {"bureau task add 整改消防通道 --unit 后勤处 --within 10wd",
                    "bureau task add \"Renew the fire certificate\" --unit Logistics --due fri"},
       .usage = "TITLE [OPTIONS]"},
      declare_opening<declare_task>, run, false);
}

}  // namespace bureau::cli
