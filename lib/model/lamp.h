// Lamps (亮灯): the colour of a matter at an instant, by rules in the config. Never stored.
#pragma once

#include "model/filter.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

enum class Lamp { green, yellow, red, blue, closed };
std::string to_text(Lamp lamp);
void from_text(std::string_view text, Lamp& lamp);
std::string word_of(Lamp lamp);

/// The first rule whose condition holds gives the colour; none: green.
struct LampRule {
  Lamp lamp = Lamp::green;
  std::string text{};  ///< the condition as written, for `why`
  Filter words{};      ///< the same understood
  FilterAt when{};     ///< as it stands at the instant that is told about
};

/// The colour, and the rule that gave it (nullptr: no rule held).
struct LampVerdict {
  Lamp lamp = Lamp::green;
  const LampRule* rule = nullptr;
};

LampVerdict lamp_of(const std::vector<LampRule>& rules, bool open, const FilterRecord& record);

}  // namespace bureau
