// A report on the screen, on paper and for programs: one writer a format for every report.
#pragma once

#include "figures/report.h"
#include "render/matter_view.h"
#include "render/view.h"

#include <string>

namespace bureau {

/// What the head says besides what was counted.
struct ReportHead {
  std::string office{};
  std::string calendar{};  ///< "cn 2024–2026": its name and the years that are published
  std::string version{};   ///< of the program
  std::string digest{};    ///< of the configuration
  Level ceiling = Level::internal;
  std::string where{};  ///< the filter that chose the matters; empty: all
};

/// As table, md, html, json, csv or tsv. Throws Error(usage) for another format. What is written
/// depends on the report and the language alone, never on today. People are spared sections
/// without a row; programs get each. `kind` tells what states and fields of a kind are called.
std::string render(const Report& report, const ReportHead& head, Format format,
                   const Screen& screen, const FindKind& kind);

}  // namespace bureau
