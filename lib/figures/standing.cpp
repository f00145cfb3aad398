#include "figures/standing.h"

#include <algorithm>

namespace bureau {

namespace {

/// The last report by then; the last of all says nothing of those before.
std::optional<Instant> last_report(const History& history, Ref ref, Instant by) {
  std::optional<Instant> last;
  for (const Item& item : history.items("WHERE matter = $1 AND letter = 'p'", {ref.key()})) {
    if (item.ref.ref == ref && item.ref.letter == 'p' && !is_of_part(item) && item.at <= by) {
      last = std::max(last, std::optional{item.at});
    }
  }
  return last;
}

}  // namespace

Matter standing(const History& history, Matter matter, Instant at) {
  if (matter.closed_at && *matter.closed_at > at) {
    matter.closed_at.reset();
    matter.open = true;
  }
  for (std::optional<Instant>* moment :
       {&matter.claimed_at, &matter.answered_at, &matter.suspended_at}) {
    if (*moment && **moment > at) {
      moment->reset();
    }
  }
  if (matter.progress_at && *matter.progress_at > at) {
    matter.progress_at = last_report(history, matter.ref, at);
  }
  return matter;
}

}  // namespace bureau
