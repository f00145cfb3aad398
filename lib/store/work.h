// Open matters by what they wait for: somebody's word, a unit. All in the order of their
// due times, those without one last, then of their refs. Each reads what is open and nothing else.
#pragma once

#include "model/matter.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

class Database;

/// In one of these phases, of one register or of all. Also those of which none is kept: they were
/// written before there were phases, and their kind tells.
std::vector<Matter> open_in_phase(Database& database, const std::vector<Phase>& phases,
                                  std::optional<Register> reg = std::nullopt);

/// What a unit or a person has, under one of the names that it was written by: in any office of the
/// matter or as a part of it, but for help that was given. And `also`.
std::vector<Matter> open_of_party(Database& database, const std::vector<std::string>& names,
                                  const std::vector<Ref>& also);

}  // namespace bureau
