// What the verbs that change the directory share: their answer.
#pragma once

#include "cli/shell/writing.h"
#include "model/renaming.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

/// "甲,乙" or "甲、乙": the names, blanks kept inside them.
std::vector<std::string> names_in(std::string_view text);

/// What was recorded, as a table.
Outcome outcome_of(const std::vector<Renaming>& all);

}  // namespace bureau::cli
