// Why a matter is late or not: its limit and how the days were counted, extensions, steps and
// corrections, the rule of its lamp. lib/render/why says it in sentences.
#pragma once

#include "figures/changes.h"
#include "office/office.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bureau {

/// How a due time was counted, with the days as they were known then.
struct DueCount {
  Limit limit{};
  Instant from{};
  std::int64_t calendar = 0;  ///< its version
  std::vector<std::string> steps{};
};

/// A step or a correction. What was taken back stays, and says so: it was told to others meanwhile.
struct Happening {
  Entry entry{};
  std::string called{};                   ///< the verb, for people
  std::vector<ChangedField> corrected{};  ///< of a correction
  bool says_note = true;            ///< false: the remark may be about what lies above the ceiling
  std::vector<std::string> said{};  ///< with the step
  std::vector<std::pair<Instant, Instant>> given_back{};  ///< the due time before, after a waiting
  std::optional<Entry> undone{};
};

struct Why {
  Matter matter{};
  const Kind* kind = nullptr;  ///< nothing is known of it any more
  Instant now{};
  std::optional<DueCount> count{};  ///< nothing: the due time was not counted
  std::vector<Item> extensions{};
  std::vector<Happening> happenings{};
  Lamp lamp = Lamp::green;
  std::string rule{};  ///< the lamp's; empty: none holds
};

/// Throws Error(not_found).
Why why(const History& history, Ref ref, const Office& office, Instant now);

}  // namespace bureau
