#include "store/limits.h"

#include "store/select.h"

namespace bureau {

std::vector<Matter> with_counted_limit(Database& database) {
  return select_matters(
      database,
      "WHERE open = 1 AND due IS NOT NULL AND due_calendar IS NOT NULL AND due_from IS NOT NULL"
      " AND id NOT IN (SELECT matter FROM item WHERE letter = 'e' AND result IN ('granted', "
      "'adjusted')) ORDER BY id",
      {});
}

std::vector<Matter> with_state_limit(Database& database) {
  return select_matters(database,
                        "WHERE open = 1 AND step_due IS NOT NULL AND step_due_calendar IS NOT NULL "
                        "AND state_since IS NOT NULL ORDER BY id",
                        {});
}

}  // namespace bureau
