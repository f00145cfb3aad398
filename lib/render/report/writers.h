// The writers of reports, one a format, and what they share. Only they know this header.
#pragma once

#include "model/lamp.h"
#include "render/report/report.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau::report {

/// What all of them are given.
struct Printed {
  const Report& report;
  const ReportHead& head;
  const Screen& screen;  ///< with the report's own year, so that no line of it hangs on today
  const FindKind& kind;
};

std::string write_text(const Printed& printed);  ///< 80 columns when the width is not known
std::string write_markdown(const Printed& printed);
std::string write_html(const Printed& printed);  ///< one page that loads nothing and prints on A4
std::string write_json(const Printed& printed);  ///< one object: bureau-json(5)
View tidy_table(const Printed& printed);         ///< section, name, value, refs: CSV and TSV

/// The report's own name; of one that is called after its period, over another period by that:
/// a 周报 over a month is a 月报.
std::string name_of(const Report& report);

/// "2026年第47周" or "2026-W47".
std::string label_of(const Period& period);

std::string title_of(const Printed& printed);

/// Label and value of each line of the head.
std::vector<std::pair<std::string, std::string>> head_lines(const Printed& printed);

/// "T1–T4 T7": runs of refs in short, each once; at most as wide as `columns`, 0: all.
std::string in_short(const std::vector<AnyRef>& refs, std::size_t columns = 0);

/// "12", "80%", "-" for a rate of nothing.
std::string text_of(const FigureValue& value);

/// A row's name for people, also when none is named.
std::string name_of(const GroupLine& line, const ReportSection& section);

/// The place of a column of a table; throws std::logic_error for one that it has not.
std::size_t column_of(const ReportSection& section, std::string_view key);

/// The dark part of a row's bar and all of it.
struct Bar {
  std::size_t dark = 0;
  std::size_t whole = 0;
};
Bar bar_of(const ReportSection& section, const ChartAsked& chart, const GroupLine& line);
/// What its dark part and the rest of it are called; empty: there is no rest.
std::pair<std::string, std::string> series_of(const ReportSection& section,
                                              const ChartAsked& chart);

View figures_view(const ReportPart& part);
View groups_view(const ReportPart& part);

/// A list, or the rows of it that stand together.
struct NamedView {
  std::string name{};  ///< empty: the list has no groups
  View view{};
};
std::vector<NamedView> rows_of(const ReportPart& part, const Printed& printed);

/// Columns of matters, also those that only reports have.
View view_of_matters(const std::vector<ListedMatter>& matters,
                     const std::vector<std::string>& columns, const Printed& printed);

/// How many rows the list has for people: what was entered in one go is one.
std::size_t count_of(const ReportPart& part);

}  // namespace bureau::report
