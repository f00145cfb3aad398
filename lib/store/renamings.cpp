#include "store/renamings.h"

#include "store/records.h"

#include <utility>
#include <vector>

namespace bureau {

Renamings recorded_renamings(const History& history) {
  std::vector<Renaming> all;
  for (const Row& row : history.rows(renaming_table())) {
    Renaming& one = all.emplace_back(
        Renaming{.former = std::get<std::string>(row[0]), .name = std::get<std::string>(row[2])});
    if (const auto& since = std::get<std::string>(row[1]); !since.empty()) {
      one.since = parse<Date>(since);
    }
  }
  return Renamings{std::move(all)};
}

Row row_of(const Renaming& renaming) {
  return {renaming.former, renaming.since ? to_text(*renaming.since) : std::string{},
          renaming.name};
}

}  // namespace bureau
