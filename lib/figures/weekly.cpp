#include "figures/weekly.h"

#include "figures/entered_late.h"
#include "figures/parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>

namespace bureau {

namespace {

/// Counts one period.
class Counter {
 public:
  Counter(const History& history, const Period& period, Instant as_of, const Scope& scope)
      : history_{history}, scope_{scope}, end_{std::min(period.to, as_of)} {
    report_.period = period;
    report_.as_of = as_of;
    for (const char* name :
         {"documents_in", "documents_out", "documents_answered", "meetings_held", "decisions",
          "tasks_opened", "tasks_closed_on_time", "tasks_closed_late", "tasks_open",
          "tasks_overdue", "parts_late", "due_next_week", "stuck", "holes"}) {
      report_.figures.push_back({.name = name});
    }
  }

  Weekly run() {
    const Period& period = report_.period;
    const Period next =
        after(period, scope_.office.calendar(), scope_.office.settings().week_cutoff);
    history_.each_of_period(period.from, [&](Matter&& matter) {
      if (matter.secrecy.level > scope_.office.ceiling()) {
        report_.hidden += matter.state == void_state ? 0U : 1U;
        return;
      }
      if (!scope_.may_show(matter, end_)) {
        return;
      }
      if (matter.state != void_state) {
        count(matter, next);
      }
      visible_[to_text(matter.ref)] = std::move(matter);
    });
    count_decisions();
    count_parts();
    for (Hole& hole : audit(history_, end_, scope_).holes) {
      add("holes", hole.ref);
      report_.holes.push_back(std::move(hole));
    }
    report_.entered_late = entered_late(history_, period.from, end_, scope_);
    for (const EnteredLate& late : report_.entered_late) {
      const std::string ref = late.ref.substr(0, late.ref.find('/'));
      if (!visible_.contains(ref)) {
        visible_.emplace(ref, *history_.matter(parse<Ref>(ref)));
      }
    }
    finish();
    return std::move(report_);
  }

 private:
  bool in_period(const std::optional<Instant>& instant) const {
    return instant && report_.period.contains(*instant) && *instant <= end_;
  }

  void add(std::string_view name, const std::string& ref) {
    std::ranges::find(report_.figures, name, &Figure::name)->refs.push_back(ref);
  }

  bool was_open(const Matter& matter) const {
    return matter.open && matter.opened_at && *matter.opened_at <= end_;
  }

  void count(const Matter& matter, const Period& next) {
    const std::string ref = to_text(matter.ref);
    // A refusal is neither on time nor late, and what was called off was not held.
    const bool in_vain = !matter.open && scope_.office.ending_of(matter) != Ending::done;
    switch (matter.ref.reg) {
      case Register::doc:
        if (matter.received_at && in_period(matter.received_at)) {
          add("documents_in", ref);
        }
        if (!matter.received_at && in_period(matter.claimed_at)) {
          add("documents_out", ref);
        }
        if (in_period(matter.answered_at)) {
          add("documents_answered", ref);
        }
        break;
      case Register::meeting:
        if (in_period(matter.claimed_at) && !in_vain) {
          add("meetings_held", ref);
        }
        break;
      case Register::task: count_task(matter, ref, in_vain); break;
    }
    if (was_open(matter) && matter.due && *matter.due > end_ && next.contains(*matter.due)) {
      add("due_next_week", ref);
    }
  }

  void count_task(const Matter& matter, const std::string& ref, bool in_vain) {
    if (in_period(matter.opened_at)) {
      add("tasks_opened", ref);
    }
    UnitFigures& unit = units_[matter.unit];
    if (in_period(matter.closed_at) && !in_vain) {
      // Where no step claims that it is done, its end is that.
      const bool late = matter.due && matter.claimed_at.value_or(*matter.closed_at) > *matter.due;
      add(late ? "tasks_closed_late" : "tasks_closed_on_time", ref);
      (late ? unit.closed_late : unit.closed_on_time).push_back(ref);
    }
    if (!was_open(matter)) {
      return;
    }
    add("tasks_open", ref);
    unit.open.push_back(ref);
    if (is_overdue(matter, end_)) {
      add("tasks_overdue", ref);
      unit.overdue.push_back(ref);
    }
    if (is_stuck(matter, end_, scope_)) {
      add("stuck", ref);
    }
  }

  /// Tasks with which a unit helps that is late, each once.
  void count_parts() {
    const auto open_task = [&](Ref ref) {
      const auto found = visible_.find(to_text(ref));
      const bool is_open = found != visible_.end() && was_open(found->second);
      return is_open ? &found->second : nullptr;
    };
    std::set<Ref> refs;
    for (const LatePart& part : late_parts(history_, end_, open_task)) {
      if (refs.insert(part.ref).second) {
        add("parts_late", to_text(part.ref));
      }
    }
  }

  void count_decisions() {
    history_.each_item("d", report_.period.from, [&](Item&& item) {
      const auto known = visible_.find(to_text(item.ref.ref));
      const std::optional<Matter> owner =
          known != visible_.end() ? std::optional{known->second} : history_.matter(item.ref.ref);
      if (in_period(item.at) && owner && owner->state != void_state &&
          scope_.may_show(*owner, end_)) {
        add("decisions", to_text(item.ref));
        report_.decisions.push_back(std::move(item));
      }
    });
  }

  /// Moves a matter to those that the report names, once.
  void name(const std::string& ref) {
    if (const auto matter = visible_.find(ref); matter != visible_.end()) {
      report_.matters.push_back(std::move(matter->second));
      visible_.erase(matter);
    }
  }

  void finish() {
    for (Figure& figure : report_.figures) {
      std::ranges::sort(figure.refs, [](const std::string& a, const std::string& b) {
        // By register, then by number: "T9" before "T10".
        return std::tuple{a[0], a.size(), std::string_view{a}} <
               std::tuple{b[0], b.size(), std::string_view{b}};
      });
      for (const std::string& ref : figure.refs) {
        name(ref);
      }
    }
    for (const EnteredLate& late : report_.entered_late) {
      name(late.ref.substr(0, late.ref.find('/')));
    }
    std::ranges::sort(report_.matters, {}, [](const Matter& matter) { return matter.ref; });
    for (auto& [unit_name, unit] : units_) {
      if (!unit.open.empty() || !unit.closed_late.empty() || !unit.closed_on_time.empty()) {
        unit.unit = unit_name;
        report_.by_unit.push_back(std::move(unit));
      }
    }
    std::ranges::stable_sort(report_.by_unit, [](const UnitFigures& a, const UnitFigures& b) {
      return std::tuple{b.overdue.size(), b.open.size()} <
             std::tuple{a.overdue.size(), a.open.size()};
    });
  }

  const History& history_;
  const Scope& scope_;
  Instant end_;
  Weekly report_{};
  std::map<std::string, UnitFigures> units_{};
  std::map<std::string, Matter> visible_{};
};

}  // namespace

std::optional<double> UnitFigures::rate() const {
  const std::size_t closed = closed_on_time.size() + closed_late.size();
  if (closed == 0) {
    return std::nullopt;
  }
  return static_cast<double>(closed_on_time.size()) / static_cast<double>(closed);
}

const Figure& Weekly::figure(std::string_view name) const {
  const auto found = std::ranges::find(figures, name, &Figure::name);
  if (found == figures.end()) {
    throw std::logic_error{"no figure " + std::string{name}};
  }
  return *found;
}

const Matter* Weekly::find(std::string_view ref) const {
  if (ref.find('/') != std::string_view::npos) {
    return nullptr;
  }
  const auto wanted = parse<Ref>(ref);
  const auto found = std::ranges::lower_bound(matters, wanted, {},
                                              [](const Matter& matter) { return matter.ref; });
  return found == matters.end() || found->ref != wanted ? nullptr : &*found;
}

Weekly weekly(const History& history, const Period& period, Instant as_of, const Scope& scope) {
  return Counter{history, period, as_of, scope}.run();
}

}  // namespace bureau
