// Why a matter is late or not, in sentences.
#pragma once

#include "figures/why.h"
#include "render/view.h"

#include <string>
#include <vector>

namespace bureau {

/// One after the other; what is counted or said with one stands below it, two blanks in.
std::vector<std::string> reasons(const Why& why, const Screen& screen);

/// Lines for people, an object of bureau-json(5), or the sentences as rows.
std::string why_text(const Why& why, const Screen& screen);
std::string why_json(const Why& why, const Screen& screen);
View why_view(const Why& why, const Screen& screen);

}  // namespace bureau
