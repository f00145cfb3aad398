// Whose a matter is, and whose act a step of it. Two spellings of one name are one.
#pragma once

#include "office/office.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// Whether it is the unit, or one of its people.
bool is_of_unit(const Office& office, std::string_view who, std::string_view unit);

/// Whether it is the unit in charge, one of its people, or the person in charge.
bool is_in_charge(const Office& office, const Matter& matter, std::string_view who);

/// A task that the office leads is decided on by a leader.
bool is_of_office(const Office& office, const Matter& matter);

/// Whether the office may not do it to its own task.
bool is_of_others(const Step& step);

/// Who does a step when nobody is named: the unit in charge for its own, the office for the
/// office's, the leader of the matter or of the config for a leader's and for what the office may
/// not do to its own task. Empty: a leader, whom nobody has named.
std::string usual_actor(const Office& office, const Matter& matter, const Step& step);

/// On whose desks it lies and will lie (present), the first first: one that has it has `since`.
std::vector<Part> desks_of(Database& database, Ref ref);

}  // namespace bureau
