// The parts of units that help, and are late with them.
#pragma once

#include "store/history.h"

#include <functional>
#include <string>
#include <vector>

namespace bureau {

struct LatePart {
  Ref ref{};
  std::string who{};
  Instant due{};
};

/// The parts of open tasks that were due by `now` and not answered by then, by ref and unit. `find`
/// gives an open task that may be shown, as it stood, else nullptr.
std::vector<LatePart> late_parts(const History& history, Instant now,
                                 const std::function<const Matter*(Ref)>& find);

}  // namespace bureau
