// The fields of a matter by name: the same keys in options, --fields, --template, --where, CSV
// headers, JSON and `apply`.
#pragma once

#include "model/filter.h"
#include "model/lamp.h"
#include "model/matter.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// What is known of a matter at an instant, with what stands in other tables.
struct MatterFacts {
  const Matter& matter;
  Instant now{};
  const std::vector<std::string>* co = nullptr;
  const std::vector<std::string>* unanswered = nullptr;  ///< of the units that help
  Lamp lamp = Lamp::green;
};

/// The value of a field; a field of the kind when it is none of the matter's; null when there is
/// none.
FilterValue value_of(const MatterFacts& facts, std::string_view field);

/// Every field that can be filtered by, with its column in the store.
const std::vector<FilterField>& matter_filter_fields();

/// Reads a name of a kind or a state into the ids it may stand for, an error for one that nothing
/// is called; and a code or an alias of a unit or a person into the name that records have.
struct MatterWords {
  using Reader = std::function<std::vector<std::string>(std::string_view)>;
  Reader kinds{};
  Reader states{};
  Reader units{};
  Reader people{};
  std::function<std::vector<std::string>()> own_fields{};  ///< of the kinds, by their ids
};

/// parse_filter() over these fields, of which only those are made that the text names.
Filter parse_matter_filter(std::string_view expression, const MatterWords& words = {});

/// The lamp of a matter, by the rules; `co` may be absent.
LampVerdict lamp_of_matter(const std::vector<LampRule>& rules, const Matter& matter, Instant now);

}  // namespace bureau
