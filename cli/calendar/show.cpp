// bureau calendar show: the holidays and the make-up days of a year.

#include "base/error.h"
#include "cli/calendar/days.h"
#include "cli/shell/commands.h"

#include <array>

namespace bureau::cli {

namespace {

struct Args {
  std::string year{};
};

Outcome run(const Args& args, Session& session) {
  const std::vector<std::string> words = words_of(args.year, 1, "calendar show");
  const WorkCalendar& calendar = session.office().calendar();
  const int year = !words.empty() ? static_cast<int>(parse_number("year", words[0]))
                                  : local(session.now()).date.year();
  if (year < 1900 || year > 9999) {
    throw Error(ErrorKind::usage, "{} is no year: give 1900 to 9999", year);
  }
  say_unknown(calendar, year, session);
  View view{.columns = {{.name = "date", .title = tr("Date")},
                        {.name = "weekday", .title = tr("Weekday")},
                        {.name = "works", .title = tr("Works")},
                        {.name = "name", .title = tr("Name")}},
            .empty_text = localized("no listed days in {}", year)};
  constexpr std::array weekdays{mark("Sunday"),    mark("Monday"),   mark("Tuesday"),
                                mark("Wednesday"), mark("Thursday"), mark("Friday"),
                                mark("Saturday")};
  for (const auto& [date, day] : calendar.days) {
    if (date.year() == year) {
      view.rows.push_back(
          {.cells = {date, std::string{tr(weekdays.at(date.weekday().c_encoding()))}, !day.off,
                     day.name}});
    }
  }
  const int days = calendar.workdays_between(Date{year, 1, 1} - 1, Date{year, 12, 31});
  session.output().say(localized("{} working days in {}", days, year));
  return {.view = std::move(view)};
}

}  // namespace

Command calendar_show() {
  return reading<Args>(
      {.noun = Noun::calendar,
       .verb = "show",
       .summary = "The holidays and the make-up days of a year",
       .examples = {"bureau calendar show 2026"},
       .usage = "[YEAR]"},
      [](Fields& fields, Args& args) {
        fields.text("year", args.year, "The year; default the present one");
      },
      run);
}

}  // namespace bureau::cli
