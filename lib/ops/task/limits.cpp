#include "ops/task/limits.h"

#include "base/error.h"
#include "ops/deed/authority.h"
#include "ops/matter/open.h"

#include <algorithm>

namespace bureau {

void declare(Fields& fields, ExtendInput& input) {
  fields.text("reason_text", input.text, "Why more time is needed");
  fields.moment("--to", input.to, Direction::forward, "The new due time that is asked for");
  fields.flag("--grant", input.grant, "Grant the extension that is filed");
  fields.flag("--refuse", input.refuse, "Refuse it");
}

namespace {

/// The unit asks for more time.
Item file_extension(Deed& deed, const Matter& matter, const ExtendInput& input,
                    const std::optional<Item>& pending) {
  const Ref ref = matter.ref;
  const std::string reason = deed.reason(input.text);
  if (!input.to) {
    throw Error(ErrorKind::usage, "say until when {} is to be extended: --to DAY --reason WHY",
                ref);
  }
  if (reason.empty()) {
    throw Error(ErrorKind::refused, "an extension of {} needs a reason: --reason WHY", ref);
  }
  if (!matter.due) {
    throw Error(ErrorKind::refused, "{} has no due time to extend: 'bureau edit {} --due …'", ref,
                ref);
  }
  if (pending) {
    throw Error(ErrorKind::refused,
                "{} is filed and not decided: 'bureau extend {} --grant' or --refuse", pending->ref,
                ref);
  }
  if (input.to->at <= *matter.due) {
    throw Error(ErrorKind::usage, "{} is no extension: {} is due {}", to_short_text(input.to->at),
                ref, to_short_text(*matter.due));
  }
  if (matter.opened_at && deed.happened() < *matter.opened_at) {
    throw Error(ErrorKind::refused, "{} was opened {}: no extension was filed on {}", ref,
                to_short_text(*matter.opened_at), to_short_text(deed.happened()));
  }
  const std::string by =
      deed.acts_for(matter.unit.empty() ? deed.office().name() : deed.office().called(matter.unit));
  check_in_charge(deed, matter, "extend", by);
  const bool waiting = matter.suspended_at && *matter.suspended_at <= *matter.due;
  return deed.add_item(ref, 'e',
                       {.by = by,
                        .text = reason,
                        .result = "filed",
                        .due = matter.due,
                        .target = input.to->at,
                        .means = waiting ? mark("waiting") : ""});
}

/// Filed in time an extension counts; filed after the due time it only moves the date by which the
/// matter is chased. Neither is moved back: a leader may have given more time since it was filed.
void move_due(Deed& deed, const Item& granted, Matter& matter) {
  if (matter.due && filed_in_time(granted)) {
    if (*granted.target > *matter.due) {
      matter.due = granted.target;
      // Where the due time came from stays: `why` tells the limit first, then what moved it.
      matter.due_provisional = false;
    }
    ++matter.extensions;
  } else {
    matter.due_chase = std::max(matter.due_chase, granted.target);
    deed.say(localized("{} was filed after {} was due: it is chased by {}, and stays late",
                       granted.ref, matter.ref, to_short_text(*matter.due_chase)));
  }
}

/// The office grants or refuses what the unit asked for.
Item decide_extension(Deed& deed, Matter matter, const ExtendInput& input,
                      const std::optional<Item>& pending) {
  const std::string reason = deed.reason(input.text);
  if (!pending) {
    throw Error(ErrorKind::refused,
                "no extension of {} is filed: 'bureau extend {} --to DAY --reason WHY' files one",
                matter.ref, matter.ref);
  }
  if (deed.happened() < pending->at) {
    throw Error(ErrorKind::refused, "{} was filed {}: it was not decided on {}", pending->ref,
                to_short_text(pending->at), to_short_text(deed.happened()));
  }
  Item decided = *pending;
  decided.result = input.grant ? "granted" : "refused";
  decided.decider = decider_on(deed, matter, "extend");
  decided.decided_at = deed.happened();
  decided.reason = reason;
  if (input.grant) {
    move_due(deed, decided, matter);
    deed.save(matter);
  }
  deed.save_item(decided);
  return decided;
}

}  // namespace

Item extend_matter(Deed& deed, Ref ref, const ExtendInput& input) {
  Matter matter = deed.get_open(ref, "extend");
  const std::vector<Item> extensions = items_of(deed.database(), ref, 'e');
  const auto filed = std::ranges::find(extensions, "filed", &Item::result);
  const std::optional<Item> pending =
      filed == extensions.end() ? std::nullopt : std::optional{*filed};
  if (input.grant && (input.refuse || input.to)) {
    throw Error(ErrorKind::usage, "--grant stands alone: leave out {}",
                input.refuse ? "--refuse" : "--to");
  }
  if (input.refuse && input.to) {
    throw Error(ErrorKind::usage, "--refuse stands alone: leave out --to");
  }
  return input.grant || input.refuse ? decide_extension(deed, std::move(matter), input, pending)
                                     : file_extension(deed, matter, input, pending);
}

void declare(Fields& fields, AdjustInput& input) {
  fields.text("reason_text", input.text, "Why");
  fields.moment("--due", input.due, Direction::forward, "The new due time");
  fields.option("--within", input.within, "A new limit, counted from now");
}

Item adjust_matter(Deed& deed, Ref ref, const AdjustInput& input) {
  Matter matter = deed.get_open(ref, "adjust");
  const std::string reason = deed.reason(input.text);
  const std::string by = deed.acts_for("");
  check_leader(deed.office(), matter, "adjust", by);
  if (reason.empty()) {
    throw Error(ErrorKind::refused, "an adjustment of {} needs a reason: --reason WHY", ref);
  }
  if (!input.due && !input.within) {
    throw Error(ErrorKind::usage, "say when {} is due instead: --due DAY or --within LIMIT", ref);
  }
  const std::optional<Instant> before = matter.due;
  // The limit that it had stays on record; only the time moves.
  Matter moved = matter;
  set_due(deed, moved, input.due, input.within, deed.happened());
  if (input.within) {
    say_counted(deed, *input.within, moved);
  }
  if (matter.due) {
    matter.due = moved.due;
    matter.due_provisional = moved.due_provisional;
  } else {
    matter = moved;
  }
  if (matter.suspended_at) {
    matter.suspended_at = deed.happened();  // what was waited before is in the new time
  }
  if (matter.step_due) {
    set_step_due(deed, deed.office().kind_of(matter), matter);
  }
  deed.save(matter);
  return deed.add_item(ref, 'e',
                       {.by = by,
                        .text = reason,
                        .result = "adjusted",
                        .due = before,
                        .target = matter.due,
                        .decider = by,
                        .decided_at = deed.happened()});
}

}  // namespace bureau
