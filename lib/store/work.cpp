#include "store/work.h"

#include "store/select.h"

namespace bureau {

namespace {

/// `condition` takes $1, $2 ...
std::vector<Matter> open_where(Database& database, std::string_view condition,
                               const std::vector<Value>& parameters) {
  return select_matters(database,
                        fmt::format("WHERE open = 1 AND {} ORDER BY due NULLS LAST, id", condition),
                        parameters);
}

}  // namespace

std::vector<Matter> open_due(Database& database, std::optional<Instant> from, Instant to) {
  return from ? open_where(database, "due >= $1 AND due < $2", {from->seconds, to.seconds})
              : open_where(database, "due < $1", {to.seconds});
}

std::vector<Matter> open_in_phase(Database& database, const std::vector<Phase>& phases,
                                  std::optional<Register> reg) {
  std::vector<Value> parameters;
  std::string list;
  for (const Phase phase : phases) {
    parameters.emplace_back(to_text(phase));
    list += fmt::format("{}${}", list.empty() ? "" : ", ", parameters.size());
  }
  std::string condition = fmt::format("(phase IN ({}) OR phase IS NULL)", list);
  if (reg) {
    parameters.emplace_back(static_cast<std::int64_t>(*reg));
    condition += fmt::format(" AND register = ${}", parameters.size());
  }
  return open_where(database, condition, parameters);
}

std::vector<Matter> meetings_between(Database& database, Instant from, Instant to) {
  return open_where(database, "register = $1 AND starts_at >= $2 AND starts_at < $3",
                    {static_cast<std::int64_t>(Register::meeting), from.seconds, to.seconds});
}

std::vector<Matter> open_of_party(Database& database, std::string_view who,
                                  const std::vector<Ref>& also) {
  std::vector<Value> parameters{std::string{who}};
  std::string list;
  for (const Ref ref : also) {
    parameters.emplace_back(ref.key());
    list += fmt::format("{}${}", list.empty() ? "" : ", ", parameters.size());
  }
  return open_where(
      database,
      fmt::format("(unit = $1 OR person = $1 OR leader = $1 OR officer = $1 OR id IN "
                  "(SELECT matter FROM participant WHERE who = $1 AND (role <> 'co' OR "
                  "answered_at IS NULL)){})",
                  list.empty() ? "" : fmt::format(" OR id IN ({})", list)),
      parameters);
}

}  // namespace bureau
