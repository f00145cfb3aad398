// Who does it: the unit in charge, those that help, the persons.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

struct AssignInput {
  std::string unit{};
  std::vector<std::string> co{};
  std::vector<std::string> no_co{};
  std::optional<Moment> co_due{};  ///< of the units that help, when not with the matter
  std::string person{};
  std::string leader{};
  std::string officer{};
};
void declare(Fields& fields, AssignInput& input);

/// Says who does it; then takes the step `assign` of its kind, where there is one from its state.
Matter assign_matter(Deed& deed, Ref ref, const AssignInput& input);

}  // namespace bureau
