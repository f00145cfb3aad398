// bureau calendar count: the working days between two days.

#include "base/error.h"
#include "cli/calendar/days.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  std::string days{};
};

/// The years of a span whose schedule is not published: "1900–2023, 2027". Empty: none.
std::string unknown_years(const WorkCalendar& calendar, int first, int last) {
  std::string text;
  for (int year = first; year <= last; ++year) {
    int end = year;
    while (end <= last && !calendar.knows(end)) {
      ++end;
    }
    if (end > year) {
      text += text.empty() ? "" : ", ";
      text += end == year + 1 ? std::to_string(year) : fmt::format("{}–{}", year, end - 1);
      year = end;
    }
  }
  return text;
}

Outcome run(const Args& args, Session& session) {
  const std::vector<std::string> words = words_of(args.days, 2, "calendar count");
  if (words.size() < 2) {
    throw Error(ErrorKind::usage,
                "say from when to when: 'bureau calendar count 2026-09-28 2026-10-12'");
  }
  const Date from = date_of(words[0], session);
  const Date to = date_of(words[1], session);
  const WorkCalendar& calendar = session.office().calendar();
  if (to < from) {
    throw Error(ErrorKind::usage, "{} lies before {}: give the earlier day first", to, from);
  }
  const std::string unknown = unknown_years(calendar, from.year(), to.year());
  if (!unknown.empty()) {
    session.output().say(
        localized("the schedule of {} is not published: provisional", unknown));
  }
  const std::int64_t days = calendar.workdays_between(from, to);
  session.output().say(localized("after {}, up to and with {}", to_text(from), to_text(to)));
  if (!for_people(session)) {
    return {
        .view = one_answer(
            {{"from", from}, {"to", to}, {"workdays", days}, {"provisional", !unknown.empty()}})};
  }
  return {.text = fmt::format("{}\n", days)};
}

}  // namespace

Command calendar_count() {
  return reading<Args>(
      {.noun = Noun::calendar,
       .verb = "count",
       .summary = "The working days between two days",
       .examples = {"bureau calendar count 2026-09-28 2026-10-12"},
       .usage = "FROM TO"},
      [](Fields& fields, Args& args) {
        fields.text("days", args.days, "From when to when: the first day is not counted");
      },
      run);
}

}  // namespace bureau::cli
