#include "ops/deed/state.h"

#include "base/error.h"
#include "ops/deed/waiting.h"
#include "ops/matter/open.h"

namespace bureau {

void set_state(const Kind& kind, std::string_view to, Matter& matter) {
  const State* state = kind.find_state(to);  // nullptr: cancelled or void
  matter.state = to;
  matter.state_rank = kind.rank_of(to);
  matter.phase = state != nullptr ? state->phase : Phase::ended;
  matter.open = matter.phase != Phase::ended;
}

void enter_state(Deed& deed, const Kind& kind, std::string_view to, Matter& matter) {
  const State* before = kind.find_state(matter.state);
  if (before != nullptr && before->rests()) {
    give_back(deed, matter);
  }
  const bool was_open = matter.open;
  set_state(kind, to, matter);
  matter.state_since = deed.happened();
  if (matter.phase == Phase::rest) {
    matter.suspended_at = deed.happened();
  }
  if (matter.open) {
    matter.closed_at.reset();
  } else if (was_open) {
    matter.closed_at = deed.happened();
  }
  set_step_due(deed, kind, matter);
}

void check_sequence(Deed& deed, const Kind& kind, const Matter& matter) {
  std::optional<Instant> since = matter.state_since;
  if (since && matter.state == kind.initial && matter.opened_at) {
    since = std::min(*since, *matter.opened_at);
  }
  if (since && deed.happened() < *since) {
    throw Error(ErrorKind::refused, "{} is {} since {}: what comes after did not happen on {}",
                matter.ref, kind.word_of_state(matter.state), to_short_text(*since),
                to_short_text(deed.happened()));
  }
}

}  // namespace bureau
