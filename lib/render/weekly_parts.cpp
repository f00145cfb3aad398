#include "render/weekly_parts.h"

#include "base/i18n.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bureau::report {

namespace {

struct Called {
  std::string_view name;
  const char* word;
};

constexpr std::array figure_words{
    Called{"documents_in", mark("Documents received")},
    Called{"documents_out", mark("Documents issued")},
    Called{"documents_answered", mark("Documents answered")},
    Called{"meetings_held", mark("Meetings held")},
    Called{"decisions", mark("Decisions made")},
    Called{"tasks_opened", mark("Tasks opened")},
    Called{"tasks_closed_on_time", mark("Tasks closed on time")},
    Called{"tasks_closed_late", mark("Tasks closed late")},
    Called{"tasks_open", mark("Tasks open")},
    Called{"tasks_overdue", mark("Tasks overdue")},
    Called{"parts_late", mark("Tasks with a late part")},
    Called{"due_next_week", mark("Due next week")},
    Called{"stuck", mark("Stuck: no progress reported")},
    Called{"holes", mark("Holes")},
};

/// T12 taken apart; nothing for what is inside a matter.
std::optional<std::int64_t> number_of(const std::string& ref) {
  if (ref.size() < 2 || ref.find('/') != std::string::npos) {
    return std::nullopt;
  }
  return parse<Ref>(ref).n;
}

bool follows(const std::string& ref, const std::string& before) {
  const std::optional<std::int64_t> n = number_of(ref);
  const std::optional<std::int64_t> m = number_of(before);
  return n && m && ref.front() == before.front() && *n == *m + 1;
}

}  // namespace

std::string name_of(const Period& period) {
  switch (period.kind) {
    case PeriodKind::week: return tr("Weekly report");
    case PeriodKind::month: return tr("Monthly report");
    case PeriodKind::quarter: return tr("Quarterly report");
    case PeriodKind::year: return tr("Yearly report");
  }
  return {};
}

std::string label_of(const Period& period) {
  const std::size_t dash = period.name.find('-');
  const std::string year = period.name.substr(0, dash);
  std::string rest = dash == std::string::npos ? "" : period.name.substr(dash + 1);
  std::erase_if(rest, [](char c) { return c < '0' || c > '9'; });
  const int n = rest.empty() ? 0 : std::stoi(rest);
  switch (period.kind) {
    case PeriodKind::week: return localized("{0}-W{1:02}", year, n);
    case PeriodKind::month: return localized("{0}-{1:02}", year, n);
    case PeriodKind::quarter: return localized("{0}-Q{1}", year, n);
    case PeriodKind::year: return localized("{0}, the year", year);
  }
  return period.name;
}

std::string title_of(const Weekly& weekly, const ReportHead& head) {
  return localized("{0}: {1}, {2}", head.office, name_of(weekly.period), label_of(weekly.period));
}

std::vector<std::pair<std::string, std::string>> head_lines(const Weekly& weekly,
                                                            const ReportHead& head) {
  const Period& period = weekly.period;
  std::string span = fmt::format("{} – {}", to_short_text(period.from), to_short_text(period.to));
  if (period.joined > 0) {
    span += localized(", with {} earlier without a working day", period.joined);
  }
  std::string ceiling{word_of(head.ceiling)};
  if (weekly.hidden > 0) {
    ceiling += localized(", not counted above it: {}", weekly.hidden);
  }
  std::vector<std::pair<std::string, std::string>> lines{
      {tr("Period"), span}, {tr("As of"), to_short_text(weekly.as_of)}, {tr("Ceiling"), ceiling}};
  if (!head.where.empty()) {
    lines.emplace_back(tr("Only where"), head.where);
  }
  lines.emplace_back(tr("Calendar"), head.calendar);
  lines.emplace_back(tr("Program"),
                     localized("bureau {}, configuration {}", head.version, head.digest));
  return lines;
}

std::string word_of_figure(std::string_view name, PeriodKind kind) {
  if (name == "due_next_week" && kind != PeriodKind::week) {
    return tr("Due in the next period");
  }
  const auto* const found = std::ranges::find(figure_words, name, &Called::name);
  return found == figure_words.end() ? std::string{name} : tr(found->word);
}

std::vector<std::string> runs_of(const std::vector<std::string>& refs) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < refs.size();) {
    std::size_t end = i + 1;
    while (end < refs.size() && (refs[end] == refs[end - 1] || follows(refs[end], refs[end - 1]))) {
      ++end;
    }
    if (const std::string& last = refs[end - 1]; last == refs[i]) {
      runs.push_back(last);
    } else {
      runs.push_back(refs[i] + (follows(last, refs[i]) ? " " : "–") + last);
    }
    i = end;
  }
  return runs;
}

std::string in_short(const std::vector<std::string>& refs) {
  return fmt::format("{}", fmt::join(runs_of(refs), " "));
}

std::string name_of_unit(const UnitFigures& unit) {
  return unit.unit.empty() ? tr("(no unit)") : unit.unit;
}

std::string text_of_rate(const UnitFigures& unit) {
  const std::optional<double> rate = unit.rate();
  return rate ? fmt::format("{:.0f}%", *rate * 100) : "-";
}

Lamp lamp_of(const Weekly& weekly, const UnitFigures& unit) {
  if (!unit.overdue.empty()) {
    return Lamp::red;
  }
  const std::vector<std::string>& next = weekly.figure("due_next_week").refs;
  if (std::ranges::find_first_of(unit.open, next) != unit.open.end()) {
    return Lamp::yellow;
  }
  return unit.open.empty() ? Lamp::closed : Lamp::green;
}

View figures_table(const Weekly& weekly) {
  View view{.columns = {{.name = "figure", .title = tr("Figure")},
                        {.name = "value", .title = tr("Value"), .right = true},
                        {.name = "refs", .title = tr("Refs"), .shrinks = true}}};
  for (const Figure& figure : weekly.figures) {
    view.rows.push_back({.cells = {word_of_figure(figure.name, weekly.period.kind), figure.value(),
                                   in_short(figure.refs)}});
  }
  return view;
}

View units_table(const Weekly& weekly) {
  View view{.columns = {{.name = "lamp", .title = tr("Lamp")},
                        {.name = "unit", .title = tr("Unit")},
                        {.name = "open", .title = tr("Open"), .right = true},
                        {.name = "overdue", .title = tr("Overdue"), .right = true},
                        {.name = "closed_on_time", .title = tr("Closed on time"), .right = true},
                        {.name = "closed_late", .title = tr("Closed late"), .right = true},
                        {.name = "rate", .title = tr("Rate"), .right = true},
                        {.name = "refs", .title = tr("Refs"), .shrinks = true}},
            .empty_text = tr("no unit has a task that is open or was closed")};
  const auto count = [](const std::vector<std::string>& refs) {
    return Cell{static_cast<std::int64_t>(refs.size())};
  };
  for (const UnitFigures& unit : weekly.by_unit) {
    std::string refs;
    const auto tell = [&](const char* what, const std::vector<std::string>& of) {
      if (!of.empty()) {
        refs += (refs.empty() ? "" : "\n") + localized("{}: {}", what, in_short(of));
      }
    };
    tell(tr("open"), unit.open);
    tell(tr("overdue"), unit.overdue);
    tell(tr("on time"), unit.closed_on_time);
    tell(tr("late"), unit.closed_late);
    const Lamp lamp = lamp_of(weekly, unit);
    view.rows.push_back(
        {.cells = {Term{to_text(lamp), std::string{word_of(lamp)}}, name_of_unit(unit),
                   count(unit.open), count(unit.overdue), count(unit.closed_on_time),
                   count(unit.closed_late), text_of_rate(unit), refs},
         .colour = to_text(lamp)});
  }
  return view;
}

Screen screen_of(const Weekly& weekly, Screen screen) {
  screen.year = local(weekly.as_of).date.year();
  screen.headers = true;
  return screen;
}

}  // namespace bureau::report
