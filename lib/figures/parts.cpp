#include "figures/parts.h"

#include <algorithm>
#include <tuple>

namespace bureau {

std::vector<LatePart> late_parts(const History& history, Instant now,
                                 const std::function<const Matter*(Ref)>& find) {
  std::vector<LatePart> late;
  // The history of an instant gives some that are not asked for.
  for (const Part& part : history.parts(
           "WHERE role = 'co' AND (answered_at IS NULL OR answered_at > $1)", {now.seconds})) {
    const bool answered = part.answered_at && *part.answered_at <= now;
    const bool given = !part.since || *part.since <= now;
    const Matter* matter = part.role == "co" && given && !answered ? find(part.ref) : nullptr;
    if (matter == nullptr || matter->ref.reg != Register::task || matter->suspended_at) {
      continue;
    }
    if (const std::optional<Instant> due = due_of(part, *matter); due && *due < now) {
      late.push_back({.ref = part.ref, .who = part.who, .due = *due});
    }
  }
  std::ranges::sort(late, {}, [](const LatePart& one) { return std::tie(one.ref, one.who); });
  return late;
}

}  // namespace bureau
