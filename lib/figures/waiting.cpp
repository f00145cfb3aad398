#include "figures/waiting.h"

#include "store/history.h"
#include "store/matters.h"

#include <algorithm>
#include <map>
#include <set>

namespace bureau {

bool is_reply_late(const Office& office, Instant since, std::optional<Instant> due, Instant now) {
  if (due) {
    return now > *due;
  }
  const int days = office.settings().reply_days;
  // Days are no fewer than working days: most need not be counted.
  return now > plus_days(since, days) &&
         office.calendar().workdays_between(local(since).date, local(now).date) > days;
}

Waiting waiting(Database& database, const Office& office, Instant now) {
  std::vector<Part> parts;
  std::set<Ref> refs;
  History{database}.each_unanswered_part("replier", [&](Part&& part) {
    if (part.since) {
      refs.insert(part.ref);
      parts.push_back(std::move(part));
    }
  });
  std::map<Ref, Matter> papers;
  for (Matter& paper : matters_of(database, {refs.begin(), refs.end()})) {
    papers.emplace(paper.ref, std::move(paper));
  }
  Waiting found;
  for (const Part& part : parts) {
    const Matter& paper = papers.at(part.ref);
    if (!office.may_show(paper)) {
      found.hidden += refs.erase(part.ref) > 0 ? 1 : 0;
      continue;
    }
    Awaited one{
        .paper = paper,
        .who = office.called(part.who),
        .since = *part.since,
        .due = part.due,
        .workdays = office.calendar().workdays_between(local(*part.since).date, local(now).date),
        .late = is_reply_late(office, *part.since, part.due, now)};
    office.name_parties(one.paper);
    found.all.push_back(std::move(one));
  }
  std::ranges::stable_sort(found.all, {}, &Awaited::since);
  return found;
}

}  // namespace bureau
