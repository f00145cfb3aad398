// What a figure is counted over.
#pragma once

#include "office/selection.h"

namespace bureau {

struct Scope {
  const Office& office;
  /// Which matters are looked at, by their state at an instant; empty: all.
  Selects selects{};

  bool may_show(const Matter& matter, Instant at) const {
    return office.may_show(matter) && (!selects || selects(matter, at));
  }
};

}  // namespace bureau
