// bureau attach: a file is kept with a matter.

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/files.h"

namespace bureau::cli {

namespace {

struct AttachArgs : WriteArgs {
  std::vector<std::string> files{};
};

}  // namespace

Command attach(Noun noun) {
  return writing<AttachArgs>(
      {.noun = noun,
       .verb = "attach",
       .summary = "Keep files with it",
       .examples = {"bureau attach T1 报告.pdf 附表.xlsx"},
       .usage = "REF FILE…"},
      [](Fields& fields, AttachArgs& args) { fields.text("file", args.files, "The files"); },
      [](const AttachArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        if (args.files.empty()) {
          throw Error(ErrorKind::usage, "say which file is attached: 'bureau attach T1 FILE'");
        }
        deed.acts_for(deed.office().name());
        return each(refs, "attach", deed, session,
                    [&](Ref ref) { attach_files(deed, deed.get(ref), args.files); });
      });
}

}  // namespace bureau::cli
