// Keeping a matter moving: progress, extensions, a leader's own change, urging.
#pragma once

#include "ops/deed.h"

#include <optional>
#include <string>

namespace bureau {

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

struct ExtendInput {
  std::string text{};  ///< the reason
  std::optional<Moment> to{};
  bool grant = false;
  bool refuse = false;
};
void declare(Fields& fields, ExtendInput& input);

/// Files an extension, or decides the one that is filed. One filed before the due time and granted
/// moves due; one filed after only moves the chasing date (rule 5).
Item extend_matter(Deed& deed, Ref ref, const ExtendInput& input);

struct AdjustInput {
  std::string text{};  ///< the reason
  std::optional<Moment> due{};
  std::optional<Limit> within{};
};
void declare(Fields& fields, AdjustInput& input);

/// A leader's own change of the due time: it counts, and the audit lists it.
Item adjust_matter(Deed& deed, Ref ref, const AdjustInput& input);

struct UrgeInput {
  std::string text{};
  std::string means{};
};
void declare(Fields& fields, UrgeInput& input);
Item urge_matter(Deed& deed, Ref ref, const UrgeInput& input);

}  // namespace bureau
