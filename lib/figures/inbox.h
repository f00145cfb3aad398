// The inbox: what waits for a unit or a person.
#pragma once

#include "model/listed_matter.h"
#include "office/office.h"

#include <functional>
#include <string>

namespace bureau {

struct InboxQuery {
  std::string who{};
  Instant now{};
  bool with_co = true;  ///< somebody looks at the units that help
};

/// Gives one after the other, of what may be shown, what one has in any office of it or as a part
/// of it, but for help that was given, and what waits for their word; in the order of rule 6. What
/// is held of all of them are their refs.
void each_in_inbox(Database& database, const Office& office, const InboxQuery& query,
                   const std::function<void(const ListedMatter&)>& take);

}  // namespace bureau
