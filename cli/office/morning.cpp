// bureau: the morning sheet.

#include "base/text.h"
#include "cli/session/open_matters.h"
#include "cli/shell/commands.h"
#include "store/work.h"

#include <algorithm>

namespace bureau::cli {

namespace {

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

/// New papers, but for those of a kind that tells what is to be acted on from what is to be read,
/// which only are to be handled when they are to be acted on.
std::vector<Matter> to_handle(Session& session) {
  std::vector<Matter> matters = in_phase(session, {Phase::fresh}, Register::doc);
  std::erase_if(matters, [&](const Matter& matter) {
    const Kind* kind = session.office().find_kind(matter);
    return kind != nullptr && kind->answer_when_act && matter.need != Need::act;
  });
  return matters;
}

/// What is claimed to be done, and tasks that were found good and have not ended.
std::vector<Matter> to_review(Session& session) {
  std::vector<Matter> matters = in_phase(session, {Phase::review, Phase::done});
  std::erase_if(matters, [&](const Matter& matter) {
    return matter.ref.reg == Register::meeting ||
           (matter.ref.reg == Register::doc && session.office().phase_of(matter) == Phase::done);
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
  const Instant now = session.now();
  const Instant end = end_of_day(today);
  Date last = today;
  for (int i = 0; i < session.settings().near_workdays; ++i) {
    last = session.office().calendar().next_workday(last);
  }
  const auto due = [&](std::optional<Instant> from, Instant to) {
    return by_urgency(session, open_due(session.reading(), from, to));
  };
  const auto overdue = [&] {
    std::vector<Matter> late = due(std::nullopt, now);
    std::erase_if(late, [&](const Matter& matter) { return !is_overdue(matter, now); });
    return late;
  };
  return {
      {"overdue", mark("Overdue"), overdue()},
      {"due_today", mark("Due today"), due(now, end)},
      {"due_soon", mark("Due soon"), due(end, end_of_day(last))},
      {"to_accept", mark("To be accepted"), in_phase(session, {Phase::fresh}, Register::task)},
      {"to_review", mark("To be reviewed"), to_review(session)},
      {"to_handle", mark("To be handled"), to_handle(session)},
      {"waiting", mark("Waiting for another's word"), in_phase(session, {Phase::waiting})},
      {"meetings", mark("Meetings today"),
       by_urgency(session, meetings_between(session.reading(), at(today, {}), end))},
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

}  // namespace

Command morning() {
  return reading<None>(
      {.noun = Noun::office,
       .summary = "The morning sheet: overdue, due today, to accept, to review, meetings",
       .examples = {"bureau"}},
      declare_none, run_morning);
}

}  // namespace bureau::cli
