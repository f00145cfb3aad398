#include "office/whose.h"

#include "store/matters.h"

#include <algorithm>

namespace bureau {

// No rule about who acts is passed by writing a name otherwise. The directory is asked only where
// the names are not the same already.
bool is_of_unit(const Office& office, std::string_view who, std::string_view unit) {
  if (unit.empty()) {
    return false;
  }
  if (office.is_same(who, unit)) {
    return true;
  }
  const Person* person = office.directory().find_person(who);
  return person != nullptr && office.is_same(person->unit, unit);
}

bool is_in_charge(const Office& office, const Matter& matter, std::string_view who) {
  const bool is_person = !matter.person.empty() && office.is_same(who, matter.person);
  return is_person || is_of_unit(office, who, matter.unit);
}

bool is_of_office(const Office& office, const Matter& matter) {
  return office.is_same(matter.unit, office.name());
}

bool is_of_others(const Step& step) {
  return std::ranges::find(step.needs, Condition::not_lead) != step.needs.end();
}

std::string usual_actor(const Office& office, const Matter& matter, const Step& step) {
  switch (step.act) {
    case Act::unit: return matter.unit.empty() ? office.name() : office.called(matter.unit);
    case Act::leader: return matter.leader.empty() ? office.leader() : office.called(matter.leader);
    case Act::named: return canonical_party(office.directory(), step.unit);
    case Act::office:
    case Act::anyone: break;
  }
  return is_of_others(step) && is_of_office(office, matter) ? office.leader() : office.name();
}

std::vector<Part> desks_of(Database& database, Ref ref) {
  std::vector<Part> desks = parts_of(database, ref);
  std::erase_if(desks, [](const Part& part) { return part.role != "desk" || part.answered_at; });
  std::ranges::sort(desks, {}, &Part::n);
  return desks;
}

}  // namespace bureau
