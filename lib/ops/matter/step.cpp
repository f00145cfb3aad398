#include "ops/matter/step.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/authority.h"
#include "ops/deed/state.h"
#include "ops/doc/number.h"
#include "ops/doc/reply.h"
#include "ops/doc/sign.h"
#include "ops/matter/answer.h"
#include "ops/matter/files.h"
#include "ops/matter/open_steps.h"
#include "ops/matter/present.h"
#include "ops/matter/ties.h"
#include "ops/task/part.h"
#include "ops/task/progress.h"
#include "store/past.h"
#include "store/versions.h"

#include <algorithm>

namespace bureau {

namespace {

std::vector<std::string> open_tasks_of(Deed& deed, Ref ref) {
  std::vector<std::string> open;
  for (const Link& link : links_of(deed.database(), ref)) {
    if (link.to == ref && link.kind == "implements" &&
        get_matter(deed.database(), link.from).open) {
      open.push_back(to_text(link.from));
    }
  }
  return open;
}

std::string undecided_of(Deed& deed, Ref ref) {
  std::string list;
  for (const Item& decision : items_of(deed.database(), ref, 'd')) {
    if (lacks_task(decision, !tasks_of(deed, decision).empty())) {
      list += (list.empty() ? "" : " ") + to_text(decision.ref);
    }
  }
  return list;
}

/// A blank says nothing.
StepInput normalized_input(StepInput input) {
  input.text = normalized("text", input.text);
  input.whereabouts = normalized("whereabouts", input.whereabouts);
  input.waive = normalized("reason", input.waive);
  return input;
}

/// Whether what a step needs is there: in the matter, or given with the step.
bool is_met(Deed& deed, const Matter& matter, Condition need, const StepInput& input,
            std::string_view by) {
  const auto has_item = [&](char letter) {
    return !items_of(deed.database(), matter.ref, letter).empty();
  };
  switch (need) {
    case Condition::unit: return !matter.unit.empty();
    case Condition::due: return matter.due.has_value();
    case Condition::number: return !matter.number.empty();
    case Condition::answer:
      return !input.waive.empty() || !owes_answer(deed.office().kind_of(matter), matter);
    case Condition::file: return !input.attach.empty() || has_item('f');
    case Condition::reason: return !input.text.empty() || !deed.options().reason.empty();
    case Condition::text: return !input.text.empty() || deed.is_wordless(matter);
    case Condition::tasks_closed: return open_tasks_of(deed, matter.ref).empty();
    case Condition::whereabouts:
      return !input.whereabouts.empty() || !input.text.empty() || !matter.whereabouts.empty();
    case Condition::not_lead: return !is_in_charge(deed.office(), matter, by);
    case Condition::progress: return !input.text.empty() || has_item('p');
    case Condition::decisions: return undecided_of(deed, matter.ref).empty();
  }
  return true;
}

/// What is missing, and the way out.
std::string way_out(Deed& deed, const Matter& matter, Condition need, std::string_view by) {
  const Ref ref = matter.ref;
  switch (need) {
    case Condition::unit:
      return localized("no unit is in charge: 'bureau assign {} --unit …'", ref);
    case Condition::due: return localized("no due time: 'bureau edit {} --due …'", ref);
    case Condition::number: return localized("no number was given: 'bureau number {}'", ref);
    case Condition::answer:
      if (!matter.answer.empty()) {
        return localized(
            "the paper that carries its answer is not issued: 'bureau trace {}' names it, 'bureau "
            "answer {} …' gives another",
            ref, ref);
      }
      return localized("its answer is not recorded: 'bureau answer {} …' or --waive REASON", ref);
    case Condition::file: return localized("no file is attached: --attach FILE");
    case Condition::reason: return localized("it needs a reason: say why");
    case Condition::text: return localized("it needs a text");
    case Condition::tasks_closed:
      return localized("{} implements it and is open", fmt::join(open_tasks_of(deed, ref), " "));
    case Condition::whereabouts:
      return localized("it must be said where it ended: --whereabouts …");
    case Condition::not_lead:
      return localized("{} is in charge and never does this to their own task: --by somebody else",
                       by);
    case Condition::progress:
      return localized("no progress was reported: 'bureau progress {} …'", ref);
    case Condition::decisions:
      return localized("{} has neither a task nor a reason for none", undecided_of(deed, ref));
  }
  return {};
}

/// Why: --reason, else what was typed as a text.
std::string reason_of(const Deed& deed, const StepInput& given) {
  return deed.options().reason.empty() ? given.text : deed.options().reason;
}

void apply_effects(Deed& deed, const Kind& kind, const Step& step, const StepInput& input,
                   std::string_view by, Matter& matter) {
  for (const Effect effect : step.effects) {
    switch (effect) {
      case Effect::claim: matter.claimed_at = deed.happened(); break;
      case Effect::sign:
        sign(deed, kind, by, input.for_whom, reason_of(deed, input), matter);
        break;
      case Effect::unclaim:
        matter.claimed_at.reset();
        follow_reports(deed, matter);
        break;
      case Effect::hold:
        check_begun(deed, matter);
        matter.claimed_at = deed.happened();
        matter.progress = 100;
        break;
      case Effect::whereabouts:
        if (!input.whereabouts.empty() || !input.text.empty()) {
          matter.whereabouts = input.whereabouts.empty() ? input.text : input.whereabouts;
        }
        break;
      case Effect::back: break;  // says where it leads to
      case Effect::number:
        if (matter.number.empty()) {
          give_number(deed, kind, matter);
        } else if (step.to.empty()) {
          throw Error(ErrorKind::refused, "{} has the number {}", matter.ref, matter.number);
        }
        break;
    }
  }
}

/// The state that a matter had before the present one, "" when the journal does not know it.
std::string state_it_came_from(Deed& deed, const Kind& kind, const Matter& matter) {
  const Table& table = matter_table();
  const std::size_t state = table.column("state");
  std::string from;
  each_change(deed.database(), matter.ref, [&](const Change& change) {
    if (change.before.empty() || change.after.empty()) {
      return true;
    }
    const std::map<std::size_t, Value> after = columns_of_payload(table, change.after);
    const auto entered = after.find(state);
    if (entered == after.end() || entered->second != Value{matter.state}) {
      return true;
    }
    from = std::get<std::string>(columns_of_payload(table, change.before).at(state));
    return kind.find_state(from) == nullptr;  // that it was reopened does not tell
  });
  return kind.find_state(from) != nullptr ? from : std::string{};
}

std::string state_after(Deed& deed, const Kind& kind, const Step& step, const Matter& matter) {
  if (std::ranges::find(step.effects, Effect::back) != step.effects.end()) {
    if (std::string came_from = state_it_came_from(deed, kind, matter); !came_from.empty()) {
      return came_from;
    }
  }
  return step.to.empty() ? matter.state : step.to;
}

}  // namespace

void declare(Fields& fields, StepInput& input) {
  fields.text("text", input.text, "What was done, or why");
  fields.option("--whereabouts", input.whereabouts,
                "Where the thing ended: archive number, ledger …");
  fields.option("--waive", input.waive, "Why no answer is owed after all");
  fields.option("--for", input.for_whom, "The principal for whom it is signed, with the reason");
  fields.option("--without", input.without,
                "Units that help and do not answer any more, with commas between");
  fields.option("--attach", input.attach, "A file");
}

void check_begun(const Deed& deed, const Matter& meeting) {
  if (meeting.starts_at && deed.happened() < *meeting.starts_at) {
    throw Error(ErrorKind::refused,
                "{} begins {}, and nothing was held or decided on {}: 'bureau edit {} --at …' when "
                "it was moved, or --when it was",
                meeting.ref, to_short_text(*meeting.starts_at), to_short_text(deed.happened()),
                meeting.ref);
  }
}

bool owes_answer(const Kind& kind, const Matter& matter) {
  return kind.wants_answer(matter) && !matter.answered_at && matter.waiver.empty();
}

void check_may_end(Deed& deed, const Matter& matter, std::string_view verb) {
  if (const std::vector<std::string> open = open_tasks_of(deed, matter.ref);
      matter.ref.reg == Register::doc && matter.open && !open.empty()) {
    throw Error(ErrorKind::refused, "{} cannot take '{}' yet: {}", matter.ref,
                deed.office().kind_of(matter).typed(verb),
                localized("{} implements it and is open", fmt::join(open, " ")));
  }
}

namespace {

/// What keeps a matter from a step, each a sentence; empty: nothing.
std::vector<std::string> missing_for(Deed& deed, const Matter& matter, const Step& step,
                                     const StepInput& input, std::string_view by) {
  std::vector<std::string> all;
  for (const Condition need : step.needs) {
    if (!is_met(deed, matter, need, input, by)) {
      all.push_back(way_out(deed, matter, need, by));
    }
  }
  return all;
}

/// The step as it is possible now. Throws Error(refused) that says which are.
const Step& possible_step(const Kind& kind, const Matter& matter, std::string_view verb) {
  if (const Step* step = kind.find_step(verb, matter.state)) {
    return *step;
  }
  std::vector<std::string> possible = possible_steps(kind, matter);
  if (!matter.open) {
    possible.emplace_back("reopen");
  }
  throw Error(
      ErrorKind::refused, "{} is {}: '{}' is not possible there; possible: {}", matter.ref,
      kind.word_of_state(matter.state), kind.typed(verb),
      possible.empty() ? localized("none") : fmt::format("{}", fmt::join(possible, tr(", "))));
}

/// Whether a step ends a matter that has no answer and does not ask for one: a refusal, a paper
/// that is sent back.
bool ends_unanswered(const Kind& kind, const Step& step, const Matter& matter) {
  const State* to = kind.find_state(step.to);
  return matter.open && to != nullptr && !to->open() && owes_answer(kind, matter) &&
         !step.has(Condition::answer);
}

/// Why it ends so is the answer to whoever raised it.
void answer_by_reason(Deed& deed, const Kind& kind, const Step& step, const StepInput& given,
                      Matter& matter) {
  const std::string& why = given.text.empty() ? deed.options().reason : given.text;
  if (why.empty() && !deed.is_wordless(matter)) {
    throw Error(
        ErrorKind::refused,
        "{} cannot take '{}' yet: it ends without an answer, and the reason is that: say why",
        matter.ref, kind.typed(step.verb));
  }
  matter.answer = why.empty() ? cover_text(matter) : deed.words(matter, "answer", why);
  matter.answered_at = deed.happened();
}

/// Takes a step of the kind; gives whose act it was.
std::string walk(Deed& deed, const Kind& kind, const Step& step, const StepInput& given,
                 Matter& matter) {
  check_sequence(deed, kind, matter);
  std::string by = deed.acts_for(usual_actor(deed.office(), matter, step));
  check_actor(deed, matter, step, by);
  check_not_before(deed, matter, step.verb, by);  // what they will say is not forestalled
  leave_desk(deed, kind.word_of(step.verb), matter);
  const bool was_issued = issued_at(deed.office(), matter).has_value();
  const bool waives = !given.waive.empty() && owes_answer(kind, matter);
  if (waives) {
    check_office_act(deed, matter, "waive", by);
  }
  if (const std::vector<std::string> open = missing_for(deed, matter, step, given, by);
      !open.empty()) {
    throw Error(ErrorKind::refused, "{} cannot take '{}' yet: {}", matter.ref,
                kind.typed(step.verb), fmt::join(open, tr("; ")));
  }
  if (matter.ref.reg == Register::task && step.has(Effect::claim)) {
    close_parts(deed, matter, step.verb, given.without,
                deed.words(matter, "reason", reason_of(deed, given)));
  }
  if (waives) {
    matter.waiver = given.waive;
  } else if (ends_unanswered(kind, step, matter)) {
    answer_by_reason(deed, kind, step, given, matter);
  }
  // A kind that changed: the matter follows the newest that still has its state.
  matter.kind_version = pin_kind(deed.database(), kind.id, kind.source);
  apply_effects(deed, kind, step, given, by, matter);
  if (const std::string to = state_after(deed, kind, step, matter); to != matter.state) {
    if (const State* next = kind.find_state(to); next != nullptr && !next->open()) {
      check_may_end(deed, matter, step.verb);
      say_unseen(deed, matter);
    }
    enter_state(deed, kind, to, matter);
  }
  deed.save(matter);
  if (!was_issued && issued_at(deed.office(), matter)) {
    answer_by_issue(deed, matter);
    await_replies(deed, matter);
  }
  attach_files(deed, matter, given.attach);
  return by;
}

}  // namespace

Matter take_step(Deed& deed, Ref ref, std::string_view verb, const StepInput& input) {
  const StepInput given = normalized_input(input);
  Matter matter = deed.get(ref);
  const Kind& kind = deed.office().kind_of(matter);
  const Step& step = possible_step(kind, matter, verb);
  if (!given.for_whom.empty() && !step.has(Effect::sign)) {
    throw Error(ErrorKind::usage, "{} signs nothing: --for goes with the step that signs",
                kind.word_of(verb));
  }
  // Where the thing ended is a column of the register; what is said of it is not.
  const bool is_whereabouts =
      given.whereabouts.empty() &&
      std::ranges::find(step.effects, Effect::whereabouts) != step.effects.end();
  const std::string said = is_whereabouts ? given.text : deed.words(matter, "text", given.text);
  const std::string by = walk(deed, kind, step, given, matter);
  if (!said.empty()) {
    deed.add_item(ref, 'n', {.by = by, .text = said, .means = std::string{verb}});
  }
  return get_matter(deed.database(), ref);
}

void take_step_of(Deed& deed, Ref ref, std::string_view operation, const std::string& text) {
  Matter matter = get_matter(deed.database(), ref);
  const Kind& kind = deed.office().kind_of(matter);
  const Step* step = kind.find_step(operation, matter.state);
  if (step != nullptr) {
    walk(deed, kind, *step, {.text = text}, matter);
    deed.say(localized("{}: {}", ref, kind.word_of_state(matter.state)));
  }
}

Matter cancel_matter(Deed& deed, Ref ref, std::string_view reason) {
  Matter matter = deed.get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused, "{} is closed already", ref);
  }
  const std::string why = deed.reason(reason);
  if (why.empty()) {
    throw Error(ErrorKind::refused,
                "{} is not cancelled without a reason: 'bureau cancel {} REASON'", ref, ref);
  }
  std::string by = ref.reg == Register::task ? decider_on(deed, matter, "cancel")
                                             : deed.acts_for(deed.office().name());
  if (ref.reg == Register::doc) {
    check_office_act(deed, matter, "cancel", by);
  } else if (ref.reg == Register::meeting) {
    check_not_outsider(deed, matter, "cancel", by);
  }
  const Kind& kind = deed.office().kind_of(matter);
  matter.waiver = why;
  if (const Step* step = kind.find_step("cancel", matter.state)) {
    by = walk(deed, kind, *step, {.text = why}, matter);
  } else {
    check_sequence(deed, kind, matter);
    check_may_end(deed, matter, "cancel");
    leave_desk(deed, deed.is_wordless(matter) ? cover_text(matter) : why, matter);
    enter_state(deed, kind, cancelled_state, matter);
    deed.save(matter);
  }
  deed.add_item(ref, 'n', {.by = by, .text = why, .means = "cancel"});
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
