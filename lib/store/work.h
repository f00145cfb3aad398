// Open matters by what they wait for: somebody's word, a unit. Each query reads what is open and
// nothing else.
#pragma once

#include "model/matter.h"

#include <functional>
#include <string>
#include <vector>

namespace bureau {

class Database;

/// Gives one by one those that wait for somebody's word. Also those of which no phase is kept: they
/// were written before there were phases, and their kind tells. Not what lies on a desk: it is told
/// whose.
void each_waiting(Database& database, const std::function<void(Matter&&)>& take);

struct PartyQuery {
  std::vector<std::string> names{};  ///< all that one was written by
  std::vector<Ref> also{};           ///< these too, if they are open
  bool overdue_is_urgent = true;
  Instant now{};
};

/// What a unit or a person has: in any office of the matter or as a part of it, but for help that
/// was given. In the order of rule 6, as each_matter() has it.
std::vector<Ref> open_of_party(Database& database, const PartyQuery& query);

}  // namespace bureau
