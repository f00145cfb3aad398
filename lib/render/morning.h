// The morning sheet on the screen and for programs.
#pragma once

#include "figures/morning.h"
#include "render/matter_view.h"
#include "render/view.h"

#include <string>

namespace bureau {

/// Part by part, as many matters of each as it holds; empty ones are left out.
std::string morning_text(const Morning& sheet, const std::string& office, const Screen& screen,
                         const FindKind& kind);

/// One object of bureau-json(5): the refs of each part.
std::string morning_json(const Morning& sheet);

/// One table, a row for each matter of each part.
View morning_view(const Morning& sheet, const FindKind& kind);

}  // namespace bureau
