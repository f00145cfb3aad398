// An office with the rules of its reports, and words for what happens in it.
#pragma once

#include "figures/audit.h"
#include "figures/report.h"
#include "office.h"
#include "ops/matter/answer.h"
#include "ops/matter/edit.h"
#include "ops/matter/step.h"
#include "ops/meeting/decide.h"
#include "ops/task/assign.h"
#include "ops/task/progress.h"
#include "settings/reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bureau {

/// The weekly report, and after it a list of every figure there is that has rows, by its name.
inline std::shared_ptr<const ReportAsked> weekly_and_all() {
  static const auto asked = [] {
    Reports shipped{{}};
    ReportAsked report = shipped.get("weekly");
    for (const FigureName& figure : figure_names) {
      if (!figure.is_rate() && figure.rows != RowType::late_entry) {
        report.sections.push_back(
            {.key = "all " + std::string{figure.name}, .of = &figure, .columns = {"ref"}});
      }
    }
    return std::make_shared<const ReportAsked>(std::move(report));
  }();
  return asked;
}

struct Reporting : WorkingOffice {
  Matter step(Ref ref, std::string_view step_verb, std::string by, const StepInput& input = {}) {
    return act([&](Deed& deed) { return take_step(deed, ref, step_verb, input); },
               {.by = std::move(by)});
  }
  void answer(Ref ref, std::string text) {
    act([&](Deed& deed) { return answer_matter(deed, ref, {.text = text}); });
  }
  Item report_on(Ref ref, std::string text, const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return report_progress(deed, ref, {.text = text}); }, options);
  }
  Item decide_in(Ref meeting, const DecideInput& input) {
    return act([&](Deed& deed) { return decide(deed, meeting, input); });
  }

  /// Claimed by its unit now, then approved, answered and closed.
  void finish(Ref ref, const std::string& unit) {
    step(ref, "finish", unit);
    step(ref, "approve", "办公室");
    answer(ref, "已办结");
    step(ref, "close", "办公室");
  }

  Audit audited(std::optional<Instant> as_of = std::nullopt) const {
    const Instant when = as_of.value_or(now);
    return audit(History{database, as_of, when}, when, {house});
  }
  Report report(std::string_view period, std::optional<Instant> as_of = std::nullopt) const {
    return made(weekly_and_all(), period, as_of);
  }
  Report made(std::shared_ptr<const ReportAsked> asked, std::string_view period,
              std::optional<Instant> as_of = std::nullopt, std::string_view format = "md") const {
    const Instant when = as_of.value_or(now);
    const Period of = read_period(period, asked->period, when, calendar, settings.week_cutoff);
    return make_report(std::move(asked), History{database, as_of, std::min(of.to, when)}, of, when,
                       house, {}, format);
  }
};

inline std::string joined(const std::vector<AnyRef>& refs) {
  std::vector<std::string> texts;
  std::ranges::transform(refs, std::back_inserter(texts),
                         [](const AnyRef& ref) { return to_text(ref); });
  return fmt::format("{}", fmt::join(texts, " "));
}

/// A section, which must be there.
inline const ReportPart& part_of(const Report& report, std::string_view key) {
  const ReportPart* part = report.find(key);
  if (part == nullptr) {
    throw std::logic_error{"no section " + std::string{key}};
  }
  return *part;
}

/// A figure of the first table by its key, or a figure there is by its name.
inline std::string refs_of(const Report& report, std::string_view figure) {
  const ReportPart& part = part_of(report, "figures");
  for (std::size_t i = 0; i < part.figures.size(); ++i) {
    if (part.asked->figures[i].key == figure) {
      return joined(part.figures[i].now.refs);
    }
  }
  return joined(part_of(report, "all " + std::string{figure}).refs);
}

/// A column of a row of a table by unit.
inline const FigureValue& value_of(const ReportPart& part, std::size_t row, std::string_view key) {
  const auto& asked = part.asked->figures;
  return part.groups.at(row).values.at(
      static_cast<std::size_t>(std::ranges::find(asked, key, &FigureAsked::key) - asked.begin()));
}

template <class Row>
const std::vector<Row>& rows_of(const Report& report, std::string_view key) {
  return std::get<std::vector<Row>>(part_of(report, key).rows);
}

inline const std::vector<EnteredLate>& late_entries_of(const Report& report) {
  return rows_of<EnteredLate>(report, "entered_late");
}

/// "id ref" of each finding.
inline std::vector<std::string> names_of(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  std::ranges::transform(findings, std::back_inserter(names), [](const Finding& finding) {
    return finding.id + " " + to_text(finding.ref);
  });
  return names;
}

}  // namespace bureau
