// bureau note: what is to be remembered of a matter.

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/ties.h"

namespace bureau::cli {

namespace {

void declare_note(Fields& fields, TextArgs& args) {
  fields.text("text", args.text, "What is to be remembered");
}

}  // namespace

Command note(Noun noun) {
  return writing<TextArgs>(
      {.noun = noun,
       .verb = "note",
       .summary = "Write a note on it",
       .examples = {"bureau note D1 已电话告知对方"},
       .usage = "REF… TEXT"},
      declare_note,
      [](const TextArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        Outcome outcome = each(refs, "note", deed, session, [](Ref /*ref*/) {});
        outcome.refs.clear();
        for (const Ref ref : refs) {
          outcome.refs.push_back(to_text(note_matter(deed, ref, args.text).ref));
        }
        outcome.created = true;
        return outcome;
      });
}

}  // namespace bureau::cli
