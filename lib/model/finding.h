// Findings: what a check found missing or wrong, with the way to mend it. The holes (漏项) of the
// audit are findings.
#pragma once

#include "model/ref.h"

#include <string>

namespace bureau {

struct Finding {
  std::string id{};       ///< no-owner, no-limit, decision-without-task …: bureau-report(1)
  AnyRef ref{};           ///< the matter or item
  std::string text{};     ///< what is missing, for people
  std::string command{};  ///< what fills it; empty: nothing is to be done
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace bureau
