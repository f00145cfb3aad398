// How far a matter is follows from its reports.
#pragma once

#include "ops/deed.h"

namespace bureau {

/// Sets it by the newest reports, whatever the order in which they were recorded; the percentage
/// until completion is claimed. Nothing is saved.
void follow_reports(Deed& deed, Matter& matter);

}  // namespace bureau
