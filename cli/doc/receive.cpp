// bureau doc receive: a paper came in.

#include "cli/session/opening.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

Outcome run(const OpenArgs& args, const std::vector<Ref>& /*refs*/, Deed& deed, Session& session) {
  return open_by("receive", Register::doc, args, deed, session);
}

}  // namespace

Command doc_receive() {
  return writing<OpenArgs>({.noun = Noun::doc,
                            .verb = "receive",
                            .summary = "Register a paper that came in",
                            .examples = {"bureau doc receive 消防检查通知 --from 应急管理局 "
                                         "--number 市应急〔2026〕15号"},
                            .usage = "TITLE --from WHO [OPTIONS]"},
                           declare_opening<declare_incoming>, run, false);
}

}  // namespace bureau::cli
