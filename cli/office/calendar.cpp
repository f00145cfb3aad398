// bureau calendar: which days are worked, how limits are counted, new schedules.

#include "ops/calendar.h"

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "exchange/schedule.h"

#include <algorithm>
#include <array>

namespace bureau::cli {

namespace {

struct Args {
  std::string what{};
  std::optional<Moment> from{};
  bool explain = false;
  DeedOptions deed{};
};

void declare_calendar(Fields& fields, Args& args) {
  fields.text("what", args.what,
              "show, is, count, due, import or recount, and what they are about");
  fields.moment("--from", args.from, Direction::back,
                "due: from when the limit is counted; default now");
  fields.flag("--explain", args.explain, "due: show how it was counted");
  declare(fields, args.deed);
}

const char* word_of_day(const WorkCalendar& calendar, Date date) {
  return calendar.works(date) ? mark("a working day") : mark("a day off");
}

Date date_of(const std::string& text, Session& session) {
  return read_date(text, session.words(Direction::forward));
}

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

void say_unknown(const WorkCalendar& calendar, int year, Session& session) {
  if (!calendar.knows(year)) {
    session.say(localized("the schedule of {} is not published: weekends only, provisional", year));
  }
}

Outcome show_year(const std::vector<std::string>& words, Session& session) {
  const WorkCalendar& calendar = session.office().calendar();
  const int year = words.size() > 1 ? static_cast<int>(parse_number("year", words[1]))
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
  session.say(localized("{} working days in {}", days, year));
  return {.view = std::move(view)};
}

/// One answer as a record for programs.
View one_answer(const std::vector<std::pair<const char*, Cell>>& members) {
  View view{.rows = {{}}, .one = true};
  for (const auto& [name, value] : members) {
    view.columns.push_back({.name = name});
    view.rows.front().cells.push_back(value);
  }
  return view;
}

Outcome is_day(const std::vector<std::string>& words, Session& session) {
  if (words.size() < 2) {
    throw Error(ErrorKind::usage, "say which day: 'bureau calendar is 2026-10-10'");
  }
  const Date date = date_of(words[1], session);
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

Outcome count_days(const std::vector<std::string>& words, Session& session) {
  if (words.size() < 3) {
    throw Error(ErrorKind::usage,
                "say from when to when: 'bureau calendar count 2026-09-28 2026-10-12'");
  }
  const Date from = date_of(words[1], session);
  const Date to = date_of(words[2], session);
  const WorkCalendar& calendar = session.office().calendar();
  if (to < from) {
    throw Error(ErrorKind::usage, "{} lies before {}: give the earlier day first", to, from);
  }
  const std::string unknown = unknown_years(calendar, from.year(), to.year());
  if (!unknown.empty()) {
    session.say(
        localized("the schedule of {} is not published: weekends only, provisional", unknown));
  }
  const std::int64_t days = calendar.workdays_between(from, to);
  session.say(localized("after {}, up to and with {}", to_text(from), to_text(to)));
  if (!for_people(session)) {
    return {
        .view = one_answer(
            {{"from", from}, {"to", to}, {"workdays", days}, {"provisional", !unknown.empty()}})};
  }
  return {.text = fmt::format("{}\n", days)};
}

Outcome due_of(const std::vector<std::string>& words, const Args& args, Session& session) {
  if (words.size() < 2) {
    throw Error(ErrorKind::usage, "say which limit: 'bureau calendar due 10wd'");
  }
  const auto limit = parse<Limit>(words[1]);
  const Instant from = args.from ? args.from->at : session.now();
  const Due due = count(limit, from, session.office().calendar(), session.settings().hours);
  if (due.provisional) {
    session.say(tr("a year's schedule is not published: the count is provisional"));
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

/// Leaves what moves; gives how many only lose the mark of being provisional.
std::size_t take_out_final(std::vector<MovedLimit>& moved) {
  return std::erase_if(moved, [](const MovedLimit& one) { return one.before == one.after; });
}

View moved_view(const std::vector<MovedLimit>& moved, const char* empty) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "limit", .title = tr("Limit")},
                        {.name = "before", .title = tr("Due")},
                        {.name = "after", .title = tr("By the new calendar")}},
            .empty_text = tr(empty)};
  for (const MovedLimit& one : moved) {
    view.rows.push_back({.cells = {to_text(one.ref),
                                   one.of_state ? Term{"state", tr("of the state")}
                                                : Term{"matter", tr("of the matter")},
                                   one.before, one.after}});
  }
  return view;
}

Outcome in_office_deed(const Args& args, Session& session, const char* verb,
                       const std::function<Outcome(Deed&)>& work) {
  return in_deed(session, session.globals().once, verb, args.deed, [&](Deed& deed) {
    deed.by(session.office().name());
    return work(deed);
  });
}

Outcome import_file(const std::vector<std::string>& words, const Args& args, Session& session) {
  const std::string file = words.size() < 2 ? "" : args.what.substr(args.what.find(' ') + 1);
  if (file.empty()) {
    throw Error(ErrorKind::usage, "say which file: 'bureau calendar import 2027.json'");
  }
  const std::optional<std::string> text = read_file(file, std::uint64_t{8} << 20U);
  if (!text) {
    throw Error(ErrorKind::not_found, "there is no file {}", file);
  }
  session.note_read(*text);
  const WorkCalendar days = read_schedule(*text, file);
  return in_office_deed(args, session, "calendar import", [&](Deed& deed) {
    const std::size_t changed = import_calendar(deed, days);
    deed.say(localized("days taken: {}; new or different: {}", days.days.size(), changed));
    WorkCalendar calendar = session.office().calendar();
    calendar.merge(days);
    std::vector<MovedLimit> moved =
        moved_limits(deed.database(), calendar, session.settings().hours);
    if (const std::size_t hidden = leave_out_above(moved, session.office().ceiling()); hidden > 0) {
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
    return Outcome{.view = moved_view(moved, mark("no open limit moves"))};
  });
}

Outcome recount(const std::vector<std::string>& words, const Args& args, Session& session) {
  return in_office_deed(args, session, "calendar recount", [&](Deed& deed) {
    const std::vector<Ref> refs = resolve_refs({words.begin() + 1, words.end()}, deed.database());
    std::vector<MovedLimit> moved = recount_limits(deed, refs);
    if (const std::size_t stay = take_out_final(moved); stay > 0) {
      deed.say(localized("provisional limits that stay and are final now: {}", stay));
    }
    return Outcome{.view = moved_view(moved, mark("no open limit moves"))};
  });
}

/// A file's name may have blanks, and limits are moved of many matters.
void check_words(const std::vector<std::string>& words) {
  const std::string& verb = words.front();
  const std::size_t most = verb == "count"                                   ? 3
                           : verb == "show" || verb == "is" || verb == "due" ? 2
                                                                             : words.size();
  if (words.size() > most) {
    throw Error(ErrorKind::usage, "'{}' takes no '{}': 'bureau {} --help' shows what it takes",
                "calendar " + verb, words[most], "calendar");
  }
}

Outcome run(const Args& args, Session& session) {
  const std::vector<std::string> words = split_list(args.what.empty() ? "show" : args.what, U" ");
  const std::string& verb = words.front();
  check_words(words);
  if (verb == "show") {
    return show_year(words, session);
  }
  if (verb == "is") {
    return is_day(words, session);
  }
  if (verb == "count") {
    return count_days(words, session);
  }
  if (verb == "due") {
    return due_of(words, args, session);
  }
  if (verb == "import") {
    return import_file(words, args, session);
  }
  if (verb == "recount") {
    return recount(words, args, session);
  }
  throw Error(ErrorKind::usage,
              "'{}' is nothing calendar does: use show, is, count, due, import or recount", verb);
}

}  // namespace

Command calendar() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "calendar",
       .summary = "Which days are worked, how a limit is counted, new schedules",
       .examples = {"bureau calendar show 2026", "bureau calendar is 2026-10-10",
                    "bureau calendar count 2026-09-28 2026-10-12",
                    "bureau calendar due 10wd --from 2026-09-28 --explain",
                    "bureau calendar import 2027.json", "bureau calendar recount"},
       .usage = "show [YEAR] | is DAY | count FROM TO | due LIMIT | import FILE | recount [REF…]"},
      declare_calendar, run);
}

}  // namespace bureau::cli
