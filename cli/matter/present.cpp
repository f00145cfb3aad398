// bureau present: lay a matter before a leader.

#include "ops/matter/present.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

Command present(Noun noun) {
  return writing<With<PresentInput>>(
      {.noun = noun,
       .verb = "present",
       .summary = "Lay it before a leader, or take it back",
       .examples = {"bureau present D1 --to 主任 请阅示",
                    "bureau present D1 --back 补充材料后再报"},
       .usage = "REF… [TEXT] --to LEADER[,LEADER] [--due DAY] [--deputy] | --back REASON"},
      declare_input,
      [](const With<PresentInput>& args, const std::vector<Ref>& refs, Deed& deed,
         Session& session) {
        return each(refs, "present", deed, session,
                    [&](Ref ref) { present_matter(deed, ref, args.input); });
      });
}

}  // namespace bureau::cli
