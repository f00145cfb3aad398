// A report for a terminal.

#include "base/text.h"

#include "base/i18n.h"
#include "render/chart.h"
#include "render/report/writers.h"

#include <algorithm>
#include <span>
#include <utility>

namespace bureau::report {

namespace {

constexpr std::size_t usual_width = 80;
constexpr std::size_t least_width = 72;
constexpr std::size_t longest_chart = 20;
constexpr std::size_t longest_name = 20;  // of a unit
constexpr std::size_t gap = 2;
constexpr std::size_t least_bar = 4;

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

void append_title(std::string& out, std::string_view title, const Screen& screen) {
  out += '\n';
  if (!title.empty()) {
    out += bold(clip(cleaned(title), screen.width), screen) + "\n";
  }
}

void append_rest(std::string& out, std::size_t rest, bool has_all_as_markdown = true) {
  if (rest > 0) {
    out += (has_all_as_markdown ? localized("… and {} more: -o md shows all", rest)
                                : localized("… and {} more", rest)) +
           "\n";
  }
}

void append_head(std::string& out, const Printed& printed) {
  const Screen& screen = printed.screen;
  out += bold(clip(cleaned(title_of(printed)), screen.width), screen) + "\n";
  const auto lines = head_lines(printed);
  std::size_t label = 0;
  for (const auto& [name, value] : lines) {
    label = std::max(label, width(name));
  }
  for (const auto& [name, value] : lines) {
    bool first = true;
    for (const std::string& line : wrap(cleaned(value), screen.width - label - gap)) {
      out += pad(first ? name : "", label) + "  " + line + "\n";
      first = false;
    }
  }
}

/// A line for each figure: what it is, how many, how many before, as many refs as there is room
/// for.
void append_figures(std::string& out, const ReportPart& part, const Screen& screen) {
  const bool compares = part.asked->compares_before;
  std::size_t label = 0;
  std::size_t value = compares ? width(tr("now")) : 0;
  std::size_t before = compares ? width(tr("before")) : 0;
  for (std::size_t i = 0; i < part.figures.size(); ++i) {
    const FigureLine& line = part.figures[i];
    label = std::max(label, width(cleaned(part.title(i))));
    value = std::max(value, width(text_of(line.now)));
    before = std::max(before, line.before ? width(text_of(*line.before)) : 0);
  }
  const std::size_t taken = label + gap + value + gap + (compares ? before + gap : 0);
  append_title(out, part.title(), screen);
  if (compares) {
    out += pad("", label) + "  " + pad_left(tr("now"), value) + "  " +
           pad_left(tr("before"), before) + "\n";
  }
  for (std::size_t i = 0; i < part.figures.size(); ++i) {
    const FigureLine& line = part.figures[i];
    const std::string refs = line.now.refs.empty() || screen.width <= taken
                                 ? ""
                                 : in_short(line.now.refs, screen.width - taken);
    out += pad(cleaned(part.title(i)), label) + "  " + pad_left(text_of(line.now), value) +
           (line.before ? "  " + pad_left(text_of(*line.before), before) : "") +
           (refs.empty() ? "" : "  " + refs) + "\n";
  }
  for (const ChartAsked& asked : part.asked->charts) {
    Chart chart{.title = asked.title.shown()};
    for (std::size_t i = 0; i < part.figures.size(); ++i) {
      if (asked.bars.empty() ||
          std::ranges::find(asked.bars, part.asked->figures[i].key) != asked.bars.end()) {
        chart.bars.push_back(
            {.label = part.title(i), .values = {static_cast<double>(part.figures[i].now.count())}});
      }
    }
    out += text_chart(chart, screen.width);
  }
}

/// The dark part solid, the rest light. What is over zero is seen.
std::string text_of(const Bar& bar, std::size_t most, std::size_t columns) {
  const auto cells = [&](std::size_t n) {
    return n == 0 || most == 0 ? 0 : std::max<std::size_t>(1, (n * columns + most / 2) / most);
  };
  const std::size_t dark = std::min(cells(bar.dark), columns);
  const bool has_rest = bar.whole > bar.dark;
  const std::size_t all = std::min(columns, std::max(cells(bar.whole), dark + (has_rest ? 1 : 0)));
  std::string text;
  for (std::size_t i = 0; i < all; ++i) {
    text += i < dark ? "█" : "░";
  }
  return text;
}

/// A table by unit: lamp, name, bar and figures, each as wide as it must be.
class Table {
 public:
  Table(const ReportPart& part, const Screen& screen)
      : part_{part}, asked_{*part.asked}, screen_{screen} {
    for (const FigureAsked& figure : asked_.figures) {
      std::size_t wide = std::max(least_bar, width(cleaned(figure.heading())));
      for (const GroupLine& line : part.groups) {
        wide = std::max(wide, width(report::text_of(line.values[columns_.size()])));
      }
      columns_.push_back(wide + gap);
      taken_ += wide + gap;
    }
    for (const GroupLine& line : part.groups) {
      name_ = std::max(name_, std::min(longest_name, width(cleaned(name_of(line, asked_)))));
      lamp_ = std::max(lamp_, asked_.lamps.empty() ? 0 : width(word_of(line.lamp)) + gap);
      if (!asked_.charts.empty()) {
        most_ = std::max(most_, bar_of(asked_, asked_.charts.front(), line).whole);
      }
    }
    taken_ += lamp_ + name_ + gap;
    bars_ = screen.width > taken_ ? screen.width - taken_ : 0;
  }

  /// Whether it is no wider than the screen.
  bool fits() const { return taken_ <= screen_.width; }

  void append(std::string& out) const {
    const bool has_bars = !asked_.charts.empty() && bars_ >= least_bar;
    const std::size_t bars = asked_.charts.empty() ? 0 : bars_;
    out += pad(has_bars ? legend() : "", lamp_ + name_ + gap + bars);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      out += pad_left(cleaned(asked_.figures[i].heading()), columns_[i]);
    }
    out += '\n';
    const std::size_t shown = std::min(longest_chart, part_.groups.size());
    for (const GroupLine& line : std::span{part_.groups}.first(shown)) {
      if (lamp_ > 0) {
        out += coloured(pad(word_of(line.lamp), lamp_ - gap), line.lamp, screen_) + "  ";
      }
      out += pad(clip(cleaned(name_of(line, asked_)), name_), name_) + "  ";
      if (bars > 0) {
        const std::string bar =
            has_bars ? text_of(bar_of(asked_, asked_.charts.front(), line), most_, bars) : "";
        out += coloured(pad(bar, bars), line.lamp, screen_);
      }
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        out += pad_left(report::text_of(line.values[i]), columns_[i]);
      }
      out += '\n';
    }
    append_rest(out, part_.groups.size() - shown);
  }

 private:
  std::string legend() const {
    const auto [dark, light] = series_of(asked_, asked_.charts.front());
    return cleaned(light.empty() ? localized("█ {}", dark) : localized("█ {}  ░ {}", dark, light));
  }

  const ReportPart& part_;
  const ReportSection& asked_;
  const Screen& screen_;
  std::vector<std::size_t> columns_{};
  std::size_t name_ = 4;
  std::size_t lamp_ = 0;
  std::size_t most_ = 0;
  std::size_t taken_ = 0;
  std::size_t bars_ = 0;
};

void append_table(std::string& out, const ReportPart& part, const Screen& screen) {
  append_title(out, part.title(), screen);
  const Table table{part, screen};
  if (table.fits()) {
    table.append(out);
  } else {
    View view = groups_view(part);
    view.columns.pop_back();  // the refs
    for (ViewRow& row : view.rows) {
      row.cells.pop_back();
    }
    out += render(view, Format::table, screen);
  }
}

/// Names are cut, so that there is room for titles.
void cut_names(View& view) {
  for (ViewRow& row : view.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      auto* name = std::get_if<std::string>(&row.cells[i]);
      if (view.columns[i].name == "unit" && name != nullptr) {
        *name = clip(cleaned(*name), longest_name);
      }
    }
  }
}

void append_list(std::string& out, const ReportPart& part, const Printed& printed) {
  const std::size_t all = count_of(part);
  append_title(out, localized("{} ({})", part.title(), all), printed.screen);
  std::size_t shown = 0;
  for (NamedView& group : rows_of(part, printed)) {
    const std::size_t most = part.asked->limit("table").value_or(all);
    group.view.rows.resize(std::min(group.view.rows.size(), most - std::min(most, shown)));
    shown += group.view.rows.size();
    cut_names(group.view);
    if (!group.name.empty()) {
      out += localized("{}:", clip(cleaned(group.name), printed.screen.width - 1)) + "\n";
    }
    out += render(group.view, Format::table, printed.screen);
  }
  append_rest(out, all - shown, !part.asked->limit("md"));
}

void append_paragraph(std::string& out, const ReportPart& part, const Screen& screen) {
  append_title(out, part.title(), screen);
  for (const std::string& line : wrap(cleaned(part.asked->text.shown()), screen.width)) {
    out += line + "\n";
  }
}

}  // namespace

std::string write_text(const Printed& asked) {
  Screen screen = asked.screen;
  screen.width = screen.width == 0 ? usual_width : std::max(least_width, screen.width);
  const Printed printed{asked.report, asked.head, screen, asked.kind};
  std::string out;
  append_head(out, printed);
  for (const ReportPart& part : printed.report.parts) {
    if (part.is_empty()) {
      continue;
    }
    switch (part.asked->sort_of()) {
      case ReportSection::Sort::figures: append_figures(out, part, screen); break;
      case ReportSection::Sort::table: append_table(out, part, screen); break;
      case ReportSection::Sort::list: append_list(out, part, printed); break;
      case ReportSection::Sort::text: append_paragraph(out, part, screen); break;
    }
  }
  return out;
}

}  // namespace bureau::report
