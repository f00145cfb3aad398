#include "ops/step.h"

#include "base/error.h"
#include "base/text.h"
#include "model/number.h"
#include "ops/around.h"
#include "ops/authority.h"
#include "ops/open.h"
#include "ops/possible.h"
#include "ops/waiting.h"
#include "store/series.h"
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

/// The next free number of its kind, when it has none.
void give_number(Deed& deed, const Kind& kind, const Step& step, Matter& matter) {
  if (!matter.number.empty()) {
    if (step.to.empty()) {
      throw Error(ErrorKind::refused, "{} has the number {}", matter.ref, matter.number);
    }
    return;
  }
  const int year = local(deed.happened()).date.year();
  const std::string series = kind.number_series.empty() ? kind.id : kind.number_series;
  const bool yearly = counts_by_year(kind.number_pattern);
  do {
    matter.number =
        format_number(kind.number_pattern, year,
                      static_cast<int>(next_number(deed.database(), series, yearly ? year : 0)));
  } while (!find_number(deed.database(), matter.number).empty());
}

/// A meeting is not held before it begins.
void check_begun(Deed& deed, const Matter& matter) {
  if (matter.starts_at && deed.happened() < *matter.starts_at) {
    throw Error(ErrorKind::refused,
                "{} begins {}, and was not held on {}: 'bureau edit {} --at …' when it was moved",
                matter.ref, to_short_text(*matter.starts_at), to_short_text(deed.happened()),
                matter.ref);
  }
}

void apply_effects(Deed& deed, const Kind& kind, const Step& step, const StepInput& input,
                   Matter& matter) {
  for (const Effect effect : step.effects) {
    switch (effect) {
      case Effect::claim: matter.claimed_at = deed.happened(); break;
      case Effect::unclaim: matter.claimed_at.reset(); break;
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
      case Effect::number: give_number(deed, kind, step, matter); break;
    }
  }
}

/// Nothing happens to a matter before what brought it where it stands. (A matter may be opened
/// later than it came in.)
void check_sequence(Deed& deed, const Kind& kind, const Matter& matter) {
  std::optional<Instant> since = matter.state_since;
  if (since && matter.state == kind.initial && matter.opened_at) {
    since = std::min(*since, *matter.opened_at);
  }
  if (since && deed.happened() < *since) {
    const State* state = kind.find_state(matter.state);
    throw Error(ErrorKind::refused, "{} is {} since {}: what comes after did not happen on {}",
                matter.ref, state != nullptr ? state->name.shown() : matter.state,
                to_short_text(*since), to_short_text(deed.happened()));
  }
}

void enter_state(Deed& deed, const Kind& kind, std::string_view to, Matter& matter) {
  const State* before = kind.find_state(matter.state);
  const State* after = kind.find_state(to);
  if (before != nullptr && before->suspended) {
    give_back(deed, matter);
  }
  matter.state = to;
  matter.state_rank = kind.rank_of(to);
  matter.state_since = deed.happened();
  if (after != nullptr && after->suspended) {
    matter.suspended_at = deed.happened();
  }
  const bool ended = after == nullptr || !after->open;
  if (ended && matter.open) {
    matter.closed_at = deed.happened();
  } else if (!ended) {
    matter.closed_at.reset();
  }
  matter.open = !ended;
  set_step_due(deed, kind, matter);
}

/// The matter as it was before it ended, in what ending changes; false when the journal cannot say.
bool restore_last_open(Deed& deed, const Kind& kind, Matter& matter, std::string& state) {
  Statement select = deed.database().prepare(
      "SELECT before FROM change WHERE matter = $1 AND table_name = 'matter' AND before <> ''"
      " ORDER BY seq DESC, n DESC");
  const Table& table = matter_table();
  for (select.bind(matter.ref); select.step();) {
    std::map<std::size_t, Value> before = columns_of_payload(table, select.text_at(0));
    const auto open = before.find(table.column("open"));
    if (open == before.end() || open->second != Value{std::int64_t{1}}) {
      continue;
    }
    Row row = row_of(matter);
    for (const char* name : {"state", "claimed_at", "progress"}) {
      if (const auto column = before.find(table.column(name)); column != before.end()) {
        row[column->first] = column->second;
      }
    }
    const Matter then = matter_of(row);
    const State* found = kind.find_state(then.state);
    if (found == nullptr || !found->open) {
      return false;
    }
    state = then.state;
    matter.claimed_at = then.claimed_at;
    matter.progress = then.progress;
    return true;
  }
  return false;
}

/// Where a matter goes on when the journal does not know it any more: the state before the step
/// that ended it.
std::string state_before_end(const Kind& kind, const Matter& matter) {
  std::string state = kind.initial;
  for (const Step& step : kind.steps) {
    for (const std::string& from :
         step.to == matter.state ? step.from : std::vector<std::string>{}) {
      const State* found = kind.find_state(from);
      state = found != nullptr && found->open ? from : state;
    }
  }
  return state;
}

/// The state that a matter had before the present one, "" when the journal does not know it.
std::string state_it_came_from(Deed& deed, const Kind& kind, const Matter& matter) {
  Statement select = deed.database().prepare(
      "SELECT before, after FROM change WHERE matter = $1 AND table_name = 'matter'"
      " AND before <> '' AND after <> '' ORDER BY seq DESC, n DESC");
  const Table& table = matter_table();
  const std::size_t state = table.column("state");
  for (select.bind(matter.ref); select.step();) {
    const std::map<std::size_t, Value> after = columns_of_payload(table, select.text_at(1));
    if (const auto entered = after.find(state);
        entered != after.end() && entered->second == Value{matter.state}) {
      std::string from =
          std::get<std::string>(columns_of_payload(table, select.text_at(0)).at(state));
      if (kind.find_state(from) != nullptr) {  // not that it was reopened
        return from;
      }
    }
  }
  return {};
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
  fields.option("--attach", input.attach, "A file");
}

bool owes_answer(const Kind& kind, const Matter& matter) {
  const bool required = kind.answer_required || (kind.answer_when_act && matter.need == Need::act);
  return required && !matter.answered_at && matter.waiver.empty();
}

void check_may_end(Deed& deed, const Matter& matter, std::string_view verb) {
  if (const std::vector<std::string> open = open_tasks_of(deed, matter.ref);
      matter.ref.reg == Register::doc && matter.open && !open.empty()) {
    throw Error(ErrorKind::refused, "{} cannot take '{}' yet: {}", matter.ref,
                deed.office().kind_of(matter).typed(verb),
                localized("{} implements it and is open", fmt::join(open, " ")));
  }
}

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

Matter take_step(Deed& deed, Ref ref, std::string_view verb, const StepInput& input) {
  const StepInput given = normalized_input(input);
  Matter matter = deed.get(ref);
  const Kind& kind = deed.office().kind_of(matter);
  const Step* step = kind.find_step(verb, matter.state);
  const State* state = kind.find_state(matter.state);
  const std::string state_name = state != nullptr ? state->name.shown() : tr(matter.state.c_str());
  if (step == nullptr) {
    std::vector<std::string> possible = possible_steps(kind, matter);
    if (!matter.open) {
      possible.emplace_back("reopen");
    }
    throw Error(
        ErrorKind::refused, "{} is {}: '{}' is not possible there; possible: {}", ref, state_name,
        kind.typed(verb),
        possible.empty() ? localized("none") : fmt::format("{}", fmt::join(possible, tr(", "))));
  }
  check_sequence(deed, kind, matter);
  const std::string by = deed.by(usual_actor(deed.office(), matter, *step));
  check_actor(deed, matter, *step, by);
  if (const std::vector<std::string> open = missing_for(deed, matter, *step, given, by);
      !open.empty()) {
    throw Error(ErrorKind::refused, "{} cannot take '{}' yet: {}", ref, kind.typed(verb),
                fmt::join(open, tr("; ")));
  }
  // Where the thing ended is a column of the register; what is said of it is not.
  const bool is_whereabouts =
      given.whereabouts.empty() &&
      std::ranges::find(step->effects, Effect::whereabouts) != step->effects.end();
  const std::string said = is_whereabouts ? given.text : deed.words(matter, "text", given.text);
  if (!given.waive.empty() && owes_answer(kind, matter)) {
    matter.waiver = given.waive;
  }
  // A kind that changed: the matter follows the newest that still has its state.
  matter.kind_version = pin_kind(deed.database(), kind.id, kind.source);
  apply_effects(deed, kind, *step, given, matter);
  if (const std::string to = state_after(deed, kind, *step, matter); to != matter.state) {
    if (const State* next = kind.find_state(to); next != nullptr && !next->open) {
      check_may_end(deed, matter, verb);
    }
    enter_state(deed, kind, to, matter);
  }
  deed.save(matter);
  attach_files(deed, matter, given.attach);
  if (!said.empty()) {
    deed.add_item(ref, 'n', {.by = by, .text = said, .means = std::string{verb}});
  }
  return get_matter(deed.database(), ref);
}

Matter cancel_matter(Deed& deed, Ref ref, std::string_view reason) {
  Matter matter = deed.get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused, "{} is closed already", ref);
  }
  const std::string why =
      normalized("reason", reason.empty() ? deed.options().reason : std::string{reason});
  if (why.empty()) {
    throw Error(ErrorKind::refused,
                "{} is not cancelled without a reason: 'bureau cancel {} REASON'", ref, ref);
  }
  const std::string by = ref.reg == Register::task ? decider_on(deed, matter, "cancel")
                                                   : deed.by(deed.office().name());
  check_sequence(deed, deed.office().kind_of(matter), matter);
  check_may_end(deed, matter, "cancel");
  matter.waiver = why;
  enter_state(deed, deed.office().kind_of(matter), cancelled_state, matter);
  deed.save(matter);
  deed.add_item(ref, 'n', {.by = by, .text = why, .means = "cancel"});
  return get_matter(deed.database(), ref);
}

Matter reopen_matter(Deed& deed, Ref ref, std::string_view reason) {
  Matter matter = deed.get(ref);
  const std::string why =
      normalized("reason", reason.empty() ? deed.options().reason : std::string{reason});
  if (matter.open) {
    throw Error(ErrorKind::refused, "{} is open", ref);
  }
  if (why.empty()) {
    throw Error(ErrorKind::refused,
                "{} is not reopened without a reason: 'bureau reopen {} REASON'", ref, ref);
  }
  const Kind& kind = deed.office().kind_of(matter);
  check_sequence(deed, kind, matter);
  const std::string by = deed.by(deed.office().name());
  std::string state;
  if (!restore_last_open(deed, kind, matter, state)) {
    state = state_before_end(kind, matter);
    matter.claimed_at.reset();
  }
  matter.waiver.clear();
  enter_state(deed, kind, state, matter);
  deed.save(matter);
  book_place(deed, matter);  // its room may have been given to another since it ended
  deed.add_item(ref, 'n', {.by = by, .text = why, .means = "reopen"});
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
