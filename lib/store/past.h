// What the journal knows of one matter: how its row came to be as it is.
#pragma once

#include "store/journal.h"

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace bureau {

/// The changes of a matter's own row, the newest first, until `take` returns false. Without what
/// was taken back, and the taking back. One whose payload was erased has neither before nor after.
void each_change(Database& database, Ref ref, const std::function<bool(const Change&)>& take);

// By change_matter: what the matter's own journal has is read.

/// The entries that changed a matter's own row, from the first on, also those that were taken back.
std::vector<Entry> entries_of(Database& database, Ref ref);

/// The entries that took back something of a matter, by the batch that they took back.
std::map<std::int64_t, Entry> undoings_of(Database& database, Ref ref);

}  // namespace bureau
