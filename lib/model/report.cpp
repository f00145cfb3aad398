#include "model/report.h"

#include "model/matter_table.h"

#include <algorithm>
#include <iterator>

namespace bureau {

namespace {

std::string title_of(const FigureName& figure, PeriodKind period) {
  return tr(figure.title_over == nullptr ? figure.title : figure.title_over(period));
}

}  // namespace

std::string FigureAsked::title_over(PeriodKind period) const {
  return title.shown().empty() ? title_of(*figure, period) : title.shown();
}

std::string FigureAsked::heading() const {
  return title.shown().empty() ? tr(figure->heading) : title.shown();
}

std::string ReportSection::title_over(PeriodKind period) const {
  return !title.shown().empty() || of == nullptr ? title.shown() : title_of(*of, period);
}

ReportSection::Sort ReportSection::sort_of() const {
  if (!figures.empty()) {
    return by.empty() ? Sort::figures : Sort::table;
  }
  return of != nullptr || reg ? Sort::list : Sort::text;
}

RowType ReportSection::rows() const {
  return of == nullptr ? RowType::matter : of->rows;
}

bool ReportSection::stands_in(std::string_view format) const {
  return formats.empty() || std::ranges::find(formats, format) != formats.end();
}

std::optional<std::size_t> ReportSection::limit(std::string_view format) const {
  const auto found = limits.find(format);
  return found == limits.end() ? std::nullopt : std::optional{found->second};
}

std::vector<std::string_view> matter_columns() {
  std::vector<std::string_view> columns{"days_late"};
  std::ranges::transform(shown_fields(), std::back_inserter(columns),
                         [](const MatterField* field) { return field->name; });
  return columns;
}

std::vector<std::string_view> group_fields() {
  return {"unit", "person", "leader", "officer", "origin", "kind"};
}

bool is_report_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_reserved_report(std::string_view name) {
  constexpr auto reserved = std::to_array<std::string_view>(
      {"audit",   "check",  "list",     "issue",  "show",       "help",   "report", "doc",
       "meeting", "task",   "calendar", "config", "attachment", "import", "export", "init",
       "inbox",   "search", "trace",    "why",    "log",        "undo",   "apply"});
  return std::ranges::find(reserved, name) != reserved.end();
}

}  // namespace bureau
