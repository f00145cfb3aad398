#include "figures/parts.h"

#include <algorithm>
#include <tuple>

namespace bureau {

std::vector<LatePart> late_parts(const History& history, Instant now,
                                 const std::function<const Matter*(Ref)>& find) {
  std::vector<LatePart> late;
  for (const Part& part : history.unanswered_parts("co")) {
    const Matter* matter = find(part.ref);
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
