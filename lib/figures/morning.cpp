#include "figures/morning.h"

#include "office/standing.h"
#include "store/matters.h"

#include <algorithm>

namespace bureau {

namespace {

/// Whether a matter belongs to a part, by its place in the list of parts.
class Parts {
 public:
  Parts(const Office& office, Instant now) : office_{office}, now_{now} {
    const Date today = local(now).date;
    Date last = today;
    for (int i = 0; i < office.settings().near_workdays; ++i) {
      last = office.calendar().next_workday(last);
    }
    begin_ = at(today, {});
    end_ = end_of_day(today);
    soon_ = end_of_day(last);
  }

  void sort(const Matter& matter, std::vector<bool>& into) const {
    const Register reg = matter.ref.reg;
    const Phase phase = office_.phase_of(matter);
    const auto is_due = [&](Instant from, Instant to) {
      return matter.due && *matter.due >= from && *matter.due < to;
    };
    into = {is_overdue(matter, now_),
            is_due(now_, end_),
            is_due(end_, soon_),
            reg == Register::task && phase == Phase::fresh && !lacks_owner(office_, matter),
            (phase == Phase::review && reg != Register::meeting) ||
                (phase == Phase::done && reg == Register::task),
            reg == Register::doc && phase == Phase::fresh && is_to_handle(matter),
            lacks_owner(office_, matter) || lacks_limit(office_, matter),
            (is_step_overdue(matter, now_) && !is_overdue(matter, now_) &&
             !lacks_owner(office_, matter)) ||
                idle_since(office_, matter, now_).has_value(),
            phase == Phase::waiting,
            reg == Register::meeting && matter.starts_at && *matter.starts_at >= begin_ &&
                *matter.starts_at < end_};
  }

 private:
  /// Where a kind tells what is to be acted on from what is to be read, only the former is.
  bool is_to_handle(const Matter& matter) const {
    const Kind* kind = office_.find_kind(matter);
    return kind == nullptr || !kind->answer_when_act || matter.need == Need::act;
  }

  const Office& office_;
  Instant now_;
  Instant begin_{};
  Instant end_{};
  Instant soon_{};
};

std::vector<MorningPart> empty_parts() {
  const std::vector<std::string> due{"ref", "lamp", "due", "unit", "title"};
  return {{"overdue", mark("Overdue"), due},
          {"due_today", mark("Due today"), due},
          {"due_soon", mark("Due soon"), due},
          {"to_accept", mark("To be accepted"), due},
          {"to_review", mark("To be reviewed"), due},
          {"to_handle", mark("To be handled"), due},
          {"lacking", mark("Without unit or due time"), due},
          {"idle", mark("Standing still"), {"ref", "lamp", "state", "unit", "title"}},
          {"waiting", mark("Waiting for another's word"), due},
          {"meetings", mark("Meetings today"), {"ref", "starts_at", "place", "title"}}};
}

}  // namespace

bool Morning::is_empty() const {
  return std::ranges::all_of(parts, [](const MorningPart& part) { return part.refs.empty(); });
}

Morning morning(Database& database, const Office& office, Instant now,
                std::optional<std::size_t> most) {
  Morning sheet{.now = now, .parts = empty_parts()};
  const Parts parts{office, now};
  std::vector<bool> belongs;
  each_matter(database, {.overdue_is_urgent = office.settings().overdue_is_urgent, .now = now},
              [&](Matter&& matter) {
                if (office.may_show(matter)) {
                  parts.sort(matter, belongs);
                  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
                    MorningPart& part = sheet.parts[i];
                    if (belongs[i]) {
                      part.refs.push_back(matter.ref);
                    }
                    if (belongs[i] && (!most || part.first.size() < *most)) {
                      part.first.push_back({.matter = matter});
                    }
                  }
                }
                return true;
              });
  for (MorningPart& part : sheet.parts) {
    for (ListedMatter& row : part.first) {
      row.lamp = office.lamp(row.matter, now).lamp;
      office.name_parties(row.matter);
    }
  }
  return sheet;
}

}  // namespace bureau
