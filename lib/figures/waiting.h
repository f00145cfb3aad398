// What we wait for (待复): papers of our own that were issued and have no answer yet, the oldest
// first.
#pragma once

#include "office/office.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

struct Awaited {
  Matter paper{};
  std::string who{};             ///< who owes the answer, by the name of the day
  Instant since{};               ///< when the paper was issued
  std::optional<Instant> due{};  ///< when it was asked for, if it said so
  int workdays = 0;              ///< from then until now
  bool late = false;             ///< due has passed, or `reply_days` when none was given
};

struct Waiting {
  std::vector<Awaited> all{};  ///< of what may be shown
  int hidden = 0;              ///< papers above the ceiling
};

Waiting waiting(Database& database, const Office& office, Instant now);

/// Whether an answer is late: after the time that was asked for, else after `reply_days` working
/// days.
bool is_reply_late(const Office& office, Instant since, std::optional<Instant> due, Instant now);

}  // namespace bureau
