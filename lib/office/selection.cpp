#include "office/selection.h"

#include "model/matter_fields.h"

#include <memory>
#include <optional>

namespace bureau {

namespace {

/// A filter is asked of many matters at the same instant: what it means then is kept.
class Selector {
 public:
  Selector(const Office& office, const History& history, Filter filter)
      : office_{office}, history_{history}, filter_{std::move(filter)} {}

  bool selects(const Matter& matter, Instant instant) {
    if (instant_ != instant) {
      condition_ = office_.at(filter_, instant);
      instant_ = instant;
    }
    const CoUnits co = filter_.uses("co") || filter_.uses("unanswered")
                           ? co_units_then(history_, matter.ref, instant)
                           : CoUnits{};
    const Lamp lamp = filter_.uses("lamp") ? office_.lamp(matter, instant).lamp : Lamp::green;
    const MatterFacts facts{.matter = matter,
                            .now = instant,
                            .co = &co.all,
                            .unanswered = &co.unanswered,
                            .lamp = lamp};
    return condition_.matches([&](std::string_view field) { return value_of(facts, field); });
  }

 private:
  const Office& office_;
  const History& history_;
  Filter filter_;
  FilterAt condition_{};
  std::optional<Instant> instant_{};
};

}  // namespace

CoUnits co_units_then(const History& history, Ref ref, Instant instant) {
  CoUnits co;
  for (const Part& part : history.parts_of(ref)) {
    if (part.role != "co") {
      continue;
    }
    co.all.push_back(part.who);
    if (!part.answered_at || *part.answered_at > instant) {
      co.unanswered.push_back(part.who);
    }
  }
  return co;
}

Selects selection(const Office& office, const History& history, Filter filter) {
  if (filter.empty()) {
    return {};
  }
  return [selector = std::make_shared<Selector>(office, history, std::move(filter))](
             const Matter& matter, Instant instant) { return selector->selects(matter, instant); };
}

}  // namespace bureau
