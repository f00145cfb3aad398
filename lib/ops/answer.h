// The closed loop's answer (rule 1): every matter owes one to its own origin.
#pragma once

#include "ops/deed.h"

#include <string>
#include <vector>

namespace bureau {

struct AnswerInput {
  std::string text{};
  std::string with{};               ///< the paper that carries it: D2
  std::vector<std::string> also{};  ///< other matters that it answers too
  std::string waive{};              ///< why none is owed
};

void declare(Fields& fields, AnswerInput& input);

/// Records the answer of a matter, and of --also. Throws Error(refused) when it is answered
/// already, or nothing is said.
Matter answer_matter(Deed& deed, Ref ref, const AnswerInput& input);

}  // namespace bureau
