// Trace: a matter's way through the office, in both directions: paper → meeting → decision → task →
// answer.
#pragma once

#include "office/office.h"
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
  std::vector<Link>
      also{};  ///< its ties to matters that stand elsewhere, or in no place of the tree
};

struct Trace {
  TraceNode root{};
  std::int64_t hidden = 0;  ///< matters above the ceiling at which the way ends
};

/// The whole tree that a matter stands in: from its oldest ancestor down. Every matter and every
/// tie of one stands in it once; the way ends at what is above the ceiling (rule 9). Throws
/// Error(not_found).
Trace trace(const History& history, Ref ref, const Office& office);

}  // namespace bureau
