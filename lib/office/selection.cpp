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
    const std::vector<std::string> co =
        filter_.uses("co") ? co_of(matter.ref) : std::vector<std::string>{};
    const Lamp lamp = filter_.uses("lamp") ? office_.lamp(matter, instant).lamp : Lamp::green;
    const MatterFacts facts{.matter = matter, .now = instant, .co = &co, .lamp = lamp};
    return condition_.matches([&](std::string_view field) { return value_of(facts, field); });
  }

 private:
  std::vector<std::string> co_of(Ref ref) const {
    std::vector<std::string> co;
    for (const Part& part : history_.parts("WHERE matter = $1", {ref.key()})) {
      if (part.ref == ref && part.role == "co") {
        co.push_back(part.who);
      }
    }
    return co;
  }

  const Office& office_;
  const History& history_;
  Filter filter_;
  FilterAt condition_{};
  std::optional<Instant> instant_{};
};

}  // namespace

Selects selection(const Office& office, const History& history, Filter filter) {
  if (filter.empty()) {
    return {};
  }
  return [selector = std::make_shared<Selector>(office, history, std::move(filter))](
             const Matter& matter, Instant instant) { return selector->selects(matter, instant); };
}

}  // namespace bureau
