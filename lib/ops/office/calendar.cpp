#include "ops/office/calendar.h"

#include "base/error.h"
#include "base/text.h"
#include "store/limits.h"
#include "store/versions.h"
#include "time/take_over.h"

#include <algorithm>
#include <tuple>

namespace bureau {

namespace {

/// Takes out what an earlier schedule of these years listed and this one does not.
void leave_out_earlier(Deed& deed, const WorkCalendar& days) {
  const WorkCalendar before = imported_calendar(History{deed.database(), std::nullopt});
  WorkCalendar after = before;
  take_over(after, days);
  std::size_t gone = 0;
  for (const auto& [date, day] : before.days) {
    if (after.find(date) == nullptr) {
      deed.journal().remove(calendar_day_table(),
                            {to_text(date), std::int64_t{day.off ? 1 : 0}, day.name});
      ++gone;
    }
  }
  if (gone > 0) {
    deed.say(localized("days that an earlier schedule listed and this one does not: {}", gone));
  }
}

}  // namespace

std::size_t import_calendar(Deed& deed, const WorkCalendar& days) {
  leave_out_earlier(deed, days);
  std::size_t changed = 0;
  const auto put = [&](const Row& row) {
    const std::optional<Row> now = current_row(deed.database(), calendar_day_table(), row);
    if (now == row) {
      return false;
    }
    now ? deed.journal().update(calendar_day_table(), row)
        : deed.journal().insert(calendar_day_table(), row);
    return true;
  };
  for (const int year : days.years) {
    put({std::to_string(year), std::int64_t{0}, std::string{}});
  }
  for (const auto& [date, day] : days.days) {
    changed +=
        put({to_text(date), std::int64_t{day.off ? 1 : 0}, normalized("name", day.name)}) ? 1U : 0U;
  }
  return changed;
}

namespace {

/// What a calendar makes of a matter's limit, with the days of waiting that were given back to it;
/// nothing when it counts as the calendar did that the limit is pinned to, or makes a limit that
/// was certain provisional without moving it.
std::optional<Due> recounted(Database& database, const Matter& matter, const WorkCalendar& calendar,
                             const OfficeHours& hours) {
  const auto limit = parse<Limit>(matter.due_source);
  const WorkCalendar pinned = pinned_calendar(database, matter.due_calendar);
  const Instant first = count(limit, *matter.due_from, pinned, hours).at;
  Due due = count(limit, *matter.due_from, calendar, hours);
  if (due.at == first && (due.provisional || !matter.due_provisional)) {
    return std::nullopt;
  }
  const int waited = pinned.workdays_between(local(first).date, local(*matter.due).date);
  Date date = local(due.at).date;
  for (int i = 0; i < waited; ++i) {
    date = calendar.next_workday(date);
  }
  due.at = at(date, local(due.at).time);
  const bool stays = due.at == *matter.due && (due.provisional || !matter.due_provisional);
  return stays ? std::nullopt : std::optional{due};
}

/// The limits of present states, which nobody gives or extends: they are counted from where the
/// state began.
std::vector<MovedLimit> moved_states(Database& database, const WorkCalendar& calendar,
                                     const OfficeHours& hours) {
  std::vector<MovedLimit> moved;
  for (const Matter& matter : with_state_limit(database)) {
    const Due due =
        count(parse<Limit>(matter.step_due_source), *matter.state_since, calendar, hours);
    if (due.at != *matter.step_due) {
      moved.push_back({matter.ref, *matter.step_due, due.at, true, matter.secrecy.level});
    }
  }
  return moved;
}

}  // namespace

std::vector<MovedLimit> moved_limits(Database& database, const WorkCalendar& calendar,
                                     const OfficeHours& hours) {
  std::vector<MovedLimit> moved = moved_states(database, calendar, hours);
  for (const Matter& matter : with_counted_limit(database)) {
    if (const std::optional<Due> due = recounted(database, matter, calendar, hours)) {
      moved.push_back({matter.ref, *matter.due, due->at, false, matter.secrecy.level});
    }
  }
  std::ranges::sort(moved, {},
                    [](const MovedLimit& one) { return std::tie(one.ref, one.of_state); });
  return moved;
}

std::size_t leave_out_above(std::vector<MovedLimit>& moved, const Office& office) {
  return std::erase_if(moved, [&](const MovedLimit& one) { return !office.may_show(one.secrecy); });
}

std::vector<MovedLimit> recount_limits(Deed& deed, const std::vector<Ref>& refs) {
  for (const Ref ref : refs) {
    deed.get(ref);
  }
  std::vector<MovedLimit> moved =
      moved_limits(deed.database(), deed.office().calendar(), deed.office().hours());
  std::erase_if(moved, [&](const MovedLimit& one) {
    return !refs.empty() && std::ranges::find(refs, one.ref) == refs.end();
  });
  if (const std::size_t hidden = leave_out_above(moved, deed.office()); hidden > 0) {
    deed.say(
        localized("{} not moved: above the ceiling {}", hidden, word_of(deed.office().ceiling())));
  }
  deed.acts_for(deed.office().name());
  for (const MovedLimit& one : moved) {
    Matter matter = deed.get(one.ref);
    if (one.of_state) {
      matter.step_due = deed.count_limit(parse<Limit>(matter.step_due_source), *matter.state_since,
                                         matter.step_due_calendar)
                            .at;
      deed.save(matter);
      continue;
    }
    const Due due =
        deed.count_limit(parse<Limit>(matter.due_source), *matter.due_from, matter.due_calendar);
    matter.due_original = matter.due_original == matter.due ? one.after : matter.due_original;
    matter.due = one.after;
    matter.due_provisional = due.provisional;
    deed.save(matter);
  }
  return moved;
}

}  // namespace bureau
