// How each figure of lib/model/figure.h is counted: what it looks at, one file a family. A figure
// sees one thing after the other and keeps nothing; lib/figures/walk counts.
#pragma once

#include "figures/facts.h"
#include "figures/findings.h"
#include "model/figure.h"

#include <span>
#include <string_view>

namespace bureau {

/// One of these functions is there, two where findings are in matters and in items.
struct Figure {
  std::string_view name;
  Looks looks{};
  bool (*counts)(const Facts&) = nullptr;
  bool (*counts_item)(const ItemFacts&) = nullptr;
  void (*find)(const Facts&, Findings&) = nullptr;
  void (*find_in)(const ItemFacts&, Findings&) = nullptr;
};

std::span<const Figure> figures_of_documents();
std::span<const Figure> figures_of_meetings();
std::span<const Figure> figures_of_tasks();
std::span<const Figure> figures_of_holes();
std::span<const Figure> figures_of_late_entries();

/// nullptr for a rate, which is made of two, and for a name that nothing counts: a test finds none.
const Figure* counted_by(std::string_view name);

}  // namespace bureau
