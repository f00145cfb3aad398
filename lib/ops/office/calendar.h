// The working calendar changes: days that were published come in, and the limits they move are
// moved.
#pragma once

#include "ops/deed/deed.h"

#include <string>
#include <vector>

namespace bureau {

/// A limit that a calendar moves, or that was provisional and stays where it is: `before` is
/// `after`, and recounting takes the mark off.
struct MovedLimit {
  Ref ref{};
  Instant before{};
  Instant after{};
  bool of_state = false;  ///< the limit of its present state, not of the matter
  Level secrecy = Level::open;
};

/// Takes days and years into the store, in the place of what an earlier schedule listed in these
/// years; gives how many days are new or different.
std::size_t import_calendar(Deed& deed, const WorkCalendar& days);

/// The open limits that `calendar` counts differently from the version they are pinned to. Limits
/// of a matter that were given or extended are not counted anew.
std::vector<MovedLimit> moved_limits(Database& database, const WorkCalendar& calendar,
                                     const OfficeHours& hours);

/// Leaves out the limits of matters above the ceiling; gives how many.
std::size_t leave_out_above(std::vector<MovedLimit>& moved, const Office& office);

/// Moves them, recorded; with refs only those, without them those below the ceiling, and says how
/// many are not. Throws Error(not_found) for a ref that there is not.
std::vector<MovedLimit> recount_limits(Deed& deed, const std::vector<Ref>& refs);

}  // namespace bureau
