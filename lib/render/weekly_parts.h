// The parts of the weekly report that terminal, Markdown and page share. Only they know this
// header.
#pragma once

#include "model/lamp.h"
#include "render/weekly_report.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau::report {

/// "周报" or "Weekly report", by the kind of the period.
std::string name_of(const Period& period);

/// "2026年第47周" or "2026-W47".
std::string label_of(const Period& period);

std::string title_of(const Weekly& weekly, const ReportHead& head);

/// Label and value of each line of the head.
std::vector<std::pair<std::string, std::string>> head_lines(const Weekly& weekly,
                                                            const ReportHead& head);

/// What people call a figure.
std::string word_of_figure(std::string_view name, PeriodKind kind);

/// "T1–T4 T7": runs of refs in short, each once.
std::vector<std::string> runs_of(const std::vector<std::string>& refs);
std::string in_short(const std::vector<std::string>& refs);

/// A name for people, also when no unit is named.
std::string name_of_unit(const UnitFigures& unit);

/// "80%"; "-" when nothing was closed.
std::string text_of_rate(const UnitFigures& unit);

/// Red: something is overdue; yellow: something is due next; green: the rest is open; closed:
/// nothing is.
Lamp lamp_of(const Weekly& weekly, const UnitFigures& unit);

View figures_table(const Weekly& weekly);
View units_table(const Weekly& weekly);

/// One list of the report. Empty ones are left out.
struct ReportPart {
  std::string id{};
  std::string title{};
  View view{};
};

/// The lists that everybody must see: decisions, due next, overdue, stuck, holes, entered late.
std::vector<ReportPart> short_lists(const Weekly& weekly);

/// What came in, went out, was answered, held and closed.
std::vector<ReportPart> week_lists(const Weekly& weekly);

/// The screen with the report's own year, so that no line of it hangs on today.
Screen screen_of(const Weekly& weekly, Screen screen);

}  // namespace bureau::report
