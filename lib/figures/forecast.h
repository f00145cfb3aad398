// What is still to come of a matter: the steps of its kind from where it stands, each with whose
// act it is, until when, and whether they are there then.
#pragma once

#include "office/office.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

struct Coming {
  std::string verb{};    ///< a step of the kind, or what is awaited first: instruct, answer
  std::string state{};   ///< that it leads to; empty: it stays where it is
  std::string who{};     ///< whose act it is, by the name of the day; empty: a leader nobody named
  std::string person{};  ///< who does it there, where that is known: the person, who heads the unit
  std::optional<Instant> latest{};  ///< until when; nothing: no limit runs
  /// When it would be at the latest if everybody took their whole time, where the due time would be
  /// broken by that; or now, where it is.
  std::optional<Instant> beyond{};
  std::vector<Condition> lacks{};  ///< what it needs and is not there
  std::optional<Date> away{};      ///< the last day on which who does it is away
  std::string deputy{};            ///< who stands in then; empty: nobody is named
};

/// The shortest way that the flow goes on: no step back, no rest, no refusal. A limit of a state
/// runs from when the matter came into it, else from the latest that the step before ends; what has
/// none ends when the matter is due, up to the step that claims it done. Empty where nothing is to
/// come, or the kind is gone.
std::vector<Coming> forecast_of(Database& database, const Office& office, const Matter& matter,
                                Instant now);

}  // namespace bureau
