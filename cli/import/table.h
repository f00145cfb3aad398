// Rows of a table become matters: for `import csv` and the demonstration office.
#pragma once

#include "cli/session/session.h"
#include "ops/office/import.h"

#include <string>

namespace bureau::cli {

/// Rows of a CSV text become matters in one transaction. Rows that cannot be taken are listed with
/// their line; with `skip` the others are taken and the status is 9, else Error(rejected) and
/// nothing is.
Outcome import_table(Session& session, const ImportPlan& plan, const std::string& csv,
                     const DeedOptions& options, bool skip);

}  // namespace bureau::cli
