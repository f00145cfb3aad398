// The log: entries of the journal with the matters that they touched, for a reader who may not see
// all of them.
#pragma once

#include "model/secrecy.h"
#include "store/journal.h"

#include <cstdint>
#include <set>
#include <vector>

namespace bureau {

struct LogEntry {
  Entry entry{};
  std::vector<Ref> seen{};  ///< up to the ceiling, in the order in which they were touched
  bool hides = false;       ///< it touched others
};

/// The newest entries that touched one of `refs`, or all, in the order in which they were recorded;
/// at most `limit` (0: all). Not those of which nothing lies up to the ceiling; what is about no
/// matter does. By change_matter where refs are asked for, else from the end of the journal; two
/// queries for all rows.
std::vector<LogEntry> read_log(Database& database, const std::vector<Ref>& refs, Level ceiling,
                               std::int64_t limit);

/// Those of these entries that touched a matter above the ceiling: their remarks may be about that
/// one.
std::set<std::int64_t> touching_above(Database& database, const std::vector<std::int64_t>& seqs,
                                      Level ceiling);

}  // namespace bureau
