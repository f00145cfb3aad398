#include "ops/meeting/decide.h"

#include "base/error.h"
#include "base/text.h"
#include "model/paper_title.h"
#include "ops/deed/authority.h"
#include "ops/matter/present.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"

#include <algorithm>

namespace bureau {

namespace {

void declare_given(Fields& fields, NewMatter& task) {
  fields.option("--unit", task.values["unit"], "The unit in charge of the task");
  fields.option("--co", task.co,
                "Units that help, with commas between; may be given several times");
  fields.option("--person", task.values["person"], "Who does it");
  fields.moment("--due", task.due, Direction::forward, "When the task is due");
  fields.option("--within", task.within, "The task's time limit: 10wd");
  fields.option("--urgency", task.values["urgency"], "normal, urgent, very-urgent or top-urgent",
                names_of(Urgency{}));
}

bool gives_task(const NewMatter& task) {
  return !task.value("unit").empty() || !task.co.empty() || !task.value("person").empty() ||
         task.due || task.within;
}

/// What was said before in the same words, by the same one: it may be the same once more.
void say_same_words(Deed& deed, Ref ref, char letter, const Item& said) {
  for (const Item& item : items_of(deed.database(), ref, letter)) {
    if (item.text == said.text && item.by == said.by && item.means == said.means) {
      deed.say(localized("{} says the same", item.ref));
      return;
    }
  }
}

/// The task that carries out an item of another matter, tied to it and as secret as it: the words
/// of a state secret are no title.
Matter open_task(Deed& deed, const Matter& matter, const SubRef& source, NewMatter task,
                 std::string_view title) {
  task.kind = deed.office().kinds().of_orders().id;
  task.title = is_state_secret(matter.secrecy.level) ? std::string_view{} : title;
  if (matter.secrecy.level != Level::open) {
    task.values["secrecy"] = to_text(matter.secrecy);
  }
  Matter opened = open_matter(deed, std::move(task));
  add_link(deed, {.from = opened.ref,
                  .kind = "implements",
                  .to = source.ref,
                  .sub = fmt::format("{}{}", source.letter, source.n)});
  return opened;
}

}  // namespace

void declare(Fields& fields, DecideInput& input) {
  fields.text("text", input.text, "What was decided");
  fields.option("--result", input.result,
                "agreed, passed, in-principle, heard, studied, deferred or rejected",
                decision_results());
  fields.option("--no-task", input.no_task, "Why it needs no task");
  declare_given(fields, input.task);
}

Item decide(Deed& deed, Ref ref, const DecideInput& input) {
  const Matter meeting = deed.get(ref);
  if (ref.reg != Register::meeting) {
    throw Error(ErrorKind::usage, "{} is a {}: decisions are made in meetings", ref,
                tr(to_text(ref.reg).c_str()));
  }
  if (meeting.state == cancelled_state) {
    throw Error(ErrorKind::refused,
                "{} was cancelled and decides nothing: 'bureau reopen {} REASON' opens it again",
                ref, ref);
  }
  check_begun(deed, meeting);
  Item item{.text = deed.words(meeting, "decision", input.text)};
  if (item.text.empty()) {
    if (!deed.is_wordless(meeting)) {
      throw Error(ErrorKind::usage, "say what {} decided", ref);
    }
    item.text = cover_text(meeting);
  }
  item.result = decision_result(input.result);
  const bool rejected = item.result == "rejected" || item.result == "deferred";
  const bool task = gives_task(input.task);
  if (task && (rejected || !input.no_task.empty())) {
    throw Error(ErrorKind::usage, "a decision that is {} gives no task: leave out --unit and --due",
                rejected ? tr(item.result.c_str()) : "--no-task");
  }
  item.by = deed.acts_for(deed.office().name());
  item.reason = normalized("reason", input.no_task);
  const Step* hold = deed.office().kind_of(meeting).find_step(Effect::hold, meeting.state);
  if (hold != nullptr && meeting.starts_at && *meeting.starts_at <= deed.happened()) {
    take_step(deed, ref, hold->verb, {});
  }
  say_same_words(deed, ref, 'd', item);
  item = deed.add_item(ref, 'd', std::move(item));
  if (task) {
    NewMatter draft = input.task;
    draft.values["origin"] = meeting.title;
    const Matter opened = open_task(deed, meeting, item.ref, std::move(draft), item.text);
    item.task = opened.ref;
    item.unit = opened.unit;
    item.due = opened.due;
    deed.save_item(item);
  }
  return item;
}

namespace {

/// What raises a task that a leader orders: who, when, on what. The words of a state secret are
/// none.
std::string order_of(const Matter& matter, const Item& item) {
  if (is_state_secret(matter.secrecy.level)) {
    return item.by;
  }
  const Date day = local(item.at).date;
  const std::string on = matter.number.empty() ? to_text(matter.ref) : matter.number;
  return item.means == "oral"
             ? localized("{0}, {1}-{2}, spoken about {3}", item.by, day.month(), day.day(), on)
             : localized("{0}, {1}-{2}, on {3}", item.by, day.month(), day.day(), on);
}

/// Who ordered a task has the last word on it (报批示领导审定): a part that waits for it.
void expect_orderer(Deed& deed, Ref task, const std::string& leader) {
  deed.journal().insert(
      part_table(),
      row_of(Part{.ref = task, .role = "orderer", .who = leader, .since = deed.happened()}));
}

/// What a leader says of a task that they ordered, once it is claimed to be done, is that word.
void hear_orderer(Deed& deed, Ref ref, const Item& said) {
  const Matter task = get_matter(deed.database(), ref);
  for (Part part : parts_of(deed.database(), ref)) {
    if (part.role == "orderer" && !part.answered_at && task.claimed_at &&
        deed.office().is_same(part.who, said.by)) {
      part.answered_at = said.at;
      part.answer = said.text;
      deed.journal().update(part_table(), row_of(part));
    }
  }
}

/// A paper that came back with the unit named goes to it, where its kind has a step for that.
void hand_over(Deed& deed, Ref ref, const std::string& unit) {
  Matter matter = get_matter(deed.database(), ref);
  const Kind& kind = deed.office().kind_of(matter);
  const auto step = std::ranges::find_if(kind.steps, [&](const Step& one) {
    const State* to = kind.find_state(one.to);
    return one.act == Act::office && one.has(Condition::unit) && to != nullptr &&
           to->phase == Phase::in_hand &&
           std::ranges::find(one.from, matter.state) != one.from.end();
  });
  if (step == kind.steps.end()) {
    return;
  }
  if (matter.unit.empty()) {
    matter.unit = unit;
    deed.save(matter);
  }
  const Matter handed = take_step(deed, ref, step->verb, {});
  deed.say(localized("{}: {}", ref, kind.word_of_state(handed.state)));
}

/// Marks a spoken instruction as confirmed in writing.
void confirm(Deed& deed, Ref ref, const std::string& which, const std::string& by) {
  const auto spoken = parse<SubRef>(fmt::format("{}/{}", ref, which.substr(which.rfind('/') + 1)));
  std::optional<Item> item = find_item(deed.database(), spoken);
  if (!item || item->ref.letter != 'i') {
    throw Error(ErrorKind::not_found,
                "there is no instruction {}: 'bureau show {}' shows what it has", spoken, ref);
  }
  if (item->means != "oral") {
    throw Error(ErrorKind::refused, "{} was written: only what was spoken is confirmed", spoken);
  }
  if (item->decided_at) {
    throw Error(ErrorKind::refused, "{} was confirmed on {}", spoken,
                to_short_text(*item->decided_at));
  }
  item->decided_at = deed.happened();
  item->decider = by;
  deed.save_item(*item);
}

}  // namespace

void declare(Fields& fields, InstructInput& input) {
  fields.text("text", input.text, "The leader's words");
  fields.flag("--oral", input.oral, "It was spoken, not written");
  fields.option("--witness", input.witness, "Who heard it");
  fields.reference("--confirms", input.confirms,
                   "The spoken instruction that this confirms in writing: i1");
  fields.flag("--task", input.task, "Open the task that it orders");
  fields.option("--title", input.given.title,
                "What the task is called; without it, what the paper is about");
  declare_given(fields, input.given);
}

Item instruct(Deed& deed, std::optional<Ref> ref, const InstructInput& input) {
  if (deed.options().by.empty()) {
    throw Error(ErrorKind::usage, "an instruction is a leader's: give --by LEADER");
  }
  const std::optional<Matter> about = ref ? std::optional{deed.get(*ref)} : std::nullopt;
  Item item{.by = deed.acts_for("")};
  check_may_instruct(deed.office(), item.by);
  item.text =
      about ? deed.words(*about, "instruction", input.text) : normalized("instruction", input.text);
  if (item.text.empty()) {
    if (!about || !deed.is_wordless(*about)) {
      throw Error(ErrorKind::usage, "say what {} instructed", item.by);
    }
    item.text = cover_text(*about);
  }
  item.means = input.oral ? "oral" : "written";
  item.witness = normalized("witness", input.witness);
  NewMatter draft = input.given;
  draft.values["leader"] = item.by;
  if (!about) {
    // On nothing: the task comes first, and the instruction stands in it.
    draft.kind = deed.office().kinds().of_orders().id;
    draft.title = draft.title.empty() ? item.text : draft.title;
    draft.values["origin"] = item.by;
    const Matter opened = open_matter(deed, std::move(draft));
    expect_orderer(deed, opened.ref, item.by);
    item.task = opened.ref;
    item.unit = opened.unit;
    item.due = opened.due;
    return deed.add_item(opened.ref, 'i', std::move(item));
  }
  const Matter& matter = *about;
  if (!input.confirms.empty()) {
    confirm(deed, *ref, input.confirms, item.by);
  }
  if ((gives_task(draft) || !draft.title.empty()) && !input.task) {
    throw Error(ErrorKind::usage, "--unit and --due are the task's: give --task with them");
  }
  say_same_words(deed, *ref, 'i', item);
  item = deed.add_item(*ref, 'i', std::move(item));
  hear_orderer(deed, *ref, item);
  const bool came_back = take_from_desk(deed, *ref, item.by, item.text);
  if (input.task) {
    draft.values["origin"] = order_of(matter, item);
    if (draft.value("urgency").empty()) {
      draft.values["urgency"] = to_text(matter.urgency);
    }
    const std::string title = !draft.title.empty()              ? draft.title
                              : matter.ref.reg == Register::doc ? subject_of(matter.title)
                                                                : item.text;
    const Matter opened = open_task(deed, matter, item.ref, std::move(draft), title);
    expect_orderer(deed, opened.ref, item.by);
    item.task = opened.ref;
    item.unit = opened.unit;
    item.due = opened.due;
    deed.save_item(item);
  }
  if (came_back && !item.unit.empty()) {
    hand_over(deed, *ref, item.unit);
  }
  return item;
}

}  // namespace bureau
