// bureau progress, extend, adjust, urge, instruct, decide: what keeps a matter moving.

#include "ops/chase.h"

#include "base/error.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "ops/decide.h"

namespace bureau::cli {

namespace {

/// Runs an operation that makes an item in each matter; prints the items' refs.
template <class Input>
using Make = Item (*)(Deed&, Ref, const Input&);

template <class Input, Make<Input> Operation, bool Created>
Outcome run(const With<Input>& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "give the ref of the matter, T1, or --where");
  }
  std::vector<std::string> made;
  made.reserve(refs.size());
  for (const Ref ref : refs) {
    made.push_back(to_text(Operation(deed, ref, args.input).ref));
  }
  Outcome outcome = changed(session, deed.database(), refs, Created);
  outcome.refs = std::move(made);
  return outcome;
}

/// Item and task, one a line: "D1/i1", "T1".
Outcome made_of(Session& session, Deed& deed, const Item& item) {
  Outcome outcome = changed(session, deed.database(), {item.task.value_or(item.ref.ref)}, true);
  outcome.refs = {to_text(item.ref)};
  if (item.task) {
    outcome.refs.push_back(to_text(*item.task));
  }
  return outcome;
}

Outcome run_decide(const WithOne<DecideInput>& args, const std::vector<Ref>& refs, Deed& deed,
                   Session& session) {
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "give one meeting: 'bureau decide M1 TEXT'");
  }
  return made_of(session, deed, decide(deed, refs.front(), args.input));
}

Outcome run_instruct(const WithOne<InstructInput>& args, const std::vector<Ref>& refs, Deed& deed,
                     Session& session) {
  return made_of(
      session, deed,
      instruct(deed, refs.empty() ? std::nullopt : std::optional{refs.front()}, args.input));
}

}  // namespace

Command progress() {
  return writing<With<ProgressInput>>(
      {.noun = Noun::task,
       .verb = "progress",
       .summary = "Report how far it is",
       .examples = {"bureau progress T1 60 已完成两栋楼整改 --problem 经费 --next 本周五前招标"},
       .usage = "REF… [PERCENT] TEXT [OPTIONS]"},
      declare_input, run<ProgressInput, report_progress, true>);
}

Command extend() {
  return writing<With<ExtendInput>>(
      {.noun = Noun::task,
       .verb = "extend",
       .summary = "File an extension, grant or refuse it",
       .examples = {"bureau extend T1 --to 12月15日 --reason 等待审批", "bureau extend T1 --grant"},
       .usage = "REF… --to DAY --reason WHY | --grant | --refuse"},
      declare_input, run<ExtendInput, extend_matter, true>);
}

Command adjust() {
  return writing<With<AdjustInput>>(
      {.noun = Noun::task,
       .verb = "adjust",
       .summary = "Change the due time by a leader's own act",
       .examples = {"bureau adjust T1 --due 12月20日 --by 主任 --reason 重点工作调整"},
       .usage = "REF… --due DAY --by LEADER --reason WHY"},
      declare_input, run<AdjustInput, adjust_matter, true>);
}

Command urge(Noun noun) {
  return writing<With<UrgeInput>>({.noun = noun,
                                   .verb = "urge",
                                   .summary = "Press for it, and record that",
                                   .examples = {"bureau urge T1 请本周五前反馈 --means 电话"},
                                   .usage = "REF… [TEXT] [--means HOW]"},
                                  declare_input, run<UrgeInput, urge_matter, true>);
}

Command meeting_decide() {
  return writing<WithOne<DecideInput>>(
      {.noun = Noun::meeting,
       .verb = "decide",
       .summary = "Record a decision, and the task that carries it out",
       .examples = {"bureau decide M1 后勤处12月5日前完成北楼改造 --unit 后勤处 --due 12月5日"},
       .usage = "REF TEXT [OPTIONS]"},
      declare_input, run_decide);
}

Command instruct(Noun noun) {
  return writing<WithOne<InstructInput>>(
      {.noun = noun,
       .verb = "instruct",
       .summary = "Record a leader's instruction, and the task that it orders",
       .examples =
           {"bureau instruct D1 --by 主任 请后勤处牵头办理 --task --unit 后勤处 --due 月底"},
       .usage = "[REF] TEXT --by LEADER [OPTIONS]"},
      declare_input, run_instruct);
}

}  // namespace bureau::cli
