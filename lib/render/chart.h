// Charts of a report: bars for a terminal, SVG for a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// One line of a chart: what it is about, and a value for each series.
struct ChartBar {
  std::string label{};
  std::vector<double> values{};
};

/// A horizontal bar chart. Values under zero and broken ones count as zero.
struct Chart {
  std::string title{};
  std::vector<std::string> series{};  ///< the names of the values; may be empty when there is one
  std::vector<ChartBar> bars{};
  bool stacked = false;  ///< the values of a bar one after the other, else one below the other
};

/// A bar of at most `columns`, in eighths of a column, `value` to the scale of `most`. What is over
/// zero is never invisible.
std::string text_bar(double value, double most, std::size_t columns);

/// The chart as lines with label, bar and value, at most `columns` wide (0: 80), cleaned.
std::string text_chart(const Chart& chart, std::size_t columns);

/// The chart as an inline <svg role="img"> with its values as text; shades that differ in print.
std::string svg_chart(const Chart& chart);

}  // namespace bureau
