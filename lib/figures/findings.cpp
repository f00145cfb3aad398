#include "figures/findings.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace bureau {

namespace {

constexpr auto order = [](const Finding& one, const Finding& other) {
  return std::tie(one.id, one.ref) < std::tie(other.id, other.ref);
};

}  // namespace

bool Findings::is_told(std::string_view id) const {
  if (!limit_ || told_.size() < *limit_) {
    return true;
  }
  if (told_.empty()) {
    return false;
  }
  const Finding& last = told_.back();
  return std::tuple{id, ref_} < std::tuple{std::string_view{last.id}, last.ref};
}

void Findings::keep(Finding finding) {
  if (!limit_) {
    told_.push_back(std::move(finding));
    return;
  }
  told_.insert(std::ranges::upper_bound(told_, finding, order), std::move(finding));
  if (told_.size() > *limit_) {
    told_.pop_back();
  }
}

const std::vector<Finding>& Findings::told() {
  std::ranges::stable_sort(told_, order);
  return told_;
}

}  // namespace bureau
