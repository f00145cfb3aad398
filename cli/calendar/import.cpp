// bureau calendar import: the schedule of a year, as it is published.

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/calendar/days.h"
#include "cli/session/file_lines.h"
#include "cli/shell/commands.h"
#include "exchange/ics.h"
#include "exchange/schedule.h"
#include "ops/office/calendar.h"
#include "time/take_over.h"

#include <algorithm>
#include <span>

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::string file{};
};

/// Nothing when there is no such file.
std::optional<std::string> text_of(const std::string& file, Session& session) {
  if (file != "-") {
    return read_file(file, std::uint64_t{8} << 20U);
  }
  std::string text;
  Lines lines{file, session.environment().in};
  for (std::string line; lines.next(line);) {
    text += line + '\n';
  }
  return text;
}

/// Says which events of the file are no days of a schedule.
void say_left_out(const Schedule& schedule, Deed& deed) {
  constexpr std::size_t few = 5;
  if (schedule.left_out.empty()) {
    return;
  }
  std::string names;
  for (const std::string& name :
       std::span{schedule.left_out}.first(std::min(few, schedule.left_out.size()))) {
    names += (names.empty() ? "" : ", ") + cleaned(name);
  }
  deed.say(localized("events left out, which have a time of day: {} ({}{})",
                     schedule.left_out.size(), names, schedule.left_out.size() > few ? " …" : ""));
}

/// The file with its name, read before anything is locked.
Schedule schedule_of(const std::string& file, Session& session) {
  if (file.empty()) {
    throw Error(ErrorKind::usage, "say which file: 'bureau calendar import 2027.json'");
  }
  if (file == "-") {
    need_ics();  // which of both it is is seen when it has been read
  }
  const std::optional<std::string> text = text_of(file, session);
  if (!text) {
    throw Error(ErrorKind::not_found, "there is no file {}", file);
  }
  session.writer().note_read(*text);
  return read_schedule(*text, file);
}

Outcome run(const Args& args, Session& session) {
  const Schedule schedule = schedule_of(args.file, session);
  const WorkCalendar& days = schedule.days;
  return in_deed(session, session.globals().once, "calendar import", args.deed, [&](Deed& deed) {
    deed.acts_for(session.office().name());
    const std::size_t changed = import_calendar(deed, days);
    say_left_out(schedule, deed);
    deed.say(localized("days taken: {}; new or different: {}", days.days.size(), changed));
    WorkCalendar calendar = session.office().calendar();
    take_over(calendar, days);
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
        fields.text("file", args.file,
                    "JSON or iCalendar, as it is published; - is standard input");
      },
      run);
}

}  // namespace bureau::cli
