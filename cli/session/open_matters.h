// The open matters that the inbox shows.
#pragma once

#include "cli/session/listing.h"

#include <optional>
#include <vector>

namespace bureau::cli {

/// Those below the ceiling, urgent first, then important (rule 6), else in the order in which they
/// come.
std::vector<Matter> by_urgency(Session& session, std::vector<Matter> matters);

/// Open ones in one of these phases, by urgency. What was written before there were phases goes by
/// its kind.
std::vector<Matter> in_phase(Session& session, const std::vector<Phase>& phases,
                             std::optional<Register> reg = std::nullopt);

/// How many open matters are hidden, whoever has them and whenever they are due.
void say_hidden_open(Session& session);

}  // namespace bureau::cli
