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

constexpr std::string_view add_verb = "add";
constexpr std::string_view receive_verb = "receive";
constexpr std::string_view draft_verb = "draft";
constexpr std::string_view plan_verb = "plan";

/// The kind that is meant: the one that is named, else that of the model, where this has the
/// register of the verb, else the one that the verb opens.
const Kind& kind_meant(const NewMatter& draft, std::string_view verb, Register reg, Deed& deed) {
  if (!draft.kind.empty()) {
    return deed.office().kind(draft.kind);
  }
  if (!draft.like.empty()) {
    const Kind& kind = deed.office().kind(deed.referred(parse<Ref>(draft.like)).kind);
    if (kind.reg == reg) {
      return kind;
    }
  }
  return deed.office().kinds().opened_by(verb);
}

template <const std::string_view& Verb, Register Reg>
Outcome run(const Args& args, const std::vector<Ref>& /*refs*/, Deed& deed, Session& session) {
  NewMatter draft = args.matter;
  const Kind& kind = kind_meant(draft, Verb, Reg, deed);
  if (kind.reg != Reg) {
    throw Error(ErrorKind::usage, "'{}' is no kind of {}", draft.kind, tr(to_text(Reg).c_str()));
  }
  draft.kind = kind.id;
  const Matter matter = open_matter(deed, std::move(draft));
  return changed(session, deed.database(), {matter.ref}, true);
}

}  // namespace

Command task_add() {
  return writing<Args>(
      {.noun = Noun::task,
       .verb = "add",
       .summary = "Give a task",
       .examples = {"bureau task add 整改消防通道 --unit 后勤处 --within 10wd",
                    "bureau task add \"Renew the fire certificate\" --unit Logistics --due fri"},
       .usage = "TITLE [OPTIONS]"},
      declare<declare_task>, run<add_verb, Register::task>, false);
}

Command doc_receive() {
  return writing<Args>({.noun = Noun::doc,
                        .verb = "receive",
                        .summary = "Register a paper that came in",
                        .examples = {"bureau doc receive 消防检查通知 --from 应急管理局 "
                                     "--number 市应急〔2026〕15号"},
                        .usage = "TITLE --from WHO [OPTIONS]"},
                       declare<declare_incoming>, run<receive_verb, Register::doc>, false);
}

Command doc_draft() {
  return writing<Args>(
      {.noun = Noun::doc,
       .verb = "draft",
       .summary = "Begin a paper of our own",
       .examples = {"bureau doc draft 关于消防整改情况的报告 --type 报告 --to 市应急管理局"},
       .usage = "TITLE [OPTIONS]"},
      declare<declare_outgoing>, run<draft_verb, Register::doc>, false);
}

Command meeting_plan() {
  return writing<Args>(
      {.noun = Noun::meeting,
       .verb = "plan",
       .summary = "Plan a meeting and book its room",
       .examples = {"bureau meeting plan 消防整改协调会 --at \"下周三 9:30\" --for 2h --room 301"},
       .usage = "TITLE --at WHEN [OPTIONS]"},
      declare<declare_meeting>, run<plan_verb, Register::meeting>, false);
}

}  // namespace bureau::cli
