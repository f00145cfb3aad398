// How a published schedule takes the place of what was known of its years.
#pragma once

#include "time/calendar.h"

namespace bureau {

/// A schedule is the whole truth of its years: what was listed in them and is not in it goes. Days
/// of December belong to the year after it where that is known, for its New Year's holiday begins
/// there; so they stay when only their own year is published anew.
void take_over(WorkCalendar& calendar, const WorkCalendar& published);

}  // namespace bureau
