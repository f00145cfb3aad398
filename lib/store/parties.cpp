#include "store/parties.h"

#include "model/matter_table.h"
#include "store/database.h"

#include <fmt/format.h>

#include <variant>

namespace bureau {

namespace {

/// Every column of a matter that holds a unit or a person, as rows of (matter, who, is_unit).
std::string parties_of_matters() {
  std::string rows;
  for (const MatterField& field : matter_fields) {
    const bool is_unit = field.type == FieldType::unit;
    if ((is_unit || field.type == FieldType::person) &&
        std::holds_alternative<std::string Matter::*>(field.access)) {
      rows += fmt::format("SELECT id AS matter, {} AS who, {} AS is_unit FROM matter UNION ALL ",
                          field.name, is_unit ? 1 : 0);
    }
  }
  return rows;
}

}  // namespace

std::vector<KeptParty> kept_parties(Database& database) {
  Statement select = database.prepare(
      "SELECT kept.who, count(DISTINCT kept.matter), "
      "count(DISTINCT CASE WHEN matter.open = 1 THEN kept.matter END), max(kept.is_unit) FROM (" +
      parties_of_matters() +
      "SELECT matter, who, CASE WHEN role = 'co' THEN 1 ELSE 0 END FROM participant"
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
