// What a correction, an edit or an undoing changed, in the reader's words.
#pragma once

#include "figures/changes.h"
#include "model/kind.h"

#include <string>
#include <vector>

namespace bureau {

/// "field: before → after; …", "" when there are none. In Chinese fields and values are called as
/// everywhere on the screen, those of the kind by its names (nullptr: it is not known any more); in
/// English by their ids, which `correct` takes.
std::string words_of(const std::vector<ChangedField>& changes, const Kind* kind);

}  // namespace bureau
