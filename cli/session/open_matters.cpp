#include "cli/session/open_matters.h"

#include "store/work.h"

#include <algorithm>
#include <tuple>

namespace bureau::cli {

std::vector<Matter> by_urgency(Session& session, std::vector<Matter> matters) {
  std::erase_if(matters,
                [&](const Matter& m) { return m.secrecy.level > session.office().ceiling(); });
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

std::vector<Matter> in_phase(Session& session, const std::vector<Phase>& phases,
                             std::optional<Register> reg) {
  std::vector<Matter> matters = by_urgency(session, open_in_phase(session.reading(), phases, reg));
  std::erase_if(matters, [&](const Matter& matter) {
    return std::ranges::find(phases, session.office().phase_of(matter)) == phases.end();
  });
  return matters;
}

}  // namespace bureau::cli
