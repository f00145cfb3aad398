// bureau urge: press for a matter.

#include "ops/task/urge.h"

#include "cli/session/items.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

Command urge(Noun noun) {
  return writing<With<UrgeInput>>({.noun = noun,
                                   .verb = "urge",
                                   .summary = "Press for it, and record that",
                                   .examples = {"bureau urge T1 请本周五前反馈 --means 电话"},
                                   .usage = "REF… [TEXT] [--means HOW]"},
                                  declare_input, run_each<UrgeInput, urge_matter, true>);
}

}  // namespace bureau::cli
