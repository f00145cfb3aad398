#include "store/party_records.h"

#include "store/records.h"

#include <utility>

namespace bureau {

namespace {

enum class What : std::int64_t { called, away };

Value number_of(What what) {
  return static_cast<std::int64_t>(what);
}

}  // namespace

PartyRecords party_records(const History& history) {
  PartyRecords records;
  std::vector<Renaming> renamings;
  for (const Row& row : history.rows(party_table())) {
    const auto& since = std::get<std::string>(row[0]);
    const auto& who = std::get<std::string>(row[2]);
    const auto& name = std::get<std::string>(row[3]);
    if (row[1] == number_of(What::away)) {
      records.absences.push_back({.who = who,
                                  .absence = {.from = parse<Date>(since),
                                              .to = parse<Date>(std::get<std::string>(row[4])),
                                              .deputy = name}});
      continue;
    }
    Renaming& one = renamings.emplace_back(Renaming{.former = who, .name = name});
    if (!since.empty()) {
      one.since = parse<Date>(since);
    }
  }
  records.renamings = Renamings{std::move(renamings)};
  return records;
}

Row row_of(const Renaming& renaming) {
  return {renaming.since ? to_text(*renaming.since) : std::string{},
          number_of(What::called),
          renaming.former,
          renaming.name,
          {}};
}

Row row_of(const KnownAbsence& known) {
  return {to_text(known.absence.from), number_of(What::away), known.who, known.absence.deputy,
          to_text(known.absence.to)};
}

}  // namespace bureau
