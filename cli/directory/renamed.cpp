#include "cli/directory/renamed.h"

namespace bureau::cli {

Outcome outcome_of(const std::vector<Renaming>& all) {
  View view{.columns = {{.name = "former", .title = tr("Former name")},
                        {.name = "since", .title = tr("Since")},
                        {.name = "name", .title = tr("Name")}}};
  for (const Renaming& one : all) {
    view.rows.push_back({.cells = {one.former, one.since ? Cell{*one.since} : Cell{}, one.name}});
  }
  return {.view = std::move(view)};
}

}  // namespace bureau::cli
