// The steps that kinds declare, as commands: bureau accept, finish, approve …

#include "ops/matter/step.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/answer.h"
#include "ops/matter/close.h"
#include "settings/settings.h"

#include <algorithm>

namespace bureau::cli {

namespace {

struct StepArgs : WriteArgs {
  StepInput input{};
  std::string answer{};
  bool close = false;
};

void declare_step(Fields& fields, StepArgs& args) {
  declare(fields, args.input);
  fields.option("--answer", args.answer, "Record this answer too");
  fields.flag("--close", args.close, "Close it as well");
}

Outcome run_step(const std::string& verb, const StepArgs& args, const std::vector<Ref>& refs,
                 Deed& deed, Session& session) {
  return each(refs, verb, deed, session, [&](Ref ref) {
    if (!args.answer.empty()) {
      record_answer(deed, ref, {.text = args.answer});  // before: the step may need it
    }
    const std::string number = get_matter(deed.database(), ref).number;
    Matter matter = take_step(deed, ref, verb, args.input);
    if (matter.number != number) {
      deed.say(localized("{}: {}", ref, matter.number));
    }
    if (!args.answer.empty()) {
      take_step_of(deed, ref, "answer", args.answer);
    }
    if (args.close) {
      matter = close_matter(deed, ref, args.input.waive);
    }
    say_state(deed, get_matter(deed.database(), matter.ref));
  });
}

}  // namespace

Command step(std::string_view verb, Noun noun, Kinds& kinds) {
  Command command{.noun = noun, .verb = std::string{verb}, .usage = "REF… [TEXT] [OPTIONS]"};
  for (const std::string& id : kinds.with_step(verb)) {
    const Kind& kind = kinds.get(id);
    const auto found = std::ranges::find(kind.steps, verb, &Step::verb);
    const bool of_noun = noun == Noun::office || word_of(noun) == to_text(kind.reg);
    const auto ends = [&](const Step& one) {
      const State* to = kind.find_state(one.to);
      return one.verb == verb && to != nullptr && !to->open();
    };
    if (of_noun && std::ranges::any_of(kind.steps, ends)) {
      command.risk = Risk::ends;
    }
    if (found != kind.steps.end() && of_noun && command.summary.empty()) {
      command.summary = found->help.shown().empty() ? found->name.shown() : found->help.shown();
      command.examples = {fmt::format("bureau {} {}1", verb, letter_of(kind.reg))};
    }
  }
  if (command.summary.empty()) {
    command.summary = verb;  // a kind need not say more
  }
  // The verb travels by value: a step has no function of its own.
  return writing_words<StepArgs>(
      std::move(command), declare_step,
      [name = std::string{verb}](const StepArgs& args, const std::vector<std::string>& words,
                                 Deed& deed, Session& session) {
        return run_step(name, args, resolve_refs(words, deed.database()), deed, session);
      });
}

}  // namespace bureau::cli
