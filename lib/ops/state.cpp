#include "ops/state.h"

#include "base/error.h"
#include "ops/open.h"
#include "ops/waiting.h"

namespace bureau {

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
