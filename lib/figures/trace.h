// Trace: a matter's way through the office, in both directions: paper → meeting → decision → task →
// answer.
#pragma once

#include "store/history.h"

#include <string>
#include <vector>

namespace bureau {

/// One matter on the way, and how it hangs on the one above it.
struct TraceNode {
  Matter matter{};
  std::string how{};  ///< "implements D1/i1", "answers D1"; empty for the root
  std::vector<Item> items{};
  std::vector<TraceNode> below{};
};

/// The whole tree that a matter stands in: from its oldest ancestor down. Every matter stands in it
/// once.
TraceNode trace(const History& history, Ref ref);

}  // namespace bureau
