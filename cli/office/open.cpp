// bureau task add, doc receive, doc draft, meeting plan: the commands that open a matter.

#include "ops/open.h"

#include "base/error.h"
#include "cli/commands.h"
#include "cli/listing.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  NewMatter matter{};
};

template <void (*Declare)(Fields&, NewMatter&)>
void declare(Fields& fields, Args& args) {
  Declare(fields, args.matter);
}

template <const std::string_view& Kind>
Outcome run(const Args& args, const std::vector<Ref>& /*refs*/, Deed& deed, Session& session) {
  NewMatter draft = args.matter;
  if (draft.kind.empty()) {
    draft.kind = Kind;
  }
  const Register reg = deed.office().kind(Kind).reg;
  if (deed.office().kind(draft.kind).reg != reg) {
    throw Error(ErrorKind::usage, "'{}' is no kind of {}", draft.kind, tr(to_text(reg).c_str()));
  }
  const Matter matter = open_matter(deed, std::move(draft));
  return changed(session, deed.database(), {matter.ref}, true);
}

constexpr std::string_view task_kind = "task";
constexpr std::string_view incoming_kind = "incoming";
constexpr std::string_view outgoing_kind = "outgoing";
constexpr std::string_view meeting_kind = "meeting";

}  // namespace

Command task_add() {
  return writing<Args>(
      {.noun = Noun::task,
       .verb = "add",
       .summary = "Give a task",
       .examples = {"bureau task add 整改消防通道 --unit 后勤处 --within 10wd",
                    "bureau task add \"Renew the fire certificate\" --unit Logistics --due fri"},
       .usage = "TITLE [OPTIONS]"},
      declare<declare_task>, run<task_kind>, false);
}

Command doc_receive() {
  return writing<Args>({.noun = Noun::doc,
                        .verb = "receive",
                        .summary = "Register a paper that came in",
                        .examples = {"bureau doc receive 消防检查通知 --from 应急管理局 "
                                     "--number 市应急〔2026〕15号"},
                        .usage = "TITLE --from WHO [OPTIONS]"},
                       declare<declare_incoming>, run<incoming_kind>, false);
}

Command doc_draft() {
  return writing<Args>(
      {.noun = Noun::doc,
       .verb = "draft",
       .summary = "Begin a paper of our own",
       .examples = {"bureau doc draft 关于消防整改情况的报告 --type 报告 --to 市应急管理局"},
       .usage = "TITLE [OPTIONS]"},
      declare<declare_outgoing>, run<outgoing_kind>, false);
}

Command meeting_plan() {
  return writing<Args>(
      {.noun = Noun::meeting,
       .verb = "plan",
       .summary = "Plan a meeting and book its room",
       .examples = {"bureau meeting plan 消防整改协调会 --at \"下周三 9:30\" --for 2h --room 301"},
       .usage = "TITLE --at WHEN [OPTIONS]"},
      declare<declare_meeting>, run<meeting_kind>, false);
}

}  // namespace bureau::cli
