// The log: entries of the journal with the matters that they touched, for a reader who may not see
// all of them.
#pragma once

#include "model/secrecy.h"
#include "store/journal.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bureau {

struct LogEntry {
  Entry entry{};
  std::vector<Ref> seen{};  ///< up to the ceiling, in the order in which they were touched
  bool hides = false;       ///< it touched others
};

/// Which entries are asked for. What is not named is not asked.
struct LogQuery {
  std::vector<Ref> refs{};
  std::optional<Instant> since{};  ///< recorded then or later
  std::optional<Instant> until{};
  std::vector<std::string> by{};         ///< any of these: whose act it was, or who typed it
  std::string verb{};                    ///< "accept", of any register, or "task accept"
  std::string via{};                     ///< typed by this program
  std::optional<std::int64_t> behind{};  ///< the oldest behind this one, not the newest
  std::int64_t limit = 0;                ///< 0: all
};

/// The newest entries, or the oldest behind one, that touched one of the refs, or all, in the order
/// in which they were recorded. Not those of which nothing lies up to the ceiling; what is about no
/// matter does. By change_matter where refs are asked for, else from the end of the journal; two
/// queries for all rows.
std::vector<LogEntry> read_log(Database& database, const LogQuery& query, Level ceiling);

/// Those of these entries that touched a matter above the ceiling: their remarks may be about that
/// one.
std::set<std::int64_t> touching_above(Database& database, const std::vector<std::int64_t>& seqs,
                                      Level ceiling);

}  // namespace bureau
