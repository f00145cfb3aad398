// What may come next on a command line that is being typed.
#pragma once

#include "cli/session/session.h"

#include <string>
#include <vector>

namespace bureau::cli {

struct Candidate {
  std::string word{};
  std::string told{};  ///< what it is: a summary, a title
};

/// What the last of the words may become, in the order in which it is offered. A store that is not
/// there, or a line that is no command, has nothing to offer.
std::vector<Candidate> candidates(std::vector<std::string> words, Session& session);

}  // namespace bureau::cli
