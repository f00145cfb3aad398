// bureau cancel: a matter ends without an answer.

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/step.h"

namespace bureau::cli {

Command cancel(Noun noun) {
  return writing<TextArgs>(
      {.noun = noun,
       .verb = "cancel",
       .summary = "End it without an answer, with the reason",
       .examples = {"bureau cancel T4 并入T5一并办理"},
       .usage = "REF… REASON",
       .risk = Risk::ends},
      declare_reason,
      [](const TextArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        return each(refs, "cancel", deed, session,
                    [&](Ref ref) { say_state(deed, cancel_matter(deed, ref, args.text)); });
      });
}

}  // namespace bureau::cli
