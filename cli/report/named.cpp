// bureau report NAME: a report that a file of config/reports, or of the office's own, declares.

#include "base/error.h"
#include "cli/report/rules.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace bureau::cli {

namespace {

struct NamedArgs {
  std::string period{};
  std::optional<Moment> as_of{};
  std::string if_workday{};
};

/// Whether today is the last working day of the report's period. Days and not moments count: a cron
/// line may run before the cut-off or after it.
bool is_last_workday(Session& session, PeriodKind kind) {
  const Date today = local(session.now()).date;
  const WorkCalendar& calendar = session.office().calendar();
  const Period period =
      read_period("this", kind, at(today, TimeOfDay{}), calendar, session.settings().week_cutoff);
  return calendar.last_workday_until(local(period.to).date) == today;
}

/// The period that a report is about when none is named: the present one; between its end and the
/// next working day the one that has just ended, which is what the office reports then.
Period usual_period(Session& session, PeriodKind kind, Instant as_of) {
  const WorkCalendar& calendar = session.office().calendar();
  const WeekCutoff& cutoff = session.settings().week_cutoff;
  const Period present = read_period("this", kind, as_of, calendar, cutoff);
  const bool begun = local(as_of).date >= calendar.next_workday(local(present.from).date);
  return begun ? present : before(present, calendar, cutoff);
}

Period period_of(const NamedArgs& args, Session& session, PeriodKind kind, Instant as_of) {
  return args.period.empty() ? usual_period(session, kind, as_of)
                             : read_period(args.period, kind, as_of, session.office().calendar(),
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

/// The report's own filter and --where.
std::vector<Filter> filters_of(const ReportAsked& report, Session& session) {
  std::vector<Filter> filters{filter_of(session.office(), report.where, report.where_at)};
  if (const std::string& asked = session.globals().where; !asked.empty()) {
    static_cast<void>(asked_filter(session, asked));  // what is no name is remarked
    filters.push_back(session.office().filter(asked));
  }
  return filters;
}

/// Whether it counts or lists a hole, for --exit-code.
bool tells_of_holes(const Report& report) {
  return std::ranges::any_of(report.parts, [](const ReportPart& part) {
    for (std::size_t i = 0; i < part.figures.size(); ++i) {
      if (part.asked->figures[i].figure->rows == RowType::finding &&
          part.figures[i].now.count() > 0) {
        return true;
      }
    }
    return std::holds_alternative<std::vector<Finding>>(part.rows) && !part.refs.empty();
  });
}

Outcome run_named(const std::shared_ptr<const ReportAsked>& report, const NamedArgs& args,
                  Session& session) {
  refuse_columns(session, "report " + report->id);
  if (!args.if_workday.empty() && args.if_workday != "last") {
    throw Error(ErrorKind::usage,
                "--if-workday knows 'last' only: the last working day of the period");
  }
  if (!args.if_workday.empty() && !is_last_workday(session, report->period)) {
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
  Period period = period_of(args, session, report->period, as_of);
  History history = record.at(std::min(period.to, as_of));
  if (args.as_of || period.to < as_of) {
    // What was worked is what was known of it then.
    session.count_as_of(history);
    period = period_of(args, session, report->period, as_of);
    history = record.at(std::min(period.to, as_of));
  }
  const Format format = session.output().format(Format::table);
  const Report made = make_report(report, history, period, as_of, session.office(),
                                  filters_of(*report, session), to_text(format));
  return {.text = render(made, report_head(session, *report), format, session.screen(),
                         finder(session)),
          .finds = tells_of_holes(made)};
}

}  // namespace

Command report_named(const ReportAsked& asked) {
  const auto report = std::make_shared<const ReportAsked>(asked);
  Command command{
      .noun = Noun::report,
      .verb = report->id,
      .summary = report->summary.shown().empty() ? report->name.shown() : report->summary.shown(),
      .examples = {fmt::format("bureau report {}", report->id),
                   fmt::format("bureau report {} --period last -o md", report->id),
                   fmt::format("bureau report {0} --period last -o {0}.html", report->id),
                   fmt::format("bureau report {} --period last --as-of \"mon 9:00\" -o json",
                               report->id)},
      .usage = "[--period PERIOD] [--as-of WHEN] [--if-workday last] [--where FILTER]",
      .takes_where = true};
  // The report travels by value: a name has no function of its own.
  command.declare = [report](Fields& fields) -> Action {
    const auto args = std::make_shared<NamedArgs>();
    fields.option("--period", args->period,
                  "Which: this, last, 2026-W47, 2026-11 …; default this, after its end the one "
                  "just ended");
    fields.moment("--as-of", args->as_of, Direction::back,
                  "The state as recorded then; the same again at any later time");
    fields.option("--if-workday", args->if_workday,
                  "last: do nothing unless today is the period's last working day");
    return [report, args](Session& session) { return run_named(report, *args, session); };
  };
  return command;
}

}  // namespace bureau::cli
