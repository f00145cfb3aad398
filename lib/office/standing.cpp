#include "office/standing.h"

#include <algorithm>

namespace bureau {

bool is_to_be_done(const Office& office, const Matter& matter) {
  if (!matter.open || matter.ref.reg == Register::meeting) {
    return false;
  }
  if (matter.ref.reg == Register::task) {
    return true;
  }
  const Kind* kind = office.find_kind(matter);
  return kind != nullptr && kind->wants_answer(matter) && !matter.answered_at &&
         matter.waiver.empty();
}

bool lacks_owner(const Office& office, const Matter& matter) {
  return matter.unit.empty() && matter.person.empty() && is_to_be_done(office, matter);
}

bool lacks_limit(const Office& office, const Matter& matter) {
  if (matter.due || !matter.open || matter.ref.reg == Register::meeting) {
    return false;
  }
  const bool presses = matter.urgency != Urgency::normal && !done_at(matter);
  return presses || is_to_be_done(office, matter);
}

std::optional<Instant> idle_since(const Office& office, const Matter& matter, Instant now) {
  const bool is_told =
      is_step_overdue(matter, now) || (is_overdue(matter, now) && !done_at(matter));
  if (!matter.open || matter.ref.reg == Register::meeting || is_told) {
    return std::nullopt;
  }
  const Phase phase = office.phase_of(matter);
  const std::optional<int> days = office.settings().idle_days.of(phase);
  const bool owes_progress = matter.ref.reg == Register::task && !matter.cycle.empty() &&
                             (phase == Phase::fresh || phase == Phase::in_hand);
  const std::optional<Instant> moved =
      std::max({matter.state_since, matter.progress_at, matter.answered_at, matter.received_at,
                matter.opened_at});
  // Days are no fewer than working days: most need not be counted.
  if (!days || owes_progress || !moved || now < plus_days(*moved, *days)) {
    return std::nullopt;
  }
  const int stood = office.calendar().workdays_between(local(*moved).date, local(now).date);
  return stood > *days ? moved : std::nullopt;
}

}  // namespace bureau
