// The weekly report for a terminal.

#include "base/i18n.h"
#include "base/text.h"
#include "render/weekly_parts.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace bureau {

namespace {

constexpr std::size_t usual_width = 80;
constexpr std::size_t least_width = 72;
constexpr std::size_t longest_list = 10;
constexpr std::size_t longest_chart = 20;
constexpr std::size_t longest_name = 20;  // of a unit

std::string bold(std::string_view text, const Screen& screen) {
  return screen.colour ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string{text};
}

std::string coloured(std::string_view text, Lamp lamp, const Screen& screen) {
  if (!screen.colour) {
    return std::string{text};
  }
  switch (lamp) {
    case Lamp::red: return fmt::format("\x1b[31m{}\x1b[0m", text);
    case Lamp::yellow: return fmt::format("\x1b[33m{}\x1b[0m", text);
    case Lamp::blue: return fmt::format("\x1b[34m{}\x1b[0m", text);
    case Lamp::green: return fmt::format("\x1b[32m{}\x1b[0m", text);
    case Lamp::closed: return fmt::format("\x1b[2m{}\x1b[0m", text);
  }
  return std::string{text};
}

/// As many refs as there is room for.
std::string first_refs(const std::vector<std::string>& refs, std::size_t columns) {
  constexpr std::size_t room_for_more = 2;  // " …"
  const std::vector<std::string> runs = report::runs_of(refs);
  std::string text;
  std::size_t used = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t wide = width(runs[i]) + (i == 0 ? 0 : 1);
    const bool last = i + 1 == runs.size();
    if (used + wide + (last ? 0 : room_for_more) > columns) {
      return text + (text.empty() ? "…" : " …");
    }
    text += (i == 0 ? "" : " ") + runs[i];
    used += wide;
  }
  return text;
}

void append_head(std::string& out, const Weekly& weekly, const ReportHead& head,
                 const Screen& screen) {
  out += bold(clip(cleaned(report::title_of(weekly, head)), screen.width), screen) + "\n";
  const auto lines = report::head_lines(weekly, head);
  std::size_t label = 0;
  for (const auto& [name, value] : lines) {
    label = std::max(label, width(name));
  }
  for (const auto& [name, value] : lines) {
    bool first = true;
    for (const std::string& line : wrap(cleaned(value), screen.width - label - 2)) {
      out += pad(first ? name : "", label) + "  " + line + "\n";
      first = false;
    }
  }
}

void append_figures(std::string& out, const Weekly& weekly, const Screen& screen) {
  std::size_t label = 0;
  std::size_t value = 0;
  for (const Figure& figure : weekly.figures) {
    label = std::max(label, width(report::word_of_figure(figure.name, weekly.period.kind)));
    value = std::max(value, fmt::formatted_size("{}", figure.value()));
  }
  constexpr std::size_t gaps = 4;
  const std::size_t taken = label + value + gaps;
  out += "\n" + bold(tr("The week in figures"), screen) + "\n";
  for (const Figure& figure : weekly.figures) {
    const std::string refs =
        first_refs(figure.refs, screen.width > taken ? screen.width - taken : 0);
    out += pad(report::word_of_figure(figure.name, weekly.period.kind), label) + "  " +
           pad_left(fmt::to_string(figure.value()), value) + (refs.empty() ? "" : "  " + refs) +
           "\n";
  }
}

/// Open tasks as a bar: the overdue part solid, the rest light. What is over zero is seen.
std::string bar_of(const UnitFigures& unit, std::size_t most, std::size_t columns) {
  const auto cells = [&](std::size_t n) {
    return n == 0 || most == 0 ? 0 : std::max<std::size_t>(1, (n * columns + most / 2) / most);
  };
  const std::size_t late = std::min(cells(unit.overdue.size()), columns);
  const bool some_in_time = unit.open.size() > unit.overdue.size();
  const std::size_t all =
      std::min(columns, std::max(cells(unit.open.size()), late + (some_in_time ? 1 : 0)));
  std::string bar;
  for (std::size_t i = 0; i < all; ++i) {
    bar += i < late ? "█" : "░";
  }
  return bar;
}

void append_rest(std::string& out, std::size_t rest) {
  if (rest > 0) {
    out += localized("… and {} more: -o md shows all", rest) + "\n";
  }
}

/// The lines of the chart by unit: what stands in front of the bars and behind them is as wide as
/// it must be.
void append_units(std::string& out, const Weekly& weekly, const Screen& screen) {
  out += "\n" + bold(tr("Tasks by unit"), screen) + "\n";
  if (weekly.by_unit.empty()) {
    out += std::string{tr("no unit has a task that is open or was closed")} + "\n";
    return;
  }
  const std::array<std::string, 5> headings{tr("open"), tr("overdue"), tr("on time"), tr("late"),
                                            tr("rate")};
  std::array<std::size_t, 5> wide{};
  std::ranges::transform(headings, wide.begin(), [](const std::string& h) {
    return std::max<std::size_t>(4, width(h)) + 2;
  });
  std::size_t name = 4;
  std::size_t lamp = 2;
  std::size_t most = 0;
  for (const UnitFigures& unit : weekly.by_unit) {
    name = std::max(name, std::min(longest_name, width(cleaned(report::name_of_unit(unit)))));
    lamp = std::max(lamp, width(word_of(report::lamp_of(weekly, unit))));
    most = std::max(most, unit.open.size());
  }
  std::size_t taken = lamp + 2 + name + 2;
  for (const std::size_t columns : wide) {
    taken += columns;
  }
  const std::size_t bars = screen.width > taken + 4 ? screen.width - taken : 4;
  out += pad(localized("█ {}  ░ {}", tr("overdue"), tr("open")), lamp + 2 + name + 2 + bars);
  for (std::size_t i = 0; i < headings.size(); ++i) {
    out += pad_left(headings.at(i), wide.at(i));
  }
  out += '\n';
  const std::size_t shown = std::min(longest_chart, weekly.by_unit.size());
  for (const UnitFigures& unit : std::span{weekly.by_unit}.first(shown)) {
    const Lamp colour = report::lamp_of(weekly, unit);
    const std::array<std::string, 5> values{
        fmt::to_string(unit.open.size()), fmt::to_string(unit.overdue.size()),
        fmt::to_string(unit.closed_on_time.size()), fmt::to_string(unit.closed_late.size()),
        report::text_of_rate(unit)};
    out += coloured(pad(word_of(colour), lamp), colour, screen) + "  " +
           pad(clip(cleaned(report::name_of_unit(unit)), name), name) + "  " +
           coloured(pad(bar_of(unit, most, bars), bars), colour, screen);
    for (std::size_t i = 0; i < values.size(); ++i) {
      out += pad_left(values.at(i), wide.at(i));
    }
    out += '\n';
  }
  append_rest(out, weekly.by_unit.size() - shown);
}

void append_list(std::string& out, const report::ReportPart& part, const Screen& screen) {
  View view = part.view;
  const std::size_t all = view.rows.size();
  if (all > longest_list) {
    view.rows.resize(longest_list);
  }
  const auto unit = std::ranges::find(view.columns, "unit", &Column::name) - view.columns.begin();
  for (ViewRow& row : view.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      auto* name = std::get_if<std::string>(&row.cells[i]);
      if (std::cmp_equal(i, unit) && name != nullptr) {
        *name = clip(cleaned(*name), longest_name);  // so that there is room for titles
      }
    }
  }
  out += "\n" + bold(localized("{} ({})", part.title, all), screen) + "\n";
  out += render(view, Format::table, screen);
  append_rest(out, all - view.rows.size());
}

}  // namespace

std::string weekly_text(const Weekly& weekly, const ReportHead& head, const Screen& asked) {
  Screen screen = report::screen_of(weekly, asked);
  screen.width = screen.width == 0 ? usual_width : std::max(least_width, screen.width);
  std::string out;
  append_head(out, weekly, head, screen);
  append_figures(out, weekly, screen);
  append_units(out, weekly, screen);
  for (const report::ReportPart& part : report::short_lists(weekly)) {
    append_list(out, part, screen);
  }
  return out;
}

}  // namespace bureau
