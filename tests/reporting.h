// An office with the rules of its reports, and words for what happens in it.
#pragma once

#include "figures/weekly.h"
#include "office.h"
#include "ops/matter/answer.h"
#include "ops/matter/edit.h"
#include "ops/matter/step.h"
#include "ops/meeting/decide.h"
#include "ops/task/assign.h"
#include "ops/task/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
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
    const Instant when = as_of.value_or(now);
    return audit(History{database, as_of, when}, when, {house});
  }
  Weekly report(std::string_view period, std::optional<Instant> as_of = std::nullopt) const {
    const Instant when = as_of.value_or(now);
    const Period week = read_period(period, PeriodKind::week, when, calendar, settings.week_cutoff);
    return weekly(History{database, as_of, std::min(week.to, when)}, week, when, {house});
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

/// What a report says of each matter, as text. What was entered late is left out where it is asked
/// what a week came to.
inline std::map<std::string, std::string> said_of(const Weekly& report, bool with_late = true) {
  std::map<std::string, std::string> said;
  const auto say = [&](std::string_view ref, std::string text) {
    said[std::string{ref.substr(0, ref.find('/'))}] += std::move(text) + "; ";
  };
  const auto say_all = [&](const std::vector<std::string>& refs, const std::string& text) {
    std::ranges::for_each(refs, [&](const std::string& ref) { say(ref, ref + " " + text); });
  };
  for (const Figure& figure : report.figures) {
    say_all(figure.refs, figure.name);
  }
  for (const UnitFigures& unit : report.by_unit) {
    say_all(unit.open, unit.unit + " open");
    say_all(unit.overdue, unit.unit + " overdue");
    say_all(unit.closed_on_time, unit.unit + " on time");
    say_all(unit.closed_late, unit.unit + " late");
  }
  for (const Item& item : report.decisions) {
    say(to_text(item.ref), item.text + item.result + item.unit);
  }
  for (const Hole& hole : report.holes) {
    say(hole.ref, hole.id + hole.text + hole.command);
  }
  for (const EnteredLate& late : report.entered_late) {
    if (with_late) {
      say(late.ref, fmt::format("{} {} {} {}", late.ref, late.verb, late.happened, late.at));
    }
  }
  for (Matter matter : report.matters) {
    const std::string ref = to_text(matter.ref);
    matter.version = 0;  // it says how often something was recorded
    for (const Value& value : said.contains(ref) ? row_of(matter) : Row{}) {
      const auto* number = std::get_if<std::int64_t>(&value);
      const auto* word = std::get_if<std::string>(&value);
      say(ref, number != nullptr ? std::to_string(*number) : word != nullptr ? *word : "");
    }
  }
  return said;
}

/// All that a report says, as text, but the instant as of which it is.
inline std::string dump(const Weekly& report) {
  std::string text = fmt::format("{} {}\n", report.period.name, report.hidden);
  for (const auto& [ref, said] : said_of(report)) {
    text += fmt::format("{}: {}\n", ref, said);
  }
  return text;
}

}  // namespace bureau
