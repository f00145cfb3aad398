#include "ops/matter/mend_moment.h"

#include "base/error.h"
#include "store/past.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// The limit, counted from where it begins now. A due time that was moved since (extended, given
/// back) stays: nobody granted it from another beginning.
void count_again(Deed& deed, Matter& matter, Instant from) {
  const Due counted = deed.count_limit(parse<Limit>(matter.due_source), from, matter.due_calendar);
  const bool was_moved = matter.due != matter.due_original;
  matter.due_from = from;
  matter.due_original = counted.at;
  if (was_moved) {
    deed.say(
        localized("{} is still due {}: its due time was moved since; 'bureau why {}' tells how",
                  matter.ref, to_short_text(*matter.due), matter.ref));
    return;
  }
  matter.due = counted.at;
  matter.due_provisional = counted.provisional;
  deed.say(localized("{} is due {} now: its limit is counted from {}", matter.ref,
                     to_short_text(counted.at), to_short_text(from)));
}

/// Whether the change that gave a matter its present `column` was that which gave it its `moment`:
/// one that only happens to be equal is of another act. False where the past was erased.
bool came_with(Deed& deed, Ref ref, std::string_view moment, std::string_view column) {
  const Table& table = matter_table();
  bool same = false;
  each_change(deed.database(), ref, [&](const Change& change) {
    if (change.after.empty()) {
      return false;
    }
    const std::map<std::size_t, Value> after = columns_of_payload(table, change.after);
    same = after.contains(table.column(moment));
    return !after.contains(table.column(column));
  });
  return same;
}

/// What an act sets together with a moment. The state that it leads to begins with it; a paper
/// comes into being when it is received, and from either its limit is counted.
struct Companion {
  std::string_view moment;
  std::optional<Instant> Matter::*member;
  std::string_view name;
  std::string_view set_with;  ///< the column whose last change tells whose it is
};

constexpr std::array companions{
    Companion{"claimed_at", &Matter::state_since, "state_since", "state"},
    Companion{"closed_at", &Matter::state_since, "state_since", "state"},
    Companion{"opened_at", &Matter::state_since, "state_since", "state"},
    Companion{"received_at", &Matter::opened_at, "opened_at", "opened_at"},
    Companion{"received_at", &Matter::due_from, "due_from", "due_from"},
    Companion{"opened_at", &Matter::due_from, "due_from", "due_from"},
};

/// What a matter had with the moment; the columns are those of the store, not of `matter`.
std::vector<const Companion*> moving_along(Deed& deed, const Matter& matter,
                                           std::string_view moment, Instant before) {
  std::vector<const Companion*> along;
  for (const Companion& one : companions) {
    // A paper comes into being when it is received, and to its state when it is registered.
    const bool of_paper = one.moment == "opened_at" && matter.received_at.has_value();
    const bool of_another = of_paper && one.member == &Matter::state_since;
    if (one.moment == moment && matter.*one.member == before && !of_another &&
        came_with(deed, matter.ref, moment, one.set_with)) {
      along.push_back(&one);
    }
  }
  return along;
}

}  // namespace

void mend_moment(Deed& deed, Matter& matter, std::optional<Instant> Matter::*moment,
                 std::string_view field, std::string_view text) {
  const std::optional<Instant> before = matter.*moment;
  if (!before) {
    throw Error(ErrorKind::refused, "{} has no {} to mend: its step was not taken", matter.ref,
                field);
  }
  if (text.empty()) {
    throw Error(ErrorKind::refused, "{} keeps its {}: 'bureau undo' or a step takes it away",
                matter.ref, field);
  }
  const Instant after =
      past_moment(field, deed.told_moment(field, text, Direction::back), deed.now());
  const std::vector<const Companion*> along = moving_along(deed, matter, field, *before);
  matter.*moment = after;
  std::vector<std::string_view> moved;
  for (const Companion* one : along) {
    if (one->member == &Matter::due_from) {
      count_again(deed, matter, after);
      continue;
    }
    matter.*(one->member) = after;
    moved.push_back(one->name);
    if (one->member == &Matter::state_since && matter.step_due) {
      matter.step_due =
          deed.count_limit(parse<Limit>(matter.step_due_source), after, matter.step_due_calendar)
              .at;
      moved.emplace_back("step_due");
    }
  }
  if (!moved.empty()) {
    deed.say(localized("{}: {} moved along", matter.ref, fmt::join(moved, tr(", "))));
  }
}

}  // namespace bureau
