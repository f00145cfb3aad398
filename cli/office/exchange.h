// What `import csv`, `apply` and the demonstration office share.
#pragma once

#include "cli/session.h"
#include "ops/import.h"

#include <string>
#include <vector>

namespace bureau::cli {

/// Rows of a CSV text become matters in one transaction. Rows that cannot be taken are listed with
/// their line; with `skip` the others are taken and the status is 9, else Error(rejected) and
/// nothing is.
Outcome import_table(Session& session, const ImportPlan& plan, const std::string& csv,
                     const DeedOptions& options, bool skip);

/// JSON Lines of commands, all of them or none; the text is one answer a line and a last one.
Outcome apply_lines(Session& session, const std::vector<std::string>& lines);

}  // namespace bureau::cli
