// Self-check (自查): every hole, with the command that fills it (product rule 2).
#pragma once

#include "model/kind.h"
#include "store/history.h"
#include "time/period.h"

#include <functional>
#include <string>
#include <vector>

namespace bureau {

/// What the figures need of the settings.
struct FigureRules {
  std::function<const Kind*(const Matter& matter)> kind{};  ///< nullptr: not known any more
  std::function<const WorkCalendar&()> calendar{};
  OfficeHours hours{};
  WeekCutoff cutoff{};
  Level ceiling = Level::internal;
  int archive_days = 30;  ///< a closed paper should be archived by then
  int back_days = 7;      ///< what happened longer ago is not recorded without a reason
  int stuck_factor = 1;   ///< cycles without a report before a task is stuck
  /// Which matters are looked at, by their state at an instant; empty: all.
  std::function<bool(const Matter&, Instant)> selects{};

  bool may_show(const Matter& matter, Instant at) const {
    return matter.secrecy.level <= ceiling && (!selects || selects(matter, at));
  }
};

/// Something missing.
struct Hole {
  std::string id{};       ///< no-owner, no-limit, decision-without-task …
  std::string ref{};      ///< the matter or item
  std::string text{};     ///< what is missing, for people
  std::string command{};  ///< what fills it
};

struct Audit {
  std::vector<Hole> holes{};
  std::vector<Hole> notices{};  ///< no holes: waivers, leaders' own changes
  std::size_t hidden = 0;       ///< matters above the ceiling, not looked at
};

/// Every hole at an instant, by kind of hole, then by ref.
Audit audit(const History& history, Instant now, const FigureRules& rules);

/// Whether a task had no progress report in its cycle (and is neither claimed nor waiting).
bool is_stuck(const Matter& matter, Instant now, const FigureRules& rules);

}  // namespace bureau
