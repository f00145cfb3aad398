// bureau calendar due: when a limit ends, and how it is counted.

#include "base/error.h"
#include "cli/calendar/days.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  std::string limit{};
  std::optional<Moment> from{};
  bool explain = false;
};

Outcome run(const Args& args, Session& session) {
  if (args.limit.empty()) {
    throw Error(ErrorKind::usage, "say which limit: 'bureau calendar due 10wd'");
  }
  const auto limit = parse<Limit>(args.limit);
  const Instant from = args.from ? args.from->at : session.now();
  const Due due = count(limit, from, session.office().calendar(), session.settings().hours);
  if (due.provisional) {
    session.output().say(tr("a year's schedule is not published: the count is provisional"));
  }
  if (!for_people(session)) {
    return {.view = one_answer({{"limit", to_text(limit)},
                                {"from", from},
                                {"due", due.at},
                                {"provisional", due.provisional},
                                {"steps", due.steps}})};
  }
  Outcome outcome{.text = to_short_text(due.at) + "\n"};
  for (const std::string& step : args.explain ? due.steps : std::vector<std::string>{}) {
    outcome.text += "  " + step + "\n";
  }
  return outcome;
}

}  // namespace

Command calendar_due() {
  return reading<Args>(
      {.noun = Noun::calendar,
       .verb = "due",
       .summary = "When a limit ends, and how it is counted",
       .examples = {"bureau calendar due 10wd --from 2026-09-28 --explain"},
       .usage = "LIMIT [--from MOMENT] [--explain]"},
      [](Fields& fields, Args& args) {
        fields.text("limit", args.limit, "A limit: 10wd, 3d, 2h");
        fields.moment("--from", args.from, Direction::back,
                      "From when the limit is counted; default now");
        fields.flag("--explain", args.explain, "Show how it was counted");
      },
      run);
}

}  // namespace bureau::cli
