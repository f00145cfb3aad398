// JSON Lines of commands: for `bureau apply` and the demonstration office.
#pragma once

#include "cli/session/session.h"

#include <string>
#include <vector>

namespace bureau::cli {

/// All of them or none; the text is one answer a line and a last one.
Outcome apply_lines(Session& session, const std::vector<std::string>& lines);

}  // namespace bureau::cli
