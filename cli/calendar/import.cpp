// bureau calendar import: the schedule of a year, as it is published.

#include "base/error.h"
#include "base/files.h"
#include "cli/calendar/days.h"
#include "cli/shell/commands.h"
#include "exchange/schedule.h"
#include "ops/office/calendar.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::string file{};
};

/// The file with its name, read before anything is locked.
WorkCalendar schedule_of(const std::string& file, Session& session) {
  if (file.empty()) {
    throw Error(ErrorKind::usage, "say which file: 'bureau calendar import 2027.json'");
  }
  const std::optional<std::string> text = read_file(file, std::uint64_t{8} << 20U);
  if (!text) {
    throw Error(ErrorKind::not_found, "there is no file {}", file);
  }
  session.writer().note_read(*text);
  return read_schedule(*text, file);
}

Outcome run(const Args& args, Session& session) {
  const WorkCalendar days = schedule_of(args.file, session);
  return in_deed(session, session.globals().once, "calendar import", args.deed, [&](Deed& deed) {
    deed.acts_for(session.office().name());
    const std::size_t changed = import_calendar(deed, days);
    deed.say(localized("days taken: {}; new or different: {}", days.days.size(), changed));
    WorkCalendar calendar = session.office().calendar();
    calendar.merge(days);
    std::vector<MovedLimit> moved =
        moved_limits(deed.database(), calendar, session.settings().hours);
    if (const std::size_t hidden = leave_out_above(moved, session.office()); hidden > 0) {
      deed.say(localized("{} not shown: above the ceiling {}", hidden,
                         word_of(session.office().ceiling())));
    }
    const std::size_t stay = take_out_final(moved);
    if (!moved.empty()) {
      deed.say(localized("open limits that move: {}; 'bureau calendar recount' moves them",
                         moved.size()));
    }
    if (stay > 0) {
      deed.say(
          localized("provisional limits that stay and are final now: {}; 'bureau calendar "
                    "recount' records it",
                    stay));
    }
    return Outcome{.view = moved_view(moved)};
  });
}

}  // namespace

Command calendar_import() {
  return deeds<Args>(
      {.noun = Noun::calendar,
       .verb = "import",
       .summary = "Take the schedule of a year, and say which open limits it moves",
       .examples = {"bureau calendar import 2027.json"},
       .usage = "FILE"},
      [](Fields& fields, Args& args) {
        fields.text("file", args.file, "JSON or iCalendar, as it is published");
      },
      run);
}

}  // namespace bureau::cli
