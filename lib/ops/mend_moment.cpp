#include "ops/mend_moment.h"

#include "base/error.h"
#include "ops/open.h"

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
  const Instant after = past_moment(field, deed.moment(text, Direction::back), deed.now());
  const std::optional<Instant> since = matter.state_since;
  for (const auto also : {moment, &Matter::state_since, &Matter::opened_at}) {
    if (matter.*also == before) {
      matter.*also = after;
    }
  }
  if (matter.due && matter.due_from == before) {
    count_again(deed, matter, after);
  }
  if (matter.step_due && matter.state_since != since) {
    set_step_due(deed, deed.office().kind_of(matter), matter);
  }
}

}  // namespace bureau
