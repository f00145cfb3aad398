// Fields for a filter, from a list of them.
#pragma once

#include "model/filter.h"

#include <algorithm>

namespace bureau {

inline FilterFields among(const std::vector<FilterField>& fields) {
  return {.find = [fields](std::string_view name) -> std::optional<FilterField> {
            const auto found = std::ranges::find(fields, name, &FilterField::name);
            return found == fields.end() ? std::nullopt : std::optional{*found};
          },
          .names =
              [fields] {
                std::vector<std::string> names;
                std::ranges::transform(fields, std::back_inserter(names), &FilterField::name);
                return names;
              }};
}

}  // namespace bureau
