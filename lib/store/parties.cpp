#include "store/parties.h"

#include "store/database.h"

namespace bureau {

std::vector<KeptParty> kept_parties(Database& database) {
  Statement select = database.prepare(
      "SELECT kept.who, count(DISTINCT kept.matter), "
      "count(DISTINCT CASE WHEN matter.open = 1 THEN kept.matter END), max(kept.is_unit) FROM ("
      "SELECT id AS matter, unit AS who, 1 AS is_unit FROM matter "
      "UNION ALL SELECT id, person, 0 FROM matter UNION ALL SELECT id, leader, 0 FROM matter "
      "UNION ALL SELECT id, officer, 0 FROM matter "
      "UNION ALL SELECT matter, who, CASE WHEN role = 'co' THEN 1 ELSE 0 END FROM participant"
      ") AS kept JOIN matter ON matter.id = kept.matter "
      "WHERE kept.who IS NOT NULL AND kept.who <> '' GROUP BY kept.who ORDER BY kept.who NULLS "
      "LAST");
  std::vector<KeptParty> parties;
  for (select.bind(); select.step();) {
    parties.push_back(
        {select.string_at(0), select.int_at(1), select.int_at(2), select.int_at(3) != 0});
  }
  return parties;
}

}  // namespace bureau
