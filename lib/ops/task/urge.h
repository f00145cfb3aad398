// A matter is urged.
#pragma once

#include "ops/deed/deed.h"

#include <string>

namespace bureau {

struct UrgeInput {
  std::string text{};
  std::string means{};
};
void declare(Fields& fields, UrgeInput& input);
Item urge_matter(Deed& deed, Ref ref, const UrgeInput& input);

}  // namespace bureau
