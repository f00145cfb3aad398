#include "cli/session/open_matters.h"

#include <algorithm>

namespace bureau::cli {

std::vector<Matter> open_matters(Session& session, std::string_view condition,
                                 const std::vector<Value>& parameters) {
  std::vector<Matter> matters = select_matters(
      session.reading(),
      fmt::format("WHERE open = 1 AND {} ORDER BY due IS NULL, due, id", condition), parameters);
  std::erase_if(matters,
                [&](const Matter& m) { return m.secrecy.level > session.office().ceiling(); });
  // Urgent first, then important (rule 6).
  const bool late_is_urgent = session.settings().overdue_is_urgent;
  std::ranges::stable_sort(matters, {}, [&](const Matter& m) {
    const bool late = late_is_urgent && is_overdue(m, session.now());
    return std::tuple{!(late || m.urgency > Urgency::normal), -static_cast<int>(m.urgency),
                      -static_cast<int>(m.importance)};
  });
  return matters;
}

void say_hidden_open(Session& session) {
  say_hidden(session,
             count_above(session.reading(), session.office().ceiling(), std::nullopt, Which::open));
}

std::vector<Matter> in_phase(Session& session, std::string_view condition,
                             const std::vector<Phase>& phases) {
  std::string ids;
  for (const Phase phase : phases) {
    ids += fmt::format("{}'{}'", ids.empty() ? "" : ", ", to_text(phase));
  }
  std::vector<Matter> matters = open_matters(
      session, fmt::format("{} AND (phase IN ({}) OR phase IS NULL)", condition, ids), {});
  std::erase_if(matters, [&](const Matter& matter) {
    return std::ranges::find(phases, session.office().phase_of(matter)) == phases.end();
  });
  return matters;
}

}  // namespace bureau::cli
