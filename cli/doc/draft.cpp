// bureau doc draft: a paper of our own is begun.

#include "cli/session/opening.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

Outcome run(const OpenArgs& args, const std::vector<Ref>& /*refs*/, Deed& deed, Session& session) {
  return open_by("draft", Register::doc, args, deed, session);
}

}  // namespace

Command doc_draft() {
  return writing<OpenArgs>(
      {.noun = Noun::doc,
       .verb = "draft",
       .summary = "Begin a paper of our own",
       .examples = {"bureau doc draft 关于消防整改情况的报告 --type 报告 --to 市应急管理局"},
       .usage = "TITLE [OPTIONS]"},
      declare_opening<declare_outgoing>, run, false);
}

}  // namespace bureau::cli
