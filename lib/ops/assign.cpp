#include "ops/assign.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/around.h"
#include "ops/authority.h"

namespace bureau {

void declare(Fields& fields, AssignInput& input) {
  fields.option("--unit", input.unit, "The unit in charge");
  fields.option("--co", input.co,
                "Units that help, with commas between; may be given several times");
  fields.option("--person", input.person, "Who does it");
  fields.option("--leader", input.leader, "The leader responsible");
  fields.option("--officer", input.officer, "Who in the office minds it");
}

Matter assign_matter(Deed& deed, Ref ref, const AssignInput& input) {
  Matter matter = deed.get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused, "{} is closed: 'bureau reopen {}' opens it again", ref, ref);
  }
  if (input.unit.empty() && input.co.empty() && input.person.empty() && input.leader.empty() &&
      input.officer.empty()) {
    throw Error(ErrorKind::usage,
                "say to whom {} is assigned: --unit, --co, --person, --leader or --officer", ref);
  }
  const std::string by = deed.by(deed.rules().office);
  const Directory& directory = deed.rules().directory();
  if (!input.unit.empty()) {
    check_not_in_charge(deed.rules(), matter, "assign", by);
    matter.unit = deed.unit(input.unit);
  }
  const auto set = [&](std::string& into, const std::string& who) {
    if (!who.empty()) {
      into = canonical_party(directory, normalized("person", who));
    }
  };
  set(matter.person, input.person);
  set(matter.leader, input.leader);
  set(matter.officer, input.officer);
  deed.save(matter);
  add_co(deed, ref, input.co);
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
