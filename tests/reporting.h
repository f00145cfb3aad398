// An office with the rules of its reports, and words for what happens in it.
#pragma once

#include "figures/weekly.h"
#include "office.h"
#include "ops/answer.h"
#include "ops/around.h"
#include "ops/assign.h"
#include "ops/chase.h"
#include "ops/decide.h"
#include "ops/edit.h"
#include "ops/step.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

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
    return audit(History{database, as_of}, as_of.value_or(now), {house});
  }
  Weekly report(std::string_view period, std::optional<Instant> as_of = std::nullopt) const {
    const Instant when = as_of.value_or(now);
    return weekly(History{database, as_of},
                  read_period(period, PeriodKind::week, when, calendar, settings.week_cutoff), when,
                  {house});
  }
};

inline std::string joined(const std::vector<std::string>& refs) {
  return fmt::format("{}", fmt::join(refs, " "));
}

inline std::string refs_of(const Weekly& report, std::string_view figure) {
  return joined(report.figure(figure).refs);
}

/// "id ref" of each hole.
inline std::vector<std::string> names_of(const std::vector<Hole>& holes) {
  std::vector<std::string> names;
  std::ranges::transform(holes, std::back_inserter(names),
                         [](const Hole& hole) { return hole.id + " " + hole.ref; });
  return names;
}

/// All that a report says, as text.
inline std::string dump(const Weekly& report) {
  std::string text = fmt::format("{} {} {}\n", report.period.name, report.as_of, report.hidden);
  for (const Figure& figure : report.figures) {
    text += fmt::format("{}: {}\n", figure.name, joined(figure.refs));
  }
  for (const UnitFigures& unit : report.by_unit) {
    text +=
        fmt::format("{}: {} / {} / {} / {}\n", unit.unit, joined(unit.open), joined(unit.overdue),
                    joined(unit.closed_on_time), joined(unit.closed_late));
  }
  for (const Matter& matter : report.matters) {
    text += fmt::format("{} {} {} {}\n", matter.ref, matter.title, matter.state, matter.unit);
  }
  for (const Item& item : report.decisions) {
    text += fmt::format("{} {}\n", item.ref, item.text);
  }
  for (const Hole& hole : report.holes) {
    text += fmt::format("{} {} {} {}\n", hole.id, hole.ref, hole.text, hole.command);
  }
  for (const EnteredLate& entered : report.entered_late) {
    text += fmt::format("{} {} {} {}\n", entered.ref, entered.verb, entered.happened, entered.at);
  }
  return text;
}

}  // namespace bureau
