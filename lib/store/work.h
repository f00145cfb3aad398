// Open matters by what they wait for: a moment, somebody's word, a unit. All in the order of their
// due times, those without one last, then of their refs. Each reads what is open and nothing else.
#pragma once

#include "model/matter.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

class Database;

/// Due from `from` (nothing: whenever) to before `to`; whether that is overdue is is_overdue()'s
/// word.
std::vector<Matter> open_due(Database& database, std::optional<Instant> from, Instant to);

/// In one of these phases, of one register or of all. Also those of which none is kept: they were
/// written before there were phases, and their kind tells.
std::vector<Matter> open_in_phase(Database& database, const std::vector<Phase>& phases,
                                  std::optional<Register> reg = std::nullopt);

/// That begin from `from` to before `to`.
std::vector<Matter> meetings_between(Database& database, Instant from, Instant to);

/// What a unit or a person has, under one of the names that it was written by: in any office of the
/// matter or as a part of it, but for help that was given. And `also`.
std::vector<Matter> open_of_party(Database& database, const std::vector<std::string>& names,
                                  const std::vector<Ref>& also);

}  // namespace bureau
