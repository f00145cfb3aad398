// bureau task progress: report how far a task is.

#include "ops/task/progress.h"

#include "cli/session/items.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

Command progress() {
  return writing<With<ProgressInput>>(
      {.noun = Noun::task,
       .verb = "progress",
       .summary = "Report how far it is",
       .examples = {"bureau progress T1 60 已完成两栋楼整改 --problem 经费 --next 本周五前招标"},
       .usage = "REF… [PERCENT] TEXT [OPTIONS]"},
      declare_input, run_each<ProgressInput, report_progress, true>);
}

}  // namespace bureau::cli
