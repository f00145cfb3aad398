// bureau meeting decide: a decision, and the task that carries it out.

#include "ops/meeting/decide.h"

#include "cli/session/items.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

Outcome run_decide(const WithOne<DecideInput>& args, const std::vector<Ref>& refs, Deed& deed,
                   Session& session) {
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "give one meeting: 'bureau decide M1 TEXT'");
  }
  return made_of(session, deed, decide(deed, refs.front(), args.input));
}

}  // namespace

Command meeting_decide() {
  return writing<WithOne<DecideInput>>(
      {.noun = Noun::meeting,
       .verb = "decide",
       .summary = "Record a decision, and the task that carries it out",
       .examples = {"bureau decide M1 后勤处12月5日前完成北楼改造 --unit 后勤处 --due 12月5日"},
       .usage = "REF TEXT [OPTIONS]"},
      declare_input, run_decide);
}

}  // namespace bureau::cli
