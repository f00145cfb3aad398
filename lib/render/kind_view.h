// What a kind declares, for who works by it: its states, steps and fields.
#pragma once

#include "model/kind.h"
#include "render/view.h"

#include <string>
#include <vector>

namespace bureau {

/// A row each. `for_people` shows its name in their language; machines get both.
View kinds_view(const std::vector<const Kind*>& kinds, bool for_people);

/// One thing, by the keys of its file; the tables state, step and field are lists.
View kind_view(const Kind& kind);

/// A page for people: ids to be typed, and beside each what people call it.
std::string kind_text(const Kind& kind, const Screen& screen);

}  // namespace bureau
