// What the store forgets when a matter becomes a state secret.
#pragma once

#include "model/ref.h"

#include <set>
#include <string>

namespace bureau {

class Database;

/// Erases what the past of a matter says in words: the payloads of its changes, the remarks of the
/// entries that touched it, the results kept for --once that print more than refs, and the bytes of
/// files that no matter has any more. The chain of the journal still verifies, by its digests. Run
/// it after the last change; the rows of the present are the caller's.
void erase_past(Database& database, Ref matter);

/// What a matter was ever called. Ask before its past is erased.
std::set<std::string> titles_ever(Database& database, Ref matter);

/// Erases the changes of another matter that gave it, or took from it, an origin with one of these
/// texts in it: it was copied from a matter whose words are erased.
void erase_origins(Database& database, Ref matter, const std::set<std::string>& texts);

}  // namespace bureau
