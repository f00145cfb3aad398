// bureau calendar is: whether a day is worked.

#include "base/error.h"
#include "base/text.h"
#include "cli/calendar/days.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  std::string day{};
};

const char* word_of_day(const WorkCalendar& calendar, Date date) {
  return calendar.works(date) ? mark("a working day") : mark("a day off");
}

Outcome run(const Args& args, Session& session) {
  if (args.day.empty()) {
    throw Error(ErrorKind::usage, "say which day: 'bureau calendar is 2026-10-10'");
  }
  const Date date = date_of(args.day, session);
  const WorkCalendar& calendar = session.office().calendar();
  say_unknown(calendar, date.year(), session);
  const CalendarDay* listed = calendar.find(date);
  Outcome outcome;
  outcome.status = session.globals().exit_code && !calendar.works(date)
                       ? static_cast<int>(ErrorKind::findings)
                       : 0;
  if (!for_people(session)) {
    outcome.view = one_answer({{"date", date},
                               {"works", calendar.works(date)},
                               {"name", listed != nullptr ? listed->name : ""},
                               {"provisional", !calendar.knows(date.year())}});
    return outcome;
  }
  outcome.text = localized("{} is {}{}", to_text(date), tr(word_of_day(calendar, date)),
                           listed != nullptr && !listed->name.empty()
                               ? localized(" ({})", cleaned(listed->name))
                               : "") +
                 "\n";
  return outcome;
}

}  // namespace

Command calendar_is() {
  return reading<Args>(
      {.noun = Noun::calendar,
       .verb = "is",
       .summary = "Whether a day is worked",
       .examples = {"bureau calendar is 2026-10-10"},
       .usage = "DAY"},
      [](Fields& fields, Args& args) { fields.text("day", args.day, "The day"); }, run);
}

}  // namespace bureau::cli
