#include "ops/matter/close.h"

#include "base/error.h"
#include "ops/deed/authority.h"
#include "ops/matter/step.h"

#include <algorithm>

namespace bureau {

namespace {

/// The office's steps from where a matter stands that lead on and need no word of why.
std::vector<const Step*> onward(const Kind& kind, const Matter& matter) {
  std::vector<const Step*> steps;
  for (const Step& step : kind.steps) {
    const bool from_here = std::ranges::find(step.from, matter.state) != step.from.end();
    if (from_here && step.act == Act::office && !step.has(Condition::reason) && !step.to.empty() &&
        kind.rank_of(step.to) > kind.rank_of(matter.state)) {
      steps.push_back(&step);
    }
  }
  return steps;
}

const Step& only_step(const Kind& kind, const Matter& matter) {
  const std::string state = kind.word_of_state(matter.state);
  if (matter.phase != Phase::review && matter.phase != Phase::done) {
    throw Error(ErrorKind::refused,
                "{} is {}: --close goes on from what is claimed to be done and found good",
                matter.ref, state);
  }
  const std::vector<const Step*> steps = onward(kind, matter);
  if (steps.empty()) {
    throw Error(ErrorKind::refused, "{} is {}: no step of the office leads on from there",
                matter.ref, state);
  }
  if (steps.size() > 1) {
    std::vector<std::string> names;
    std::ranges::transform(steps, std::back_inserter(names),
                           [&](const Step* step) { return kind.typed(step->verb); });
    throw Error(ErrorKind::refused, "{} is {}: say which way it ends, {}", matter.ref, state,
                fmt::join(names, tr(", ")));
  }
  return *steps.front();
}

}  // namespace

Matter close_matter(Deed& deed, Ref ref, const std::string& waive) {
  Matter matter = deed.get(ref);
  check_office_act(deed, matter, "--close", deed.acts_for(deed.journal().entry().by));
  while (matter.open) {
    const Kind& kind = deed.office().kind_of(matter);
    matter = take_step(deed, ref, only_step(kind, matter).verb, {.waive = waive});
  }
  return matter;
}

}  // namespace bureau
