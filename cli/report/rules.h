// What reports need of the session.
#pragma once

#include "cli/session/session.h"
#include "figures/audit.h"
#include "render/report/report.h"

namespace bureau::cli {

/// The rules of the figures, from the settings and the ceiling in force.
Scope scope_of(Session& session, const History& history);

/// What the head of a report says of where its figures come from.
ReportHead report_head(Session& session, const ReportAsked& report);

}  // namespace bureau::cli
