// How a matter stands with the office: what the self-check, the morning sheet and the reports ask
// of it alike (product rule 2).
#pragma once

#include "office/office.h"

#include <optional>

namespace bureau {

/// Whether something has to be done about it: an open task, or an open paper that is owed an answer
/// and has none.
bool is_to_be_done(const Office& office, const Matter& matter);

/// What has to be done and nobody has been given.
bool lacks_owner(const Office& office, const Matter& matter);

/// What has to be done, or presses, and nobody was told by when
/// (党政机关公文处理工作条例, article 24: 紧急公文应当明确办理时限).
bool lacks_limit(const Office& office, const Matter& matter);

/// Since when a paper or a task has not moved, where that is longer than `idle_days` of its phase.
/// Nothing for what is overdue, late in its step or missed a progress report: it is told as that.
std::optional<Instant> idle_since(const Office& office, const Matter& matter, Instant now);

}  // namespace bureau
