#include "model/figure.h"

#include "model/item_table.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// The ref, and what an item says besides the size and the hash that only files have.
constexpr bool is_column(const ItemField& field) {
  return field.column == ItemColumn::value;
}
constexpr auto item_columns = [] {
  std::array<std::string_view,
             1 + static_cast<std::size_t>(std::ranges::count_if(item_fields, is_column))>
      names{"ref"};
  auto end = names.begin() + 1;
  for (const ItemField& field : item_fields) {
    if (is_column(field)) {
      *end++ = field.name;
    }
  }
  return names;
}();
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

std::string word_of_hole(std::string_view id) {
  std::string name{id};
  std::ranges::replace(name, '-', '_');
  const FigureName* figure = find_figure(name);
  return figure == nullptr ? std::string{id} : tr(figure->title);
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
