#include "figures/audit.h"

#include "figures/walk.h"

namespace bureau {

Audit audit(const History& history, Instant now, const Scope& scope) {
  const Times times{.period = {.from = now, .to = now}, .end = now};
  Walk walk{history, times, scope};
  Counted& holes = walk.count(*find_figure("holes"));
  Counted& notices = walk.count(*find_figure("notices"));
  holes.tell(std::nullopt);
  notices.tell(std::nullopt);
  walk.run(false);
  return {.holes = holes.findings(), .notices = notices.findings(), .hidden = walk.hidden()};
}

}  // namespace bureau
