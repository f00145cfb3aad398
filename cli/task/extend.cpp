// bureau task extend: file an extension, grant or refuse it.

#include "cli/session/items.h"
#include "cli/shell/commands.h"
#include "ops/task/limits.h"

namespace bureau::cli {

Command extend() {
  return writing<With<ExtendInput>>(
      {.noun = Noun::task,
       .verb = "extend",
       .summary = "File an extension, grant or refuse it",
       .examples = {"bureau extend T1 --to 12月15日 --reason 等待审批", "bureau extend T1 --grant"},
       .usage = "REF… --to DAY --reason WHY | --grant | --refuse"},
      declare_input, run_each<ExtendInput, extend_matter, true>);
}

}  // namespace bureau::cli
