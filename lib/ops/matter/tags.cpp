#include "ops/matter/tags.h"

#include "base/name_text.h"
#include "base/text.h"

#include <algorithm>

namespace bureau {

namespace {

std::vector<std::string> tags_in(std::string_view text) {
  std::vector<std::string> tags = split_list(seen_text("tag", text), U",，");
  for (std::string& tag : tags) {
    tag = normalized_name("tag", tag);
  }
  return tags;
}

}  // namespace

void add_tags(Matter& matter, std::string_view tags) {
  for (const std::string& tag : tags_in(tags)) {
    const auto place = std::ranges::lower_bound(matter.tags, tag);
    if (place == matter.tags.end() || *place != tag) {
      matter.tags.insert(place, tag);
    }
  }
}

void take_off_tags(Matter& matter, std::string_view tags) {
  for (const std::string& tag : tags_in(tags)) {
    std::erase(matter.tags, tag);
  }
}

}  // namespace bureau
