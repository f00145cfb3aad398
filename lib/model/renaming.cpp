#include "model/renaming.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace bureau {

namespace {

std::tuple<const std::string&, const std::optional<Date>&> order_of(const Renaming& one) {
  return {one.former, one.since};
}

}  // namespace

Renamings::Renamings(std::vector<Renaming> all) : all_{std::move(all)} {
  std::ranges::sort(all_, {}, order_of);
}

// A name may be given up, taken by another and come back: a renaming is followed only by later
// ones, and by one of the same day where it goes on from there.
std::string Renamings::called(std::string_view kept, std::optional<Date> day) const {
  std::string name{kept};
  std::optional<Date> since;
  for (std::size_t steps = 0; steps <= all_.size(); ++steps) {
    const Renaming* next = nullptr;
    for (const Renaming& one : all_) {
      const bool is_later = steps == 0 || one.since >= since;
      if (one.former == name && is_later && (!day || !one.since || *one.since <= *day)) {
        next = &one;  // they stand by their days: the last one counts
      }
    }
    if (next == nullptr) {
      break;
    }
    name = next->name;
    since = next->since;
  }
  return name;
}

std::vector<std::string> Renamings::kept_for(std::string_view name, std::optional<Date> day) const {
  std::vector<std::string> kept;
  for (const Renaming& one : all_) {
    if (one.former != name && (kept.empty() || kept.back() != one.former) &&
        called(one.former, day) == name) {
      kept.push_back(one.former);
    }
  }
  return kept;
}

}  // namespace bureau
