// bureau edit: what is recorded of an open matter is changed.

#include "ops/matter/edit.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"

#include <algorithm>

namespace bureau::cli {

namespace {

void need_change(const EditInput& input) {
  const bool sets = std::ranges::any_of(
      input.values, [](const auto& field_and_value) { return field_and_value.second.has_value(); });
  if (!sets && input.tags.empty() && input.untag.empty() && input.fields.empty()) {
    throw Error(ErrorKind::usage, "say what is changed: 'bureau edit T4 --due fri'");
  }
}

}  // namespace

Command edit(Noun noun) {
  return writing<With<EditInput>>(
      {.noun = noun,
       .verb = "edit",
       .summary = "Change what is recorded of an open matter",
       .examples = {"bureau edit T4 --due 月底 --urgency 加急"},
       .usage = "REF… OPTIONS"},
      declare_input,
      [](const With<EditInput>& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        need_change(args.input);
        return each(refs, "edit", deed, session,
                    [&](Ref ref) { edit_matter(deed, ref, args.input); });
      });
}

}  // namespace bureau::cli
