// Phases (阶段): what a state means to the office, whatever its kind calls it. The morning sheet,
// the audit, reports and --close ask for phases and never for the name of a state.
#pragma once

#include <string>
#include <string_view>

namespace bureau {

enum class Phase {
  fresh,    ///< "new": nobody has taken it up
  in_hand,  ///< somebody works on it
  waiting,  ///< for another's word: a leader's, a unit's
  review,   ///< claimed to be done; the office looks at it
  done,     ///< found good, not yet ended
  rest,     ///< suspended: no limit runs
  ended,
};
std::string to_text(Phase phase);  ///< new in-hand waiting review done rest ended
void from_text(std::string_view text, Phase& phase);
std::string word_of(Phase phase);

}  // namespace bureau
