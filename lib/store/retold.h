// What was recorded in a period about the time before it, so that this is told differently since
// (上期截止后补记): what had happened before, and what was mended or taken back.
#pragma once

#include "store/journal.h"

#include <vector>

namespace bureau {

/// What an entry changed of a matter's past.
struct Retold {
  Entry entry{};
  Ref matter{};
  Instant took_effect{};          ///< of a mend: when that happened
  std::vector<Change> changes{};  ///< of rows of the matter, and of ties to it
};

/// By the entries recorded after `from` and until `to` that change what is told of any instant
/// until `from`, in their order. What comes out as it was (corrected and corrected back, entered
/// and undone) is not there, nor a note or an urging of then that was only mended: no figure is
/// made of those.
std::vector<Retold> retold(Database& database, Instant from, Instant to);

}  // namespace bureau
