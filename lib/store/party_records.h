// What was recorded of units and people: what they came to be called, and when they are away.
#pragma once

#include "model/directory.h"
#include "store/history.h"

#include <vector>

namespace bureau {

struct PartyRecords {
  Renamings renamings{};
  std::vector<KnownAbsence> absences{};  ///< by day
};

/// As they were recorded then; a day that lies ahead is among them.
PartyRecords party_records(const History& history);

// Rows of the journal's table.
Row row_of(const Renaming& renaming);
Row row_of(const KnownAbsence& absence);

}  // namespace bureau
