// What the journal knows of one matter: how its row came to be as it is.
#pragma once

#include "store/journal.h"

#include <functional>

namespace bureau {

/// The changes of a matter's own row, the newest first, until `take` returns false. Without what
/// was taken back, and the taking back. One whose payload was erased has neither before nor after.
void each_change(Database& database, Ref ref, const std::function<bool(const Change&)>& take);

}  // namespace bureau
