// The steps that kinds declare, as commands: bureau accept, finish, approve …

#include "ops/matter/step.h"

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/answer.h"
#include "ops/matter/close.h"
#include "settings/settings.h"

#include <algorithm>
#include <utility>

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

/// The states that the step leads to, or stays in.
std::vector<const State*> states_after(const Kind& kind, const Step& step) {
  std::vector<const State*> states;
  for (const State& state : kind.states) {
    const bool stays = step.to.empty() && std::ranges::find(step.from, state.id) != step.from.end();
    if (state.id == step.to || stays) {
      states.push_back(&state);
    }
  }
  return states;
}

/// Which options do something with a step of one of the kinds.
struct Sense {
  bool close = false;
  bool whereabouts = false;
  bool waive = false;
  bool for_whom = false;

  /// --close goes on from what is claimed to be done or was found good; the others are what the
  /// step itself asks for, or the steps that --close takes.
  void add(const Kind& kind, const Step& step) {
    close = close || std::ranges::any_of(states_after(kind, step), [](const State* state) {
              return state->phase == Phase::review || state->phase == Phase::done;
            });
    whereabouts = whereabouts || step.has(Condition::whereabouts) || step.has(Effect::whereabouts);
    waive = waive || close || step.has(Condition::answer);
    for_whom = for_whom || step.has(Effect::sign);
  }

  std::vector<std::string_view> pointless() const {
    std::vector<std::string_view> names;
    for (const auto& [name, has_sense] :
         {std::pair{"--close", close}, std::pair{"--whereabouts", whereabouts},
          std::pair{"--waive", waive}, std::pair{"--for", for_whom}}) {
      if (!has_sense) {
        names.emplace_back(name);
      }
    }
    return names;
  }
};

}  // namespace

Command step(std::string_view verb, Noun noun, Kinds& kinds) {
  Command command{.noun = noun, .verb = std::string{verb}, .usage = "REF… [TEXT] [OPTIONS]"};
  Sense sense;
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
    for (const Step& one : kind.steps) {
      if (of_noun && one.verb == verb) {
        sense.add(kind, one);
      }
    }
    if (found != kind.steps.end() && of_noun && command.summary.empty()) {
      command.summary = found->help.shown().empty() ? found->name.shown() : found->help.shown();
      command.examples = {fmt::format("bureau {} {}1", verb, letter_of(kind.reg))};
    }
  }
  command.pointless = sense.pointless();
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
