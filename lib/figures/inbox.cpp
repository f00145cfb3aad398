#include "figures/inbox.h"

#include "office/listed.h"
#include "office/whose.h"
#include "store/matters.h"
#include "store/work.h"

#include <algorithm>
#include <span>
#include <vector>

namespace bureau {

namespace {

/// Whether a step from where the matter stands is theirs. A leader's, whom nobody has named, is any
/// leader's.
bool awaits(const Office& office, const Matter& matter, const std::string& who) {
  const auto is_theirs = [&](const Step& step) {
    if (step.act == Act::office || std::ranges::find(step.from, matter.state) == step.from.end()) {
      return false;
    }
    const std::string actor = usual_actor(office, matter, step);
    return office.is_same(actor, who) ||
           (step.act == Act::leader && actor.empty() && office.directory().is_leader(who));
  };
  const Kind* kind = office.find_kind(matter);
  return kind != nullptr && std::ranges::any_of(kind->steps, is_theirs);
}

std::vector<Ref> waiting_for(Database& database, const Office& office, const std::string& who) {
  std::vector<Ref> refs;
  each_waiting(database, [&](Matter&& matter) {
    if (office.phase_of(matter) == Phase::waiting && awaits(office, matter, who)) {
      refs.push_back(matter.ref);
    }
  });
  return refs;
}

}  // namespace

void each_in_inbox(Database& database, const Office& office, const InboxQuery& query,
                   const std::function<void(const ListedMatter&)>& take) {
  constexpr std::size_t handful = 500;
  const std::vector<Ref> refs =
      open_of_party(database, {.names = office.kept_for(query.who),
                               .also = waiting_for(database, office, query.who),
                               .overdue_is_urgent = office.settings().overdue_is_urgent,
                               .now = query.now});
  for (std::span<const Ref> rest{refs}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), handful));
    rest = rest.subspan(some.size());
    std::vector<Matter> matters = matters_of(database, {some.begin(), some.end()});
    std::erase_if(matters, [&](const Matter& matter) { return !office.may_show(matter); });
    for (const ListedMatter& row :
         listed(database, office, query.now, std::move(matters), query.with_co)) {
      take(row);
    }
  }
}

}  // namespace bureau
