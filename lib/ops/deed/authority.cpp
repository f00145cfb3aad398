#include "ops/deed/authority.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace bureau {

namespace {

bool helps(Deed& deed, const Matter& matter, std::string_view who) {
  return std::ranges::any_of(parts_of(deed.database(), matter.ref), [&](const Part& part) {
    return part.role == "co" && is_of_unit(deed.office(), who, part.who);
  });
}

bool is_unit(const Office& office, std::string_view who) {
  return office.is_same(who, office.name()) || office.directory().find_unit(who) != nullptr;
}

bool knows_leaders(const Directory& directory) {
  return std::ranges::any_of(directory.people, [](const Person& person) { return person.leader; });
}

/// Of the leaders whom the directory names; where it names none, whoever is neither a unit nor in
/// charge.
bool may_be_leader(const Office& office, const Matter& matter, std::string_view who) {
  const Directory& directory = office.directory();
  return knows_leaders(directory) ? directory.is_leader(who)
                                  : !is_unit(office, who) && !is_in_charge(office, matter, who);
}

/// A step that is a named unit's is no other's.
void check_named(const Office& office, const Matter& matter, const Step& step,
                 std::string_view by) {
  if (!is_of_unit(office, by, canonical_party(office.directory(), step.unit))) {
    throw Error(ErrorKind::refused, "'{}' of {} is the act of {}, not of {}: give --by",
                office.kind_of(matter).typed(step.verb), matter.ref, step.unit, by);
  }
}

}  // namespace

void check_leader(const Office& office, const Matter& matter, std::string_view verb,
                  std::string_view by) {
  const std::string act = office.kind_of(matter).typed(verb);
  if (by.empty()) {
    throw Error(ErrorKind::usage, "'{}' of {} is a leader's act: give --by LEADER", act,
                matter.ref);
  }
  if (!may_be_leader(office, matter, by)) {
    throw Error(ErrorKind::refused,
                "'{}' of {} is a leader's act, and {} is none: give --by LEADER", act, matter.ref,
                by);
  }
}

void check_actor(Deed& deed, const Matter& matter, const Step& step, std::string_view by) {
  const bool of_others = is_of_others(step);
  if (step.act == Act::unit) {
    check_in_charge(deed, matter, step.verb, by);
  } else if (step.act == Act::named) {
    check_named(deed.office(), matter, step, by);
  }
  if (step.act == Act::leader || (of_others && is_of_office(deed.office(), matter))) {
    check_leader(deed.office(), matter, step.verb, by);
  } else if (step.act == Act::office || of_others) {
    check_office_act(deed, matter, step.verb, by);
  }
}

void check_office_act(Deed& deed, const Matter& matter, std::string_view verb,
                      std::string_view by) {
  const Office& office = deed.office();
  check_not_in_charge(office, matter, verb, by);
  const bool of_office = is_of_unit(office, by, office.name());
  if (!of_office && (helps(deed, matter, by) || !may_be_leader(office, matter, by))) {
    throw Error(ErrorKind::refused,
                "'{}' of {} is the act of {} or of a leader, and {} is neither: give --by",
                office.kind_of(matter).typed(verb), matter.ref, office.name(), by);
  }
}

void check_in_charge(Deed& deed, const Matter& matter, std::string_view verb, std::string_view by) {
  if (!matter.unit.empty() && !is_in_charge(deed.office(), matter, by) &&
      !helps(deed, matter, by)) {
    throw Error(ErrorKind::refused, "'{}' of {} is the act of {}, the unit in charge, not of {}",
                deed.office().kind_of(matter).typed(verb), matter.ref,
                deed.office().called(matter.unit), by);
  }
}

void check_not_outsider(Deed& deed, const Matter& matter, std::string_view verb,
                        std::string_view by) {
  const Office& office = deed.office();
  if (office.is_same(by, office.name())) {
    return;
  }
  const Directory& directory = office.directory();
  const Person* person = directory.find_person(by);
  const bool is_elsewhere = person != nullptr
                                ? !person->leader && !is_of_unit(office, by, office.name())
                                : directory.find_unit(by) != nullptr;
  if (is_elsewhere && !is_in_charge(office, matter, by) && !helps(deed, matter, by)) {
    throw Error(ErrorKind::refused, "'{}' of {} is the act of {}, not of {}: give --by",
                office.kind_of(matter).typed(verb), matter.ref, office.name(), by);
  }
}

void check_may_instruct(const Office& office, std::string_view by) {
  const Directory& directory = office.directory();
  const bool is_known = directory.find_person(by) != nullptr || is_unit(office, by);
  if (is_known && !directory.is_leader(by) && (knows_leaders(directory) || is_unit(office, by))) {
    throw Error(ErrorKind::refused,
                "an instruction is a leader's, and {} is none: give --by LEADER", by);
  }
}

void check_not_in_charge(const Office& office, const Matter& matter, std::string_view verb,
                         std::string_view by) {
  if (!is_of_office(office, matter) && is_in_charge(office, matter, by)) {
    throw Error(ErrorKind::refused,
                "'{}' of {} is not for {}, who is in charge: --by somebody else",
                office.kind_of(matter).typed(verb), matter.ref, by);
  }
}

std::string decider_on(Deed& deed, const Matter& matter, std::string_view verb) {
  const Office& office = deed.office();
  const bool own = is_of_office(office, matter);
  std::string by = deed.acts_for(own ? office.leader() : office.name());
  if (own) {
    check_leader(office, matter, verb, by);
  } else {
    check_office_act(deed, matter, verb, by);
  }
  return by;
}

}  // namespace bureau
