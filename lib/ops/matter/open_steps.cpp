#include "ops/matter/open_steps.h"

#include <algorithm>

namespace bureau {

namespace {

/// A number is given once: a step that does nothing else is refused when there is one.
bool is_done(const Step& step, const Matter& matter) {
  return !matter.number.empty() && step.to.empty() &&
         std::ranges::find(step.effects, Effect::number) != step.effects.end();
}

}  // namespace

std::vector<std::string> possible_steps(const Kind& kind, const Matter& matter) {
  std::vector<std::string> possible;
  for (const std::string& verb : kind.steps_from(matter.state)) {
    const Step* step = kind.find_step(verb, matter.state);
    if (step != nullptr && !is_done(*step, matter)) {
      possible.push_back(kind.typed(verb));
    }
  }
  return possible;
}

}  // namespace bureau
