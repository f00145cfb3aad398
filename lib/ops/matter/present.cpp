#include "ops/matter/present.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/authority.h"

#include <algorithm>

namespace bureau {

namespace {

constexpr const char* desk = "desk";

void close_desk(Deed& deed, Part part, const std::string& words) {
  part.answered_at = deed.happened();
  part.answer = words;
  deed.journal().update(part_table(), row_of(part));
}

void stand(Deed& deed, Matter& matter, Phase phase) {
  matter.phase = phase;
  matter.state_since = deed.happened();
  deed.save(matter);
}

/// What its state alone means.
Phase phase_of_state(const Deed& deed, const Matter& matter) {
  const State* state = deed.office().kind_of(matter).find_state(matter.state);
  return state == nullptr ? Phase::in_hand : state->phase;
}

/// Back to where it stood: those who were to have it after this one have not had it.
void bring_back(Deed& deed, const std::vector<Part>& desks, Matter& matter) {
  for (const Part& part : desks) {
    if (!part.since) {
      deed.journal().remove(part_table(), row_of(part));
    }
  }
  stand(deed, matter, phase_of_state(deed, matter));
}

/// The leader as records keep them, or their deputy while they are away.
std::string leader_of(Deed& deed, const std::string& name, bool to_deputy) {
  const Directory& directory = deed.office().directory();
  const Person* person = directory.find_person(name);
  const bool knows_leaders = std::ranges::any_of(directory.people, &Person::leader);
  if (directory.find_unit(name) != nullptr ||
      (person != nullptr && !person->leader && knows_leaders)) {
    throw Error(ErrorKind::refused, "{} is no leader: a matter is laid before leaders", name);
  }
  const Absence* away =
      person == nullptr ? nullptr : person->absence_on(local(deed.happened()).date);
  if (away == nullptr) {
    return deed.person("to", name);
  }
  const std::string& deputy = away->deputy.empty() ? person->deputy : away->deputy;
  if (deputy.empty()) {
    throw Error(ErrorKind::refused,
                "{} is away until {}, and the directory names no deputy: --to somebody else",
                person->name, to_text(away->to));
  }
  if (!to_deputy) {
    throw Error(ErrorKind::refused, "{} is away until {}: {} stands in, --deputy presents it there",
                person->name, to_text(away->to), deputy);
  }
  const Person* stands_in = directory.find_person(deputy);
  const Absence* too =
      stands_in == nullptr ? nullptr : stands_in->absence_on(local(deed.happened()).date);
  if (too != nullptr) {
    throw Error(ErrorKind::refused,
                "{} is away until {}, and {}, who stands in, until {}: --to somebody else",
                person->name, to_text(away->to), stands_in->name, to_text(too->to));
  }
  deed.say(
      localized("{} is away until {}: presented to {}", person->name, to_text(away->to), deputy));
  return deed.person("to", deputy);
}

void take_back(Deed& deed, const std::vector<Part>& desks, const std::string& reason,
               Matter& matter) {
  if (desks.empty()) {
    throw Error(ErrorKind::refused, "{} lies before nobody: there is nothing to take back",
                matter.ref);
  }
  const std::string why = deed.words(matter, "reason", reason);
  close_desk(deed, desks.front(), why.empty() ? cover_text(matter) : why);
  bring_back(deed, desks, matter);
  deed.say(
      localized("{}: taken back from {}", matter.ref, deed.office().called(desks.front().who)));
}

void lay(Deed& deed, const PresentInput& input, Matter& matter) {
  std::int64_t n = 0;
  for (const Part& part : parts_of(deed.database(), matter.ref)) {
    n = part.role == desk ? std::max(n, part.n) : n;
  }
  std::vector<std::string> names = split_list(input.to, U",，、;；");
  if (names.empty()) {
    throw Error(ErrorKind::usage, "say before whom {} is laid: --to LEADER", matter.ref);
  }
  std::string order;
  for (const std::string& name : names) {
    const std::string leader = leader_of(deed, name, input.deputy);
    deed.journal().insert(
        part_table(),
        row_of(Part{.ref = matter.ref,
                    .role = desk,
                    .n = ++n,
                    .who = leader,
                    .since = order.empty() ? std::optional{deed.happened()} : std::nullopt,
                    .due = input.due ? std::optional{input.due->at} : std::nullopt}));
    order += (order.empty() ? "" : tr(", ")) + deed.office().called(leader);
  }
  stand(deed, matter, Phase::waiting);
  if (input.due && input.due->at < deed.now()) {
    deed.say(localized("the due time {} has passed already", to_short_text(input.due->at)));
  }
  deed.say(localized("{}: before {}", matter.ref, order));
}

}  // namespace

void declare(Fields& fields, PresentInput& input) {
  fields.text("text", input.text, "What is asked of them");
  fields.option("--to", input.to, "Leaders, with commas between: one after the other");
  fields.moment("--due", input.due, Direction::forward, "When their word is wanted");
  fields.flag("--deputy", input.deputy, "To the deputy of who is away");
  fields.option("--back", input.back, "Why it is taken back without their words");
}

Matter present_matter(Deed& deed, Ref ref, const PresentInput& input) {
  Matter matter = deed.get_open(ref, "present");
  const std::string by = deed.acts_for(deed.office().name());
  check_office_act(deed, matter, "present", by);
  const std::vector<Part> desks = desks_of(deed.database(), ref);
  if (!input.back.empty()) {
    if (!input.to.empty()) {
      throw Error(ErrorKind::usage, "--to and --back at once: give one of them");
    }
    take_back(deed, desks, input.back, matter);
    return matter;
  }
  if (!desks.empty()) {
    throw Error(ErrorKind::refused,
                "{} lies before {} since {}: 'bureau present {} --back REASON' takes it back", ref,
                deed.office().called(desks.front().who),
                to_short_text(desks.front().since.value_or(deed.happened())), ref);
  }
  const std::string asked = deed.words(matter, "text", input.text);
  lay(deed, input, matter);
  if (!asked.empty()) {
    deed.add_item(ref, 'n', {.by = by, .text = asked, .means = "present"});
  }
  return get_matter(deed.database(), ref);
}

bool take_from_desk(Deed& deed, Ref ref, std::string_view leader, const std::string& words) {
  std::vector<Part> desks = desks_of(deed.database(), ref);
  if (desks.empty() || !deed.office().is_same(desks.front().who, leader)) {
    return false;
  }
  close_desk(deed, desks.front(), words);
  Matter matter = get_matter(deed.database(), ref);
  if (desks.size() > 1) {
    desks[1].since = deed.happened();
    deed.journal().update(part_table(), row_of(desks[1]));
    stand(deed, matter, Phase::waiting);
    deed.say(localized("{}: before {}", ref, deed.office().called(desks[1].who)));
    return false;
  }
  bring_back(deed, {}, matter);
  return true;
}

void say_unseen(Deed& deed, const Matter& task) {
  for (const Part& part : parts_of(deed.database(), task.ref)) {
    if (part.role == "orderer" && !part.answered_at) {
      const std::string who = deed.office().called(part.who);
      deed.say(localized("{} ordered {} and has not seen what was done", who, task.ref));
    }
  }
}

void leave_desk(Deed& deed, const std::string& words, Matter& matter) {
  const std::vector<Part> desks = desks_of(deed.database(), matter.ref);
  if (!desks.empty()) {
    close_desk(deed, desks.front(), words);
    bring_back(deed, desks, matter);
    matter = get_matter(deed.database(), matter.ref);
  }
}

void check_not_before(Deed& deed, const Matter& matter, std::string_view verb,
                      std::string_view by) {
  const std::vector<Part> desks = desks_of(deed.database(), matter.ref);
  if (!desks.empty() && !deed.office().is_same(desks.front().who, by)) {
    const std::string who = deed.office().called(desks.front().who);
    throw Error(
        ErrorKind::refused,
        "{} cannot take '{}' while it lies before {}: 'bureau instruct {} --by {} …' records "
        "their word, 'bureau present {} --back REASON' takes it back",
        matter.ref, deed.office().kind_of(matter).typed(verb), who, matter.ref, shell_word(who),
        matter.ref);
  }
}

}  // namespace bureau
