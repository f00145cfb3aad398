// What becomes of a matter that is raised to a state secret (rule 9).
#pragma once

#include "ops/deed/deed.h"

namespace bureau {

/// Takes what it says in words out of the store: its texts, unless the office takes bodies of state
/// secrets, and its past, in which a title may stand that is covered now. Nothing brings them back.
/// For a matter that is saved with its new level. Throws Error(usage) when nobody agreed to it.
void become_secret(Deed& deed, Matter& matter);

}  // namespace bureau
