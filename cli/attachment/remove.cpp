// bureau attachment remove: a file is taken off its matter.

#include "base/error.h"
#include "cli/attachment/file_ref.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "ops/matter/files.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  Args() { takes_items = true; }
};

Outcome take_off(const Args& /*args*/, const std::vector<std::string>& words, Deed& deed,
                 Session& session) {
  if (words.empty()) {
    throw Error(ErrorKind::usage, "say which file: 'bureau attachment remove T1/f1 --reason WHY'");
  }
  for (const std::string& word : words) {
    remove_file(deed, file_ref(word));
  }
  return changed(session, deed.database(), resolve_refs(words, deed.database()), false);
}

}  // namespace

Command attachment_remove() {
  Command command = writing_words<Args>(
      {.noun = Noun::attachment,
       .verb = "remove",
       .summary = "Take a file off its matter, with the reason",
       .examples = {"bureau attachment remove T1/f1 --reason 附错文件"},
       .usage = "REF/fN… --reason WHY"},
      [](Fields& /*fields*/, Args& /*args*/) {}, take_off);
  command.takes_where = false;  // files are named one by one
  return command;
}

}  // namespace bureau::cli
