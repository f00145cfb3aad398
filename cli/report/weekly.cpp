// bureau report weekly: the week in figures.

#include "base/error.h"
#include "cli/report/rules.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace bureau::cli {

namespace {

struct WeeklyArgs {
  std::string period{};
  std::optional<Moment> as_of{};
  std::string if_workday{};
};

/// Whether today is the last working day of the office's week. Days and not moments count: a cron
/// line may run before the cut-off or after it.
bool is_last_workday(Session& session) {
  const Date today = local(session.now()).date;
  const unsigned end = session.settings().week_cutoff.day.c_encoding();
  const Date cutoff = today + static_cast<int>((end + 7 - today.weekday().c_encoding()) % 7);
  return session.office().calendar().last_workday_until(cutoff) == today;
}

/// The week that a report is about when none is named: the present one; between its cut-off and the
/// next working day the one that has just ended, which is what the office reports then.
Period usual_period(Session& session, Instant as_of) {
  const WorkCalendar& calendar = session.office().calendar();
  const Period present =
      read_period("this", PeriodKind::week, as_of, calendar, session.settings().week_cutoff);
  const bool begun = local(as_of).date >= calendar.next_workday(local(present.from).date);
  return begun ? present : before(present, calendar, session.settings().week_cutoff);
}

Period period_of(const WeeklyArgs& args, Session& session, Instant as_of) {
  return args.period.empty()
             ? usual_period(session, as_of)
             : read_period(args.period, PeriodKind::week, as_of, session.office().calendar(),
                           session.settings().week_cutoff);
}

/// More may be recorded in this very second, and by who took the lock in it and still writes: the
/// state at its end is known when both are over.
void wait_until_past(Instant as_of, Session& session) {
  while (session.environment().clock && session.clock() == as_of) {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  constexpr std::int64_t longest_writing = 3600;  // no transaction lasts longer
  if (session.clock() - as_of <= longest_writing) {
    session.wait_for_writers();
  }
}

Outcome run_weekly(const WeeklyArgs& args, Session& session) {
  refuse_columns(session, "report weekly");
  if (!args.if_workday.empty() && args.if_workday != "last") {
    throw Error(ErrorKind::usage,
                "--if-workday knows 'last' only: the last working day of the week");
  }
  if (!args.if_workday.empty() && !is_last_workday(session)) {
    return {.nothing = true};
  }
  if (args.as_of && args.as_of->at > session.now()) {
    throw Error(ErrorKind::usage, "--as-of {} lies ahead: nothing is recorded for then",
                to_short_text(args.as_of->at));
  }
  // What is asked for by name is counted from the journal even when it is the present, so that it
  // comes out the same at any later time.
  const Instant as_of = args.as_of ? args.as_of->at : session.now();
  if (args.as_of) {
    wait_until_past(as_of, session);
  }
  const History record{session.reading(), args.as_of ? std::optional{as_of} : std::nullopt};
  if (args.as_of) {
    session.count_as_of(record);
  }
  Period period = period_of(args, session, as_of);
  History history = record.at(std::min(period.to, as_of));
  if (args.as_of || period.to < as_of) {
    // What was worked is what was known of it then.
    session.count_as_of(history);
    period = period_of(args, session, as_of);
    history = history.at(std::min(period.to, as_of));
  }
  const Weekly report = weekly(history, period, as_of, scope_of(session, history));
  return {.text = render(report, report_head(session), session.output().format(Format::table),
                         session.screen())};
}

}  // namespace

Command report_weekly() {
  return reading<WeeklyArgs>(
      {.noun = Noun::report,
       .verb = "weekly",
       .summary = "The week in figures: what came in, was answered, is open, late, stuck, missing",
       .examples = {"bureau report weekly", "bureau report weekly --period last -o md",
                    "bureau report weekly --period 2026-W47 -o week.html",
                    "bureau report weekly --period last --as-of \"mon 9:00\" -o json"},
       .usage = "[--period PERIOD] [--as-of WHEN] [--if-workday last] [--where FILTER]",
       .takes_where = true},
      [](Fields& fields, WeeklyArgs& args) {
        fields.option("--period", args.period,
                      "Which: this, last, 2026-W47, 2026-11 …; default this, after its cut-off the "
                      "one just ended");
        fields.moment("--as-of", args.as_of, Direction::back,
                      "The state as recorded then; the same again at any later time");
        fields.option("--if-workday", args.if_workday,
                      "last: do nothing unless today is the week's last working day");
      },
      run_weekly);
}

}  // namespace bureau::cli
