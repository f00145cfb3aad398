#include "figures/where.h"

#include "store/matters.h"

#include <algorithm>

namespace bureau {

namespace {

/// The desk on which it lies: the first that nobody has answered on.
std::optional<Part> open_desk(Database& database, Ref ref) {
  std::vector<Part> parts = parts_of(database, ref);
  const auto found = std::ranges::find_if(parts, [](const Part& part) {
    return part.role == "desk" && part.since && !part.answered_at;
  });
  return found == parts.end() ? std::nullopt : std::optional{std::move(*found)};
}

}  // namespace

Where where_is(Database& database, const Office& office, Matter matter, Instant now) {
  Where where{.since = matter.state_since};
  if (!matter.open) {
    where.holder = Holder::ended;
    where.who = matter.whereabouts;
    where.since = matter.closed_at;
  } else if (const std::optional<Part> desk = open_desk(database, matter.ref)) {
    where.holder = Holder::desk;
    where.who = office.called(desk->who);
    where.since = desk->since;
    where.due = desk->due;
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
