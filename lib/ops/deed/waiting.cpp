#include "ops/deed/waiting.h"

#include "base/i18n.h"
#include "base/text_form.h"

#include <optional>

namespace bureau {

namespace {

LimitUnit unit_of(const std::string& due_source) {
  return due_source.empty() || due_source == "given" ? LimitUnit::workday
                                                     : parse<Limit>(due_source).unit;
}

/// Where `due` ends when the time from `from` to `to` does not count.
Instant moved(Instant due, Instant from, Instant to, LimitUnit unit, const Office& office) {
  const WorkCalendar& calendar = office.calendar();
  if (unit == LimitUnit::minute || unit == LimitUnit::hour) {
    return due + (to - from);
  }
  const LocalTime then = local(due);
  const Date first = local(from).date;
  const Date last = local(to).date;
  if (unit != LimitUnit::workday) {
    const Date end = then.date + (last - first);
    const bool rests = office.hours().rest_day_moves && last > first && !calendar.works(end);
    return at(rests ? calendar.next_workday(end) : end, then.time);
  }
  Date date = then.date;
  for (int days = calendar.workdays_between(first, last); days > 0; --days) {
    date = calendar.next_workday(date);
  }
  return at(date, then.time);
}

}  // namespace

void give_back(Deed& deed, Matter& matter) {
  if (!matter.suspended_at) {
    return;
  }
  const Instant from = *matter.suspended_at;
  const WorkCalendar& calendar = deed.office().calendar();
  const std::optional<Instant> before = matter.due;
  for (std::optional<Instant>* due : {&matter.due, &matter.due_chase}) {
    if (*due && from <= **due) {  // as in is_overdue()
      *due = moved(**due, from, deed.happened(), unit_of(matter.due_source), deed.office());
    }
  }
  matter.suspended_at.reset();
  if (matter.due != before) {
    matter.due_provisional =
        matter.due_provisional || !calendar.years.contains(local(*matter.due).date.year());
    deed.say(localized("the time of waiting is given back: {} is due {}", matter.ref,
                       to_short_text(*matter.due)));
  }
}

}  // namespace bureau
