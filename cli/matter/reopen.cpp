// bureau reopen: an ended matter is open again.

#include "ops/matter/reopen.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

Command reopen(Noun noun) {
  return writing<TextArgs>(
      {.noun = noun,
       .verb = "reopen",
       .summary = "Open an ended matter again, with the reason",
       .examples = {"bureau reopen T4 回头看发现问题反弹"},
       .usage = "REF… REASON"},
      declare_reason,
      [](const TextArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        return each(refs, "reopen", deed, session,
                    [&](Ref ref) { say_state(deed, reopen_matter(deed, ref, args.text)); });
      });
}

}  // namespace bureau::cli
