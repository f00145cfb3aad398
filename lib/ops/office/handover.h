// A handover (工作交接): what somebody has in open matters becomes another's, in one act, and that
// one takes it over by saying so.
#pragma once

#include "ops/deed/deed.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// What somebody has in an open matter.
struct Duty {
  Matter matter{};   ///< as it was before
  std::string as{};  ///< the field that names them (person, leader, officer, unit), or the role
                     ///< of a part that is not answered: co, desk
};

struct Duties {
  std::vector<Duty> all{};  ///< in the order of rule 6
  std::size_t hidden = 0;   ///< matters above the ceiling: they stay with whom they are
};

/// What `from`, by any of their names, has of the matters that are wanted. Throws
/// Error(not_found) for one whom neither the directory nor an open matter has.
Duties duties_of(Database& database, const Office& office, const std::string& from, Instant now,
                 const std::function<bool(const Matter&)>& wanted);

/// What people call it: 承办人, 案头.
std::string word_of_duty(std::string_view as);

/// Hands these over to `to`, a unit where a unit is named and a person elsewhere. Each of the
/// matters has a part with the role `successor` until accept_handover(). Throws Error: usage for
/// one and the same, not_found with strict units.
void hand_over(Deed& deed, const std::vector<Duty>& duties, const std::string& from,
               const std::string& to);

/// `who` takes over what was handed to them; gives the matters. Throws Error: refused when it is
/// the act of another, not_found when nothing waits for it.
std::vector<Ref> accept_handover(Deed& deed, const std::string& who, const std::string& words);

}  // namespace bureau
