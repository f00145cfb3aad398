// The lists of a report, for people.

#include "base/i18n.h"
#include "base/text.h"
#include "render/changed_words.h"
#include "render/item_view.h"
#include "render/report/writers.h"

#include <algorithm>
#include <array>

namespace bureau::report {

namespace {

Cell text(const std::string& value) {
  return value.empty() ? Cell{} : Cell{value};
}

/// A column of a list of items. Those that figures count are decisions.
Column item_column(const std::string& name) {
  const ItemField* field = find_item_field(name);
  Column column = field == nullptr ? Column{.name = name, .title = tr("Ref")} : column_of(*field);
  if (name == "text") {
    column.title = tr("Decision");
  }
  return column;
}

/// A column of holes, or of what was entered late.
Column other_column(const std::string& name) {
  constexpr auto titles =
      std::to_array<std::pair<std::string_view, const char*>>({{"ref", mark("Ref")},
                                                               {"text", mark("What is missing")},
                                                               {"id", mark("Hole")},
                                                               {"command", mark("Filled by")},
                                                               {"verb", mark("Verb")},
                                                               {"happened", mark("Happened")},
                                                               {"at", mark("Recorded")},
                                                               {"what", mark("What")}});
  const auto* const found =
      std::ranges::find(titles, name, &std::pair<std::string_view, const char*>::first);
  return {.name = name,
          .title = found == titles.end() ? name : tr(found->second),
          .shrinks = name == "text" || name == "what"};
}

std::vector<Column> columns_named(const std::vector<std::string>& names, const FigureName& of) {
  std::vector<Column> columns;
  std::ranges::transform(names, std::back_inserter(columns),
                         of.rows == RowType::item ? item_column : other_column);
  return columns;
}

Cell cell_of(const Item& item, std::string_view column) {
  const ItemField* field = find_item_field(column);
  return field == nullptr ? Cell{to_text(item.ref)} : bureau::cell_of(item, *field, nullptr);
}

Cell cell_of(const Finding& finding, std::string_view column) {
  return column == "ref"    ? Cell{to_text(finding.ref)}
         : column == "id"   ? Cell{Term{finding.id, word_of_hole(finding.id)}}
         : column == "text" ? Cell{finding.text}
                            : text(finding.command);
}

template <class Row>
View view_of(const std::vector<Row>& rows, const ReportSection& asked) {
  View view{.columns = columns_named(asked.columns, *asked.of)};
  for (const Row& row : rows) {
    ViewRow& shown = view.rows.emplace_back();
    for (const std::string& column : asked.columns) {
      shown.cells.push_back(cell_of(row, column));
    }
  }
  return view;
}

/// Whether it is of the same stroke as the one before it: an import, say.
bool is_of_one_go(const EnteredLate& one, const EnteredLate& other) {
  return one.verb == other.verb && one.happened == other.happened && one.at == other.at &&
         one.changes == other.changes;
}

/// What was entered in one go is one line. A correction says what it changed.
View view_of(const std::vector<EnteredLate>& all, const ReportSection& asked) {
  View view{.columns = columns_named(asked.columns, *asked.of)};
  for (std::size_t i = 0; i < all.size();) {
    std::vector<AnyRef> refs;
    const EnteredLate& first = all[i];
    for (; i < all.size() && is_of_one_go(all[i], first); ++i) {
      refs.push_back(all[i].ref);
    }
    std::string what = words_of(first.changes, first.kind);
    if (what.empty() && refs.size() == 1 && !refs.front().is_item()) {
      what = first.title;
    }
    ViewRow& row = view.rows.emplace_back();
    for (const std::string& column : asked.columns) {
      row.cells.push_back(column == "ref"        ? Cell{in_short(refs)}
                          : column == "verb"     ? Cell{Term{first.verb, first.called}}
                          : column == "happened" ? Cell{first.happened}
                          : column == "at"       ? Cell{first.at}
                                                 : text(what));
    }
  }
  return view;
}

/// The days that it is late by: late on the day itself is late too.
Cell days_late(const Matter& matter, Instant end) {
  if (!matter.due || *matter.due >= end) {
    return {};
  }
  const std::int64_t days = local(end).date - local(*matter.due).date;
  return std::max(days, std::int64_t{1});
}

View view_of(const std::vector<ListedMatter>& matters, const std::vector<std::string>& columns,
             const Printed& printed) {
  std::vector<std::string> fields = columns;
  const auto late = std::ranges::find(fields, "days_late") - fields.begin();
  const bool has_late = static_cast<std::size_t>(late) < fields.size();
  if (has_late) {
    fields[static_cast<std::size_t>(late)] = "due";
  }
  View view = list_view(
      [&](const std::function<void(const ListedMatter&)>& take) {
        std::ranges::for_each(matters, take);
      },
      fields, printed.report.end, printed.kind,
      [&](std::string_view name) -> const KindField* {
        for (const ListedMatter& one : matters) {
          const Kind* kind = printed.kind(one.matter);
          if (const KindField* own = kind == nullptr ? nullptr : kind->find_field(name)) {
            return own;
          }
        }
        static const KindField none;
        return &none;
      });
  view = gathered(std::move(view));
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    if (has_late) {
      view.rows[i].cells[static_cast<std::size_t>(late)] =
          days_late(matters[i].matter, printed.report.end);
    }
  }
  if (has_late) {
    view.columns[static_cast<std::size_t>(late)] = {
        .name = "days_late", .title = tr("Days late"), .right = true};
  }
  return view;
}

}  // namespace

View view_of_matters(const std::vector<ListedMatter>& matters,
                     const std::vector<std::string>& columns, const Printed& printed) {
  return view_of(matters, columns, printed);
}

std::vector<NamedView> rows_of(const ReportPart& part, const Printed& printed) {
  const ReportSection& asked = *part.asked;
  if (const auto* items = std::get_if<std::vector<Item>>(&part.rows)) {
    return {{.view = view_of(*items, asked)}};
  }
  if (const auto* findings = std::get_if<std::vector<Finding>>(&part.rows)) {
    return {{.view = view_of(*findings, asked)}};
  }
  if (const auto* late = std::get_if<std::vector<EnteredLate>>(&part.rows)) {
    return {{.view = view_of(*late, asked)}};
  }
  const auto& matters = std::get<std::vector<ListedMatter>>(part.rows);
  const auto shown = [&](const std::vector<ListedMatter>& some) {
    View view = view_of(some, asked.columns, printed);
    const bool says_lamp = std::ranges::find(asked.columns, "lamp") != asked.columns.end();
    for (ViewRow& row : view.rows) {
      row.colour = asked.is_coloured ? to_text(asked.colour) : says_lamp ? row.colour : "";
    }
    return view;
  };
  if (asked.group.empty()) {
    return {{.view = shown(matters)}};
  }
  std::vector<NamedView> groups;
  for (std::size_t i = 0; i < matters.size();) {
    const auto name_at = [&](std::size_t row) {
      return bureau::text_of(
          bureau::cell_of(matters[row], asked.group, printed.report.end, printed.kind),
          printed.screen);
    };
    const std::string name = name_at(i);
    std::vector<ListedMatter> together;
    for (; i < matters.size() && name_at(i) == name; ++i) {
      together.push_back(matters[i]);
    }
    groups.push_back({.name = name.empty() ? "-" : name, .view = shown(together)});
  }
  return groups;
}

std::size_t count_of(const ReportPart& part) {
  const auto* late = std::get_if<std::vector<EnteredLate>>(&part.rows);
  return late == nullptr ? part.refs.size() : view_of(*late, *part.asked).rows.size();
}

}  // namespace bureau::report
