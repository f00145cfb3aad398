// Units and people as the records keep them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bureau {

class Database;

struct KeptParty {
  std::string text{};  ///< a code, or what it was called
  std::int64_t matters =
      0;                  ///< in which it stands, as unit, person, leader, officer or participant
  std::int64_t open = 0;  ///< of them
  bool is_unit = false;   ///< it has stood where a unit does
};

/// All there are, by their texts. It reads every matter.
std::vector<KeptParty> kept_parties(Database& database);

}  // namespace bureau
