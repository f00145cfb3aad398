// Reports on how far a matter is, and how far it is by them.
#pragma once

#include "ops/deed/deed.h"

#include <string>

namespace bureau {

/// Sets it by the newest reports, whatever the order in which they were recorded; the percentage
/// until completion is claimed. Nothing is saved.
void follow_reports(Deed& deed, Matter& matter);

struct ProgressInput {
  std::string text{};  ///< a leading number of it is the percentage: "60 已完成两栋楼"
  std::string percent{};
  std::string problem{};
  std::string next{};
};
void declare(Fields& fields, ProgressInput& input);

/// Reports how far it is; then takes the step `progress` of its kind, where there is one from its
/// state.
Item report_progress(Deed& deed, Ref ref, const ProgressInput& input);

}  // namespace bureau
