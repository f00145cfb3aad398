// A report as it is asked for: sections of figures, tables by unit, lists, texts. Its TOML is read
// by lib/settings/read_report; bureau-reports(5) is its manual. What it comes to is
// lib/figures/report.
#pragma once

#include "model/figure.h"
#include "model/flow.h"
#include "model/lamp.h"
#include "model/ref.h"
#include "time/period.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// What a report can be written as.
inline constexpr std::array<std::string_view, 6> report_formats{"table", "md",  "html",
                                                                "json",  "csv", "tsv"};

/// A figure as a line or a column of a table.
struct FigureAsked {
  std::string key{};                   ///< in JSON: the figure's name unless another is given
  const FigureName* figure = nullptr;  ///< never nullptr once it was read
  Bilingual title{};                   ///< empty: what the figure is called
  std::string title_over(PeriodKind period) const;
  std::string heading() const;  ///< of a column
};

/// Bars of a table: the columns one after the other, or, with `of`, a part dark and the rest of
/// `of` light.
struct ChartAsked {
  Bilingual title{};
  std::vector<std::string> bars{};  ///< keys of columns; empty: the first
  std::string of{};
};

/// The lamp of a row: the first of these whose figure is not nought; none is: closed.
struct LampAsked {
  Lamp lamp = Lamp::green;
  const FigureName* figure = nullptr;
};

struct ReportSection {
  std::string key{};  ///< in JSON
  Bilingual title{};  ///< empty: that of its figure, or none
  std::string title_over(PeriodKind period) const;
  std::vector<std::string> formats{};  ///< in which it stands; empty: in all

  // a table of figures: `figures`; with `by` a row each unit
  std::vector<FigureAsked> figures{};
  std::vector<std::string> cards{};  ///< keys of those that a page shows large
  bool compares_before = false;      ///< each beside what it was in the period before
  std::string by{};                  ///< a field of groups()
  std::vector<std::string> sort{};
  std::vector<ChartAsked> charts{};
  std::vector<LampAsked> lamps{};

  // a list: what a figure was counted from (`of`), or matters of a register that a filter chooses
  const FigureName* of = nullptr;
  std::optional<Register> reg{};
  std::string where{};
  std::string where_at{};  ///< "file:line:column" of it
  std::vector<std::string> columns{};
  std::vector<std::string> order{};
  std::string group{};  ///< the field by which its rows stand together
  std::map<std::string, std::size_t, std::less<>> limits{};  ///< how many rows, by format
  Lamp colour = Lamp::closed;  ///< of all its rows, for they have in common what made the list
  bool is_coloured = false;

  Bilingual text{};  ///< a paragraph

  enum class Sort { figures, table, list, text };
  Sort sort_of() const;
  RowType rows() const;  ///< of a list
  bool stands_in(std::string_view format) const;
  std::optional<std::size_t> limit(std::string_view format) const;
};

/// A whole report.
struct ReportAsked {
  std::string id{};
  PeriodKind period = PeriodKind::week;
  Bilingual name{};
  Bilingual summary{};  ///< one line for help and the list of reports
  std::string where{};  ///< which matters it is about; empty: all
  std::string where_at{};
  std::vector<ReportSection> sections{};
};

/// What a list of matters may show besides the fields that their kinds add: the fields of a matter,
/// and `days_late`, the days from its due time to the end of the period.
std::vector<std::string_view> matter_columns();

/// The fields by which a table may have its rows.
std::vector<std::string_view> group_fields();

/// The name of a report is that of its file, and typed as a verb.
bool is_report_name(std::string_view name);

/// Verbs of the noun `report` and words that mean something else: no report can have such a name.
bool is_reserved_report(std::string_view name);

}  // namespace bureau
