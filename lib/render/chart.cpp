#include "render/chart.h"

#include "base/text.h"
#include "render/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace bureau {

namespace {

double shown(double value) {
  return std::isfinite(value) && value > 0 ? value : 0;
}

double value_at(const ChartBar& bar, std::size_t series) {
  return series < bar.values.size() ? shown(bar.values[series]) : 0;
}

double sum_of(const ChartBar& bar) {
  double sum = 0;
  for (const double value : bar.values) {
    sum += shown(value);
  }
  return sum;
}

std::size_t series_of(const Chart& chart) {
  std::size_t most = std::max<std::size_t>(1, chart.series.size());
  for (const ChartBar& bar : chart.bars) {
    most = std::max(most, bar.values.size());
  }
  return most;
}

/// The value that fills the whole width.
double greatest(const Chart& chart) {
  double most = 0;
  for (const ChartBar& bar : chart.bars) {
    if (chart.stacked) {
      most = std::max(most, sum_of(bar));
      continue;
    }
    for (const double value : bar.values) {
      most = std::max(most, shown(value));
    }
  }
  return most;
}

std::string number(double value) {
  return value == std::floor(value) && value < 1e15 ? fmt::format("{:.0f}", value)
                                                    : fmt::format("{:.1f}", value);
}

std::string name_of(const Chart& chart, std::size_t series) {
  return series < chart.series.size() ? cleaned(chart.series[series]) : std::string{};
}

/// What stands after a bar: "12", or "8 + 4" where the parts of a stack have names.
std::string values_text(const Chart& chart, const ChartBar& bar) {
  if (!chart.stacked || bar.values.size() < 2) {
    return number(sum_of(bar));
  }
  std::string text;
  for (std::size_t i = 0; i < bar.values.size(); ++i) {
    text += (text.empty() ? "" : " + ") + number(value_at(bar, i));
  }
  return text;
}

// SVG: pixels of one drawing unit each.
constexpr int line_height = 22;
constexpr int bar_height = 14;
constexpr int bars_width = 420;
constexpr int column_width = 8;  // of a Latin letter at 13 px; a Han character takes two
constexpr int margin = 8;

// Each darker or lighter than its neighbour, with a dark edge: they differ without colour too.
constexpr std::array<std::string_view, 5> shades{"#1f4e79", "#9dc3e6", "#548235", "#e2efda",
                                                 "#7f7f7f"};

std::string_view shade(std::size_t series) {
  return shades.at(series % shades.size());
}

int columns_to_pixels(std::size_t columns) {
  return static_cast<int>(std::min<std::size_t>(columns, 200)) * column_width;
}

/// Draws one chart; `y_` is where the next line begins.
class Drawing {
 public:
  explicit Drawing(const Chart& chart) : chart_{chart}, most_{greatest(chart)} {
    for (const ChartBar& bar : chart.bars) {
      label_ = std::max(label_, width(label_of(bar)));
      values_ = std::max(values_, width(values_text(chart, bar)));
    }
  }

  std::string draw() {
    const std::size_t series = series_of(chart_);
    legend(series);
    for (const ChartBar& bar : chart_.bars) {
      const int lines = chart_.stacked ? 1 : static_cast<int>(series);
      text(label_end(), y_ + lines * line_height / 2 + 4, "end", label_of(bar));
      if (chart_.stacked) {
        stack(bar);
      } else {
        group(bar, series);
      }
    }
    const int right = bars_start() + bars_width + columns_to_pixels(values_) + 2 * margin;
    const int height = y_ + margin;
    const std::string title = html_escape(chart_.title);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{0}\" width=\"{1}\" "
        "height=\"{2}\" "
        "viewBox=\"0 0 {1} {2}\" font-family=\"sans-serif\" font-size=\"13\" "
        "fill=\"currentColor\">\n"
        "<title>{0}</title>\n{3}</svg>\n",
        title, right, height, body_);
  }

 private:
  static std::string label_of(const ChartBar& bar) {
    constexpr std::size_t longest = 30;
    return clip(cleaned(bar.label), longest);
  }
  int label_end() const { return margin + columns_to_pixels(label_); }
  int bars_start() const { return label_end() + margin; }
  double length(double value) const { return most_ > 0 ? value / most_ * bars_width : 0; }

  void text(double x, int y, std::string_view anchor, std::string_view content) {
    fmt::format_to(std::back_inserter(body_),
                   "<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                   html_escape(content));
  }

  void rectangle(double x, int y, double wide, std::size_t series, std::string_view about) {
    fmt::format_to(
        std::back_inserter(body_),
        "<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\" stroke=\"#333\" "
        "stroke-width=\"0.5\"><title>{}</title></rect>\n",
        x, y, wide, bar_height, shade(series), html_escape(about));
  }

  std::string about(const ChartBar& bar, std::size_t series) const {
    const std::string name = name_of(chart_, series);
    return label_of(bar) + (name.empty() ? "" : ", " + name) + ": " + number(value_at(bar, series));
  }

  void legend(std::size_t series) {
    if (series < 2 || chart_.series.empty()) {
      return;
    }
    double x = bars_start();
    for (std::size_t i = 0; i < series; ++i) {
      const std::string name = name_of(chart_, i);
      rectangle(x, y_ + 4, bar_height, i, name);
      text(x + bar_height + 4, y_ + 4 + bar_height - 2, "start", name);
      x += bar_height + 4 + columns_to_pixels(width(name)) + 2 * margin;
    }
    y_ += line_height;
  }

  void stack(const ChartBar& bar) {
    double x = bars_start();
    for (std::size_t i = 0; i < bar.values.size(); ++i) {
      const double wide = length(value_at(bar, i));
      if (wide > 0) {
        rectangle(x, y_ + 4, wide, i, about(bar, i));
      }
      x += wide;
    }
    text(x + margin, y_ + line_height / 2 + 4, "start", values_text(chart_, bar));
    y_ += line_height;
  }

  void group(const ChartBar& bar, std::size_t series) {
    for (std::size_t i = 0; i < series; ++i) {
      const double wide = length(value_at(bar, i));
      if (wide > 0) {
        rectangle(bars_start(), y_ + 4, wide, i, about(bar, i));
      }
      text(bars_start() + wide + margin, y_ + line_height / 2 + 4, "start",
           number(value_at(bar, i)));
      y_ += line_height;
    }
  }

  const Chart& chart_;
  double most_ = 0;
  std::size_t label_ = 0;
  std::size_t values_ = 0;
  int y_ = margin;
  std::string body_{};
};

/// One line of a chart in text.
struct TextLine {
  std::string label{};
  double value = 0;
  std::string text{};
};

std::vector<TextLine> text_lines(const Chart& chart, std::size_t longest_label) {
  std::vector<TextLine> lines;
  for (const ChartBar& bar : chart.bars) {
    const std::string label = cleaned(bar.label);
    if (chart.stacked) {
      lines.push_back({clip(label, longest_label), sum_of(bar), values_text(chart, bar)});
      continue;
    }
    for (std::size_t i = 0; i < series_of(chart); ++i) {
      const std::string name = name_of(chart, i);
      const std::string all = (i == 0 ? label : "") + (name.empty() ? "" : " " + name);
      lines.push_back({clip(all, longest_label), value_at(bar, i), number(value_at(bar, i))});
    }
  }
  return lines;
}

}  // namespace

std::string text_bar(double value, double most, std::size_t columns) {
  constexpr std::array<std::string_view, 8> parts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (shown(value) == 0 || shown(most) == 0 || columns == 0) {
    return {};
  }
  const double share = std::min(1.0, value / most);
  const auto eighths = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(share * static_cast<double>(columns) * 8)));
  std::string bar;
  for (std::size_t i = 0; i < eighths / 8; ++i) {
    bar += "█";
  }
  bar += parts.at(eighths % 8);
  return bar;
}

std::string text_chart(const Chart& chart, std::size_t columns) {
  constexpr std::size_t usual = 80;
  constexpr std::size_t gaps = 4;  // two blanks on either side of the bar
  constexpr std::size_t least = 4;
  const std::size_t total = columns == 0 ? usual : columns;
  const std::vector<TextLine> lines = text_lines(chart, total / 3);
  std::size_t label = 0;
  std::size_t values = 0;
  for (const TextLine& line : lines) {
    label = std::max(label, width(line.label));
    values = std::max(values, width(line.text));
  }
  const std::size_t taken = label + values + gaps;
  const std::size_t room = total > taken + least ? total - taken : least;
  const double most = greatest(chart);
  std::string out = chart.title.empty() ? "" : clip(cleaned(chart.title), total) + "\n";
  for (const TextLine& line : lines) {
    out += pad(line.label, label) + "  " + pad(text_bar(line.value, most, room), room) + "  " +
           pad_left(line.text, values) + "\n";
  }
  return out;
}

std::string svg_chart(const Chart& chart) {
  return Drawing{chart}.draw();
}

}  // namespace bureau
