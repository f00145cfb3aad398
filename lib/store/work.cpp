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

/// Parameters of an IN (): "$1, $2".
struct Listed {
  std::vector<Value> parameters{};
  std::string text{};

  void add(Value value) {
    parameters.push_back(std::move(value));
    text += fmt::format("{}${}", text.empty() ? "" : ", ", parameters.size());
  }
};

}  // namespace

std::vector<Matter> open_in_phase(Database& database, const std::vector<Phase>& phases,
                                  std::optional<Register> reg) {
  Listed listed;
  for (const Phase phase : phases) {
    listed.add(to_text(phase));
  }
  std::string condition = fmt::format("(phase IN ({}) OR phase IS NULL)", listed.text);
  if (reg) {
    listed.parameters.emplace_back(static_cast<std::int64_t>(*reg));
    condition += fmt::format(" AND register = ${}", listed.parameters.size());
  }
  return open_where(database, condition, listed.parameters);
}

std::vector<Matter> open_of_party(Database& database, const std::vector<std::string>& names,
                                  const std::vector<Ref>& also) {
  Listed who;
  for (const std::string& name : names) {
    who.add(name);
  }
  Listed more{.parameters = std::move(who.parameters)};
  for (const Ref ref : also) {
    more.add(ref.key());
  }
  return open_where(
      database,
      fmt::format("(unit IN ({0}) OR person IN ({0}) OR leader IN ({0}) OR officer IN ({0}) OR id "
                  "IN (SELECT matter FROM participant WHERE who IN ({0}) AND (role <> 'co' OR "
                  "answered_at IS NULL)){1})",
                  who.text, more.text.empty() ? "" : fmt::format(" OR id IN ({})", more.text)),
      more.parameters);
}

}  // namespace bureau
