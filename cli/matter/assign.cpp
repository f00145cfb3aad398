// bureau assign: who does it.

#include "ops/task/assign.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

Command assign(Noun noun) {
  return writing<With<AssignInput>>({.noun = noun,
                                     .verb = "assign",
                                     .summary = "Say who does it",
                                     .examples = {"bureau assign T4 --unit 后勤处 --co 保卫处"},
                                     .usage = "REF… --unit UNIT [OPTIONS]"},
                                    declare_input,
                                    [](const With<AssignInput>& args, const std::vector<Ref>& refs,
                                       Deed& deed, Session& session) {
                                      return each(refs, "assign", deed, session, [&](Ref ref) {
                                        assign_matter(deed, ref, args.input);
                                      });
                                    });
}

}  // namespace bureau::cli
