#include "store/work.h"

#include "store/select.h"

namespace bureau {

void each_waiting(Database& database, const std::function<void(Matter&&)>& take) {
  Statement select = database.prepare(
      "SELECT * FROM matter WHERE open = 1 AND (phase = $1 OR phase IS NULL) AND id NOT IN "
      "(SELECT matter FROM participant WHERE role = 'desk' AND answered_at IS NULL)");
  for (select.bind(to_text(Phase::waiting)); select.step();) {
    take(read_matter(select));
  }
}

std::vector<Ref> open_of_party(Database& database, const PartyQuery& query) {
  std::vector<Value> parameters{static_cast<std::int64_t>(query.overdue_is_urgent),
                                query.now.seconds};
  std::string who;
  for (const std::string& name : query.names) {
    parameters.emplace_back(name);
    who += fmt::format("{}${}", who.empty() ? "" : ", ", parameters.size());
  }
  const std::string urgent_first =
      fmt::format("CASE WHEN urgency > 0 OR ($1 = 1 AND {}) THEN 0 ELSE 1 END", overdue_rows);
  Statement select = database.prepare(fmt::format(
      "SELECT id FROM matter WHERE open = 1 AND (unit IN ({0}) OR person IN ({0}) OR leader IN "
      "({0}) OR officer IN ({0}) OR id IN (SELECT matter FROM participant WHERE who IN ({0}) AND "
      "role <> 'signer' AND (role NOT IN ('co', 'desk') OR answered_at IS NULL) AND (role <> "
      "'desk' "
      "OR since IS NOT NULL)) OR id IN ({1})) ORDER BY {2}, urgency DESC, "
      "importance DESC, due NULLS LAST, id",
      who, ids_of(query.also), urgent_first));
  std::vector<Ref> refs;
  for (select.bind_all(parameters); select.step();) {
    refs.push_back(Ref::of_key(select.int_at(0)));
  }
  return refs;
}

}  // namespace bureau
