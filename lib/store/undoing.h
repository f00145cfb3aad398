// What undoing asks of the journal: what may be taken back, and what was done since.
#pragma once

#include "store/journal.h"

#include <optional>
#include <string_view>
#include <vector>

namespace bureau {

/// The newest entry that this person typed, that may be undone, and that is neither undone nor
/// undoing itself; of those that touched a matter, where one is named. Read from the end of the
/// journal.
std::optional<Entry> last_to_undo(Database& database, std::string_view actor,
                                  std::optional<Ref> of = std::nullopt);

/// What this person recorded in the batch of `last`, or later than it, that cannot be undone, the
/// newest first.
std::vector<Entry> beyond_undoing(Database& database, std::string_view actor, const Entry& last);

/// What a command recorded that may be undone, the newest first.
std::vector<Entry> undoable_of(Database& database, std::int64_t batch);

/// The first entry that changed the same row after this change. The journal is read from there on.
std::optional<Entry> first_since(Database& database, const Change& change);

/// The first entry of a later command that touched the matter and stands; by change_matter.
std::optional<Entry> first_since(Database& database, std::int64_t batch, Ref ref);

}  // namespace bureau
