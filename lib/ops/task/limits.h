// The limit of a matter moves: an extension, a leader's own change.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>

namespace bureau {

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

}  // namespace bureau
