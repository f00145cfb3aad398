// A matter with what a list shows of it from other tables.
#pragma once

#include "model/lamp.h"
#include "model/matter.h"

#include <string>
#include <vector>

namespace bureau {

struct ListedMatter {
  Matter matter{};
  std::vector<std::string> co{};
  std::vector<std::string> unanswered{};  ///< of the units that help
  Lamp lamp = Lamp::green;
};

}  // namespace bureau
