// Where a matter is: before whom it lies, or who has it, and since when.
#pragma once

#include "office/office.h"

#include <optional>
#include <string>

namespace bureau {

enum class Holder { desk, charge, office, ended };

struct Where {
  Matter matter{};
  Holder holder = Holder::office;
  std::string who{};               ///< by the name of the day; of what has ended, its whereabouts
  std::optional<Instant> since{};  ///< nothing: not known
  std::optional<Instant> due{};    ///< when the word of who has it on their desk is wanted
  int workdays = 0;                ///< from then until now
};

/// Before a leader, else with the unit or the person in charge, else with the office itself.
Where where_is(Database& database, const Office& office, Matter matter, Instant now);

}  // namespace bureau
