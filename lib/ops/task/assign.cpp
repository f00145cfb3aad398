#include "ops/task/assign.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/deed/authority.h"
#include "ops/matter/step.h"
#include "ops/task/part.h"

namespace bureau {

void declare(Fields& fields, AssignInput& input) {
  fields.option("--unit", input.unit, "The unit in charge");
  fields.option("--co", input.co,
                "Units that help, with commas between; may be given several times");
  fields.moment("--co-due", input.co_due, Direction::forward,
                "When these units are due, when not with the matter");
  fields.option("--no-co", input.no_co,
                "Units that do not help any more, with commas between; may be given several times");
  fields.option("--person", input.person, "Who does it");
  fields.option("--leader", input.leader, "The leader responsible");
  fields.option("--officer", input.officer, "Who in the office minds it");
}

Matter assign_matter(Deed& deed, Ref ref, const AssignInput& input) {
  Matter matter = deed.get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused, "{} is closed: 'bureau reopen {}' opens it again", ref, ref);
  }
  if (input.co_due && input.co.empty()) {
    throw Error(ErrorKind::usage, "--co-due is the time of the units of --co: name them");
  }
  if (input.unit.empty() && input.co.empty() && input.no_co.empty() && input.person.empty() &&
      input.leader.empty() && input.officer.empty()) {
    throw Error(ErrorKind::usage,
                "say to whom {} is assigned: --unit, --co, --person, --leader or --officer", ref);
  }
  const std::string by = deed.acts_for(deed.office().name());
  if (!input.unit.empty()) {
    check_not_in_charge(deed.office(), matter, "assign", by);
    matter.unit = deed.unit(input.unit);
  }
  const auto set = [&](std::string_view field, const std::string& who, std::string& into) {
    if (!who.empty()) {
      into = deed.person(field, who);
    }
  };
  set("person", input.person, matter.person);
  set("leader", input.leader, matter.leader);
  set("officer", input.officer, matter.officer);
  deed.save(matter);
  take_off_parts(deed, ref, input.no_co);
  if (!input.unit.empty()) {
    check_lead(deed, matter);
  }
  add_co(deed, ref, input.co);
  if (input.co_due) {
    set_part_due(deed, ref, input.co, input.co_due->at);
  }
  take_step_of(deed, ref, "assign", {});
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
