// The weekly report on the screen and on paper: one function a format, the same facts in each.
#pragma once

#include "figures/weekly.h"
#include "render/view.h"

#include <string>

namespace bureau {

/// What the head says besides the figures.
struct ReportHead {
  std::string office{};
  std::string calendar{};  ///< "cn 2024–2026": its name and the years that are published
  std::string version{};   ///< of the program
  std::string digest{};    ///< of the configuration
  Level ceiling = Level::internal;
  std::string where{};  ///< the filter that chose the matters; empty: all
};

/// For a terminal: bars and lamps by unit, the long lists cut; 80 columns when the width is not
/// known.
std::string weekly_text(const Weekly& weekly, const ReportHead& head, const Screen& asked);

std::string weekly_markdown(const Weekly& weekly, const ReportHead& head, const Screen& asked);

/// One stand-alone page with inline charts that loads nothing and prints on A4.
std::string weekly_html(const Weekly& weekly, const ReportHead& head, const Screen& asked);

/// One object: bureau-json(5).
std::string weekly_json(const Weekly& weekly, const ReportHead& head);

/// One tidy table: section, name, value, refs.
View weekly_table(const Weekly& weekly, const ReportHead& head);

/// The report as table, md, html, json, csv or tsv. Throws Error(usage) for another format. What is
/// written depends on the report and the language alone, never on today.
std::string render(const Weekly& weekly, const ReportHead& head, Format format,
                   const Screen& screen);

}  // namespace bureau
