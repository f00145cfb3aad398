// What the verbs that change the directory share: their answer.
#pragma once

#include "cli/shell/writing.h"
#include "model/renaming.h"

#include <vector>

namespace bureau::cli {

/// What was recorded, as a table.
Outcome outcome_of(const std::vector<Renaming>& all);

}  // namespace bureau::cli
