// The open matters that the morning sheet and the inbox show.
#pragma once

#include "cli/session/listing.h"

#include <string_view>
#include <vector>

namespace bureau::cli {

/// Those that meet a condition of their columns and lie below the ceiling, urgent first, then
/// important (rule 6).
std::vector<Matter> open_matters(Session& session, std::string_view condition,
                                 const std::vector<Value>& parameters);

/// Those of them in one of these phases. What was written before there were phases goes by its
/// kind.
std::vector<Matter> in_phase(Session& session, std::string_view condition,
                             const std::vector<Phase>& phases);

/// How many open matters are hidden, whoever has them and whenever they are due.
void say_hidden_open(Session& session);

}  // namespace bureau::cli
