// What was entered about an earlier period (上期截止后补记). Its lines are made from the journal:
// lib/figures/entered_late.
#include "figures/registry.h"

#include <array>

namespace bureau {

namespace {

constexpr auto figures = std::to_array<Figure>({{.name = "entered_late"}});

}  // namespace

std::span<const Figure> figures_of_late_entries() {
  return figures;
}

}  // namespace bureau
