// bureau task adjust: change a due time by a leader's own act.

#include "cli/session/items.h"
#include "cli/shell/commands.h"
#include "ops/task/limits.h"

namespace bureau::cli {

Command adjust() {
  return writing<With<AdjustInput>>(
      {.noun = Noun::task,
       .verb = "adjust",
       .summary = "Change the due time by a leader's own act",
       .examples = {"bureau adjust T1 --due 12月20日 --by 主任 --reason 重点工作调整"},
       .usage = "REF… --due DAY --by LEADER --reason WHY"},
      declare_input, run_each<AdjustInput, adjust_matter, true>);
}

}  // namespace bureau::cli
