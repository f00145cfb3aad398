// A report as it was asked for, computed: every figure with the refs it was counted from, every
// list with its rows. A writer in lib/render/report prints it.
#pragma once

#include "figures/entered_late.h"
#include "figures/facts.h"
#include "model/item.h"
#include "model/listed_matter.h"
#include "model/report.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bureau {

/// A number and what it was counted from; of a rate, what the whole was counted from.
struct FigureValue {
  std::vector<AnyRef> refs{};
  bool is_rate = false;
  std::optional<double> rate{};  ///< 0 to 1; nothing when the whole is nought
  std::int64_t count() const { return static_cast<std::int64_t>(refs.size()); }
};

struct FigureLine {
  FigureValue now{};
  std::optional<FigureValue> before{};  ///< in the period before
};

/// A row of a table: of the columns in their order.
struct GroupLine {
  std::string name{};    ///< empty: none is named
  std::string called{};  ///< the same for people, where that is another: of a kind
  std::vector<FigureValue> values{};
  Lamp lamp = Lamp::closed;
};

/// The first rows of a list, as many as the format shows.
using ReportRows = std::variant<std::vector<ListedMatter>, std::vector<Item>, std::vector<Finding>,
                                std::vector<EnteredLate>>;

/// What a section came to. Which of it is filled follows from the section's sort.
struct ReportPart {
  const ReportSection* asked = nullptr;  ///< in Report::asked
  PeriodKind over = PeriodKind::week;    ///< what the report is over
  std::vector<FigureLine> figures{};
  std::vector<GroupLine> groups{};
  ReportRows rows{};
  std::vector<AnyRef> refs{};  ///< of a list: all of them
  std::string title() const { return asked->title_over(over); }
  std::string title(std::size_t figure) const { return asked->figures[figure].title_over(over); }
  bool is_empty() const;  ///< of a list or a table by unit: it has no row
};

struct Report {
  std::shared_ptr<const ReportAsked> asked{};
  Period period{};
  Instant as_of{};
  Instant end{};                    ///< the earlier of its end and as_of
  std::vector<ReportPart> parts{};  ///< those that stand in the format
  std::size_t hidden = 0;           ///< above the ceiling
  const ReportPart* find(std::string_view key) const;
};

/// A filter that a report's file says; empty: all are selected. Throws Error(usage) with its place.
Filter filter_of(const Office& office, const std::string& where, const std::string& where_at);

/// `history` tells what was recorded by `as_of` and had happened by the end of the period, or by
/// `as_of` where that is earlier. Counted are the matters that all of `where` select; `format` says
/// which sections it has, and how many rows of each.
Report make_report(std::shared_ptr<const ReportAsked> asked, const History& history,
                   const Period& period, Instant as_of, const Office& office,
                   const std::vector<Filter>& where, std::string_view format);

}  // namespace bureau
