// The directory as tables.
#pragma once

#include "cli/session/session.h"

#include <algorithm>
#include <vector>

namespace bureau::cli {

/// By rank; of equal rank as the file has them.
template <class Entry>
std::vector<const Entry*> in_order(const std::vector<Entry>& entries) {
  std::vector<const Entry*> sorted;
  for (const Entry& entry : entries) {
    sorted.push_back(&entry);
  }
  std::ranges::stable_sort(sorted, {}, &Entry::rank);
  return sorted;
}

View units_view();
View people_view();
std::vector<Cell> cells_of(const Unit& unit);
std::vector<Cell> cells_of(const Person& person);

}  // namespace bureau::cli
