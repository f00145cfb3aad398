// bureau, inbox, search, undo: what an officer looks at every hour.

#include "base/error.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "ops/authority.h"
#include "ops/undo.h"
#include "store/search.h"

#include <algorithm>

namespace bureau::cli {

namespace {

std::vector<Matter> open_matters(Session& session, std::string_view condition,
                                 const std::vector<Value>& parameters) {
  std::vector<Matter> matters = select_matters(
      session.reading(),
      fmt::format("WHERE open = 1 AND {} ORDER BY due IS NULL, due, id", condition), parameters);
  std::erase_if(matters,
                [&](const Matter& m) { return m.secrecy.level > session.office().ceiling(); });
  // Urgent first, then important (rule 6).
  const bool late_is_urgent = session.settings().overdue_is_urgent;
  std::ranges::stable_sort(matters, {}, [&](const Matter& m) {
    const bool late = late_is_urgent && is_overdue(m, session.now());
    return std::tuple{!(late || m.urgency > Urgency::normal), -static_cast<int>(m.urgency),
                      -static_cast<int>(m.importance)};
  });
  return matters;
}

/// How many open matters are hidden, whoever has them and whenever they are due.
void say_hidden_open(Session& session) {
  say_hidden(session,
             count_above(session.reading(), session.office().ceiling(), std::nullopt, Which::open));
}

std::string section(Session& session, const char* title, const std::vector<Matter>& matters,
                    const std::vector<std::string>& fields) {
  if (matters.empty()) {
    return {};
  }
  constexpr std::size_t most = 10;
  Screen screen = session.screen();
  screen.headers = false;
  const std::vector<Matter> first(
      matters.begin(),
      matters.begin() + static_cast<std::ptrdiff_t>(std::min(matters.size(), most)));
  std::string text =
      localized("{} ({})", tr(title), matters.size()) + "\n" +
      render(list_view(listed(session, first), fields, session.now(), finder(session)),
             Format::table, screen);
  if (matters.size() > most) {
    text += localized("… and {} more", matters.size() - most) + "\n";
  }
  return text + "\n";
}

/// The open matters in one of these phases. What was written before there were phases goes by its
/// kind.
std::vector<Matter> in_phase(Session& session, std::string_view condition,
                             const std::vector<Phase>& phases) {
  std::string ids;
  for (const Phase phase : phases) {
    ids += fmt::format("{}'{}'", ids.empty() ? "" : ", ", to_text(phase));
  }
  std::vector<Matter> matters = open_matters(
      session, fmt::format("{} AND (phase IN ({}) OR phase IS NULL)", condition, ids), {});
  std::erase_if(matters, [&](const Matter& matter) {
    return std::ranges::find(phases, session.office().phase_of(matter)) == phases.end();
  });
  return matters;
}

/// New papers, but for those of a kind that tells what is to be acted on from what is to be read,
/// which only are to be handled when they are to be acted on.
std::vector<Matter> to_handle(Session& session) {
  std::vector<Matter> matters = in_phase(session, "register = 0", {Phase::fresh});
  std::erase_if(matters, [&](const Matter& matter) {
    const Kind* kind = session.office().find_kind(matter);
    return kind != nullptr && kind->answer_when_act && matter.need != Need::act;
  });
  return matters;
}

/// What is claimed to be done, and tasks that were found good and have not ended.
std::vector<Matter> to_review(Session& session) {
  std::vector<Matter> matters =
      in_phase(session, "register IN (0, 2)", {Phase::review, Phase::done});
  std::erase_if(matters, [&](const Matter& matter) {
    return matter.ref.reg == Register::doc && session.office().phase_of(matter) == Phase::done;
  });
  return matters;
}

struct None {};
void declare_none(Fields& /*fields*/, None& /*args*/) {}

/// The parts of the morning sheet: a title, the matters, what is shown of them.
struct Sheet {
  const char* name;
  const char* title;
  std::vector<Matter> matters;
};

std::vector<Sheet> morning_parts(Session& session) {
  const Date today = local(session.now()).date;
  const std::int64_t begin = at(today, {}).seconds;
  const std::int64_t end = end_of_day(today).seconds;
  const std::int64_t now = session.now().seconds;
  Date last = today;
  for (int i = 0; i < session.settings().near_workdays; ++i) {
    last = session.office().calendar().next_workday(last);
  }
  const std::int64_t soon = end_of_day(last).seconds;
  const auto overdue = [&] {
    std::vector<Matter> late = open_matters(session, "due < $1", {now});
    std::erase_if(late, [&](const Matter& matter) { return !is_overdue(matter, session.now()); });
    return late;
  };
  return {
      {"overdue", mark("Overdue"), overdue()},
      {"due_today", mark("Due today"), open_matters(session, "due >= $1 AND due < $2", {now, end})},
      {"due_soon", mark("Due soon"), open_matters(session, "due >= $1 AND due < $2", {end, soon})},
      {"to_accept", mark("To be accepted"), in_phase(session, "register = 2", {Phase::fresh})},
      {"to_review", mark("To be reviewed"), to_review(session)},
      {"to_handle", mark("To be handled"), to_handle(session)},
      {"waiting", mark("Waiting for another's word"), in_phase(session, "1 = 1", {Phase::waiting})},
      {"meetings", mark("Meetings today"),
       open_matters(session, "register = 1 AND starts_at >= $1 AND starts_at < $2", {begin, end})},
  };
}

Outcome run_morning(const None& /*unused*/, Session& session) {
  Outcome outcome;
  const Format format = format_among(session, "bureau", {Format::table, Format::json});
  const std::vector<Sheet> parts = morning_parts(session);
  say_hidden_open(session);
  if (format == Format::json) {
    Json::Object object{{"date", to_text(local(session.now()).date)}};
    for (const Sheet& part : parts) {
      Json::Array refs;
      std::ranges::transform(part.matters, std::back_inserter(refs),
                             [](const Matter& m) { return Json{to_text(m.ref)}; });
      object.emplace_back(part.name, std::move(refs));
    }
    outcome.text = to_pretty_json(Json{std::move(object)}) + "\n";
    return outcome;
  }
  if (std::ranges::all_of(parts, [](const Sheet& part) { return part.matters.empty(); })) {
    session.say_nothing_found(tr("nothing is due, nothing is late"));
    return outcome;
  }
  outcome.text = fmt::format(
      "{}\n\n", localized("{}, {}", session.settings().office, to_short_text(session.now())));
  for (const Sheet& part : parts) {
    const std::vector<std::string> fields =
        std::string_view{part.name} == "meetings"
            ? std::vector<std::string>{"ref", "starts_at", "place", "title"}
            : std::vector<std::string>{"ref", "lamp", "due", "unit", "title"};
    outcome.text += section(session, part.title, part.matters, fields);
  }
  return outcome;
}

struct InboxArgs {
  std::string who{};
};

/// The keys of what waits for somebody's word: a step from there is theirs.
std::vector<std::int64_t> waiting_for(Session& session, const std::string& who) {
  const Office& office = session.office();
  std::vector<std::int64_t> keys;
  for (const Matter& matter : in_phase(session, "1 = 1", {Phase::waiting})) {
    const Kind* kind = office.find_kind(matter);
    // A leader's, whom nobody has named: any leader's.
    const auto is_whose = [&](const Step& step, const std::string& actor) {
      return actor == who ||
             (step.act == Act::leader && actor.empty() && office.directory().is_leader(who));
    };
    const auto is_theirs = [&](const Step& step) {
      return std::ranges::find(step.from, matter.state) != step.from.end() &&
             step.act != Act::office && is_whose(step, usual_actor(office, matter, step));
    };
    if (kind != nullptr && std::ranges::any_of(kind->steps, is_theirs)) {
      keys.push_back(matter.ref.key());
    }
  }
  return keys;
}

Outcome run_inbox(const InboxArgs& args, Session& session) {
  const std::string who = args.who.empty()
                              ? session.actor().name
                              : canonical_party(session.office().directory(), args.who);
  std::vector<Matter> mine = open_matters(
      session,
      fmt::format("(unit = $1 OR person = $1 OR leader = $1 OR officer = $1 OR id IN "
                  "(SELECT matter FROM participant WHERE who = $1 AND (role <> 'co' OR "
                  "answered_at IS NULL)) OR id IN ({}))",
                  fmt::join(waiting_for(session, who), ", ")),
      {who});
  say_hidden_open(session);
  Outcome outcome;
  outcome.view =
      list_view(listed(session, mine),
                fields_to_show(session, {"ref", "lamp", "state", "due", "progress", "title"}),
                session.now(), finder(session));
  outcome.view->empty_text = localized("nothing waits for {}", who);
  return outcome;
}

struct SearchArgs {
  std::string words{};
  std::int64_t limit = 20;
};

/// A matter that was found, or the item of it.
ViewRow row_of(Session& session, const Hit& hit, const Matter& matter) {
  const std::optional<Item> item =
      hit.in_item ? find_item(session.reading(), hit.where) : std::nullopt;
  const FindKind kind = finder(session);
  const ListedMatter found{.matter = matter};
  return {.cells = {item ? to_text(item->ref) : to_text(matter.ref),
                    cell_of(found, "state", session.now(), kind),
                    cell_of(found, "number", session.now(), kind),
                    cell_of(found, "unit", session.now(), kind),
                    item && !item->text.empty() ? item->text : matter.title}};
}

Outcome run_search(const SearchArgs& args, Session& session) {
  if (args.words.empty()) {
    throw Error(ErrorKind::usage, "say what to search for: 'bureau search 消防'");
  }
  check_limit(args.limit);
  const History present{session.reading(), std::nullopt};
  const auto selects = selector(session, present);
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "state", .title = tr("State")},
                        {.name = "number", .title = tr("Number"), .yields = true},
                        {.name = "unit", .title = tr("Unit"), .yields = true},
                        {.name = "title", .title = tr("Title"), .shrinks = true}},
            .empty_text = localized("nothing is found for '{}'", args.words)};
  std::int64_t found = 0;
  for (const Hit& hit : find_text(session.reading(), args.words, 0)) {
    const Matter matter = get_matter(session.reading(), hit.where.ref);
    if (matter.secrecy.level > session.office().ceiling() || matter.state == void_state ||
        (selects && !selects(matter, session.now()))) {
      continue;
    }
    ++found;
    if (args.limit == 0 || found <= args.limit) {
      view.rows.push_back(row_of(session, hit, matter));
    }
  }
  if (std::ssize(view.rows) < found) {
    session.say(localized("{} found, {} shown: --limit 0 shows all", found, view.rows.size()));
  }
  say_hidden(session,
             count_above(session.reading(), session.office().ceiling(), std::nullopt, Which::all));
  return {.view = std::move(view)};
}

struct UndoArgs : WriteArgs {};

Outcome run_undo(const UndoArgs& /*args*/, const std::vector<Ref>& /*refs*/, Deed& deed,
                 Session& session) {
  const Undone undone = undo_last(deed);
  const std::optional<Matter> first =
      undone.refs.empty() ? std::nullopt
                          : find_matter(deed.database(), parse<Ref>(undone.refs.front()));
  const std::string verb =
      word_of_verb(undone.verb, first ? session.office().find_kind(*first) : nullptr);
  const bool many = undone.refs.size() > 10;  // an import
  session.say(undone.refs.empty()             // the days of a calendar are no matter's
                  ? localized("undone: {}", verb)
                  : localized("undone: {} ({})", verb,
                              many ? localized("{} … {}, {} in all", undone.refs.front(),
                                               undone.refs.back(), undone.refs.size())
                                   : fmt::format("{}", fmt::join(undone.refs, " "))));
  return {.refs = undone.refs};
}

}  // namespace

Command morning() {
  return reading<None>(
      {.noun = Noun::office,
       .summary = "The morning sheet: overdue, due today, to accept, to review, meetings",
       .examples = {"bureau"}},
      declare_none, run_morning);
}

Command inbox() {
  return reading<InboxArgs>(
      {.noun = Noun::office,
       .verb = "inbox",
       .summary = "What waits for a unit or a person",
       .examples = {"bureau inbox 后勤处"},
       .usage = "[WHO]"},
      [](Fields& fields, InboxArgs& args) {
        fields.text("who", args.who, "A unit or a person; default yourself");
      },
      run_inbox);
}

Command search() {
  return reading<SearchArgs>(
      {.noun = Noun::office,
       .verb = "search",
       .summary = "Find words in titles, numbers, notes, decisions, progress",
       .examples = {"bureau search 消防", "bureau search \"fire safety\" --limit 5"},
       .usage = "WORDS [--limit N] [--where FILTER]",
       .takes_where = true},
      [](Fields& fields, SearchArgs& args) {
        fields.text("words", args.words, "All of these must be found");
        fields.option("--limit", args.limit, "At most so many; 0: all");
      },
      run_search);
}

Command undo() {
  return writing<UndoArgs>(
      {.noun = Noun::office,
       .verb = "undo",
       .summary = "Take my last command back",
       .examples = {"bureau undo"}},
      [](Fields& /*fields*/, UndoArgs& /*args*/) {}, run_undo, false);
}

}  // namespace bureau::cli
