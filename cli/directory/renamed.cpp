#include "cli/directory/renamed.h"

#include "base/text.h"

namespace bureau::cli {

std::vector<std::string> names_in(std::string_view text) {
  return split_list(text);
}

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
