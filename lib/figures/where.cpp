#include "figures/where.h"

#include "office/whose.h"

namespace bureau {

Where where_is(Database& database, const Office& office, Matter matter, Instant now) {
  Where where{.since = matter.state_since};
  if (!matter.open) {
    where.holder = Holder::ended;
    where.who = matter.whereabouts;
    where.since = matter.closed_at;
  } else if (const std::vector<Part> desks = desks_of(database, matter.ref); !desks.empty()) {
    where.holder = Holder::desk;
    where.who = office.called(desks.front().who);
    where.since = desks.front().since;
    where.due = desks.front().due;
  } else if (!matter.person.empty() || !matter.unit.empty()) {
    where.holder = Holder::charge;
    where.who = office.called(matter.person.empty() ? matter.unit : matter.person);
  } else {
    where.who = office.name();
  }
  if (where.since) {
    where.workdays = office.calendar().workdays_between(local(*where.since).date, local(now).date);
  }
  where.matter = std::move(matter);
  return where;
}

}  // namespace bureau
