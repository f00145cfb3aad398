#include "model/figure.h"

#include <algorithm>

namespace bureau {

namespace {

constexpr auto item_columns =
    std::to_array<std::string_view>({"ref", "text", "result", "at", "by", "unit", "due", "task",
                                     "means", "witness", "percent", "problem", "next", "reason"});
constexpr auto finding_columns = std::to_array<std::string_view>({"ref", "id", "text", "command"});
constexpr auto late_columns =
    std::to_array<std::string_view>({"ref", "verb", "happened", "at", "what"});

}  // namespace

const char* due_next_title(PeriodKind period) {
  switch (period) {
    case PeriodKind::day: return mark("Due on the next working day");
    case PeriodKind::week: return mark("Due next week");
    case PeriodKind::month: return mark("Due next month");
    case PeriodKind::quarter: return mark("Due next quarter");
    case PeriodKind::year: return mark("Due next year");
  }
  return mark("Due in the next period");
}

const FigureName* find_figure(std::string_view name) {
  const auto* const found = std::ranges::find(figure_names, name, &FigureName::name);
  return found == figure_names.end() ? nullptr : found;
}

std::span<const std::string_view> columns_of(RowType rows) {
  switch (rows) {
    case RowType::matter: break;
    case RowType::item: return item_columns;
    case RowType::finding: return finding_columns;
    case RowType::late_entry: return late_columns;
  }
  return {};
}

}  // namespace bureau
