// What the writers of reports share: names, heads, runs of refs, tables.

#include "base/i18n.h"
#include "base/text.h"
#include "base/text_form.h"
#include "render/report/writers.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace bureau::report {

namespace {

/// Whether it is the next matter of the register.
bool follows(const AnyRef& ref, const AnyRef& before) {
  return !ref.is_item() && !before.is_item() && ref.matter().reg == before.matter().reg &&
         ref.matter().n == before.matter().n + 1;
}

std::string name_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::day: return tr("Daily report");
    case PeriodKind::week: return tr("Weekly report");
    case PeriodKind::month: return tr("Monthly report");
    case PeriodKind::quarter: return tr("Quarterly report");
    case PeriodKind::year: return tr("Yearly report");
  }
  return {};
}

/// Headings of a page begin large; those of a terminal stand close together.
std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

Cell cell_of(const FigureValue& value) {
  return value.is_rate ? Cell{text_of(value)} : Cell{value.count()};
}

}  // namespace

std::string name_of(const Report& report) {
  const std::string& own = report.asked->name.shown();
  return own == name_of(report.asked->period) ? name_of(report.period.kind) : own;
}

std::string label_of(const Period& period) {
  const std::size_t dash = period.name.find('-');
  const std::string year = period.name.substr(0, dash);
  std::string rest = dash == std::string::npos ? "" : period.name.substr(dash + 1);
  if (period.kind == PeriodKind::day) {
    return period.name;
  }
  std::erase_if(rest, [](char c) { return c < '0' || c > '9'; });
  const int n = rest.empty() ? 0 : std::stoi(rest);
  switch (period.kind) {
    case PeriodKind::day: break;
    case PeriodKind::week: return localized("{0}-W{1:02}", year, n);
    case PeriodKind::month: return localized("{0}-{1:02}", year, n);
    case PeriodKind::quarter: return localized("{0}-Q{1}", year, n);
    case PeriodKind::year: return localized("{0}, the year", year);
  }
  return period.name;
}

std::string title_of(const Printed& printed) {
  return localized("{0}: {1}, {2}", printed.head.office, name_of(printed.report),
                   label_of(printed.report.period));
}

std::vector<std::pair<std::string, std::string>> head_lines(const Printed& printed) {
  const auto& [report, head, screen, kind] = printed;
  const Period& period = report.period;
  std::string time = fmt::format("{} – {}", to_short_text(period.from), to_short_text(period.to));
  if (period.joined > 0) {
    time += localized(", with {} earlier without a working day", period.joined);
  }
  std::string ceiling{word_of(head.ceiling)};
  if (report.hidden > 0) {
    ceiling += localized(", not counted above it: {}", report.hidden);
  }
  std::vector<std::pair<std::string, std::string>> lines{
      {tr("Period"), time}, {tr("As of"), to_short_text(report.as_of)}, {tr("Ceiling"), ceiling}};
  if (!head.where.empty()) {
    lines.emplace_back(tr("Only where"), head.where);
  }
  lines.emplace_back(tr("Calendar"), head.calendar);
  lines.emplace_back(tr("Program"),
                     localized("bureau {}, configuration {}", head.version, head.digest));
  return lines;
}

std::string in_short(const std::vector<AnyRef>& refs, std::size_t columns) {
  constexpr std::size_t room_for_more = 2;  // " …"
  std::string text;
  std::size_t used = 0;
  for (std::size_t i = 0; i < refs.size();) {
    std::size_t end = i + 1;
    while (end < refs.size() && (refs[end] == refs[end - 1] || follows(refs[end], refs[end - 1]))) {
      ++end;
    }
    std::string run = to_text(refs[i]);
    if (const AnyRef& last = refs[end - 1]; last != refs[i]) {
      run += (follows(last, refs[i]) ? " " : "–") + to_text(last);
    }
    const std::size_t wide = width(run) + (text.empty() ? 0 : 1);
    if (columns > 0 && used + wide + (end == refs.size() ? 0 : room_for_more) > columns) {
      return text + (text.empty() ? "…" : " …");
    }
    text += (text.empty() ? "" : " ") + run;
    used += wide;
    i = end;
  }
  return text;
}

std::string text_of(const FigureValue& value) {
  if (!value.is_rate) {
    return fmt::to_string(value.count());
  }
  return value.rate ? fmt::format("{:.0f}%", *value.rate * 100) : "-";
}

std::string name_of(const GroupLine& line, const ReportSection& section) {
  return !line.called.empty()   ? line.called
         : !line.name.empty()   ? line.name
         : section.by == "unit" ? tr("(no unit)")
                                : tr("(none)");
}

std::size_t column_of(const ReportSection& section, std::string_view key) {
  const auto found = std::ranges::find(section.figures, key, &FigureAsked::key);
  if (found == section.figures.end()) {
    throw std::logic_error{"no column " + std::string{key}};
  }
  return static_cast<std::size_t>(found - section.figures.begin());
}

Bar bar_of(const ReportSection& section, const ChartAsked& chart, const GroupLine& line) {
  const auto count = [&](std::string_view key) {
    return line.values.at(column_of(section, key)).refs.size();
  };
  if (chart.bars.empty()) {
    const std::size_t first = line.values.front().refs.size();
    return {.dark = first, .whole = first};
  }
  const std::size_t all =
      std::accumulate(chart.bars.begin(), chart.bars.end(), std::size_t{0},
                      [&](std::size_t sum, const std::string& key) { return sum + count(key); });
  return chart.of.empty() ? Bar{.dark = count(chart.bars.front()), .whole = all}
                          : Bar{.dark = all, .whole = std::max(all, count(chart.of))};
}

std::pair<std::string, std::string> series_of(const ReportSection& section,
                                              const ChartAsked& chart) {
  const auto called = [&](std::string_view key) {
    return section.figures.at(column_of(section, key)).heading();
  };
  if (chart.bars.empty()) {
    return {section.figures.front().heading(), ""};
  }
  std::vector<std::string> names;
  std::ranges::transform(chart.bars, std::back_inserter(names), called);
  if (!chart.of.empty()) {
    return {fmt::format("{}", fmt::join(names, ", ")), called(chart.of)};
  }
  const std::string first = names.front();
  names.erase(names.begin());
  return {first, fmt::format("{}", fmt::join(names, ", "))};
}

View figures_view(const ReportPart& part) {
  View view{.columns = {{.name = "figure", .title = tr("Figure")},
                        {.name = "value", .title = tr("Value"), .right = true}}};
  if (part.asked->compares_before) {
    view.columns.push_back({.name = "before", .title = tr("Before"), .right = true});
  }
  view.columns.push_back({.name = "refs", .title = tr("Refs"), .shrinks = true});
  for (std::size_t i = 0; i < part.figures.size(); ++i) {
    const FigureLine& line = part.figures[i];
    ViewRow& row = view.rows.emplace_back();
    row.cells = {part.title(i), cell_of(line.now)};
    if (line.before) {
      row.cells.push_back(cell_of(*line.before));
    }
    row.cells.emplace_back(in_short(line.now.refs));
  }
  return view;
}

View groups_view(const ReportPart& part) {
  const ReportSection& asked = *part.asked;
  View view;
  if (!asked.lamps.empty()) {
    view.columns.push_back({.name = "lamp", .title = tr("Lamp")});
  }
  view.columns.push_back({.name = asked.by, .title = title_of_field(asked.by), .yields = true});
  for (const FigureAsked& figure : asked.figures) {
    view.columns.push_back(
        {.name = figure.key, .title = capitalized(figure.heading()), .right = true});
  }
  view.columns.push_back({.name = "refs", .title = tr("Refs"), .shrinks = true});
  for (const GroupLine& line : part.groups) {
    ViewRow& row = view.rows.emplace_back();
    if (!asked.lamps.empty()) {
      row.colour = to_text(line.lamp);
      row.cells.emplace_back(Term{row.colour, word_of(line.lamp)});
    }
    row.cells.emplace_back(name_of(line, asked));
    std::string refs;
    for (std::size_t i = 0; i < asked.figures.size(); ++i) {
      const FigureValue& value = line.values[i];
      row.cells.push_back(cell_of(value));
      if (!value.is_rate && !value.refs.empty()) {
        refs += (refs.empty() ? "" : "\n") +
                localized("{}: {}", asked.figures[i].heading(), in_short(value.refs));
      }
    }
    row.cells.emplace_back(std::move(refs));
  }
  return view;
}

}  // namespace bureau::report
