// bureau instruct: a leader's instruction, and the task that it orders.

#include "cli/session/items.h"
#include "cli/shell/commands.h"
#include "ops/meeting/decide.h"

namespace bureau::cli {

namespace {

Outcome run_instruct(const WithOne<InstructInput>& args, const std::vector<Ref>& refs, Deed& deed,
                     Session& session) {
  return made_of(
      session, deed,
      instruct(deed, refs.empty() ? std::nullopt : std::optional{refs.front()}, args.input));
}

}  // namespace

Command instruct(Noun noun) {
  return writing<WithOne<InstructInput>>(
      {.noun = noun,
       .verb = "instruct",
       .summary = "Record a leader's instruction, and the task that it orders",
       .examples =
           {"bureau instruct D1 --by 主任 请后勤处牵头办理 --task --unit 后勤处 --due 月底"},
       .usage = "[REF] TEXT --by LEADER [OPTIONS]"},
      declare_input, run_instruct);
}

}  // namespace bureau::cli
