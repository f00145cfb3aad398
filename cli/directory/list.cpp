// bureau directory list: the units, or the people, with the names of the day.

#include "cli/directory/rows.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  bool people = false;
};

Outcome run(const Args& args, Session& session) {
  const Directory& directory = session.office().directory();
  View view = args.people ? people_view() : units_view();
  if (args.people) {
    for (const Person* person : in_order(directory.people)) {
      view.rows.push_back({.cells = cells_of(*person)});
    }
  } else {
    for (const Unit* unit : in_order(directory.units)) {
      view.rows.push_back({.cells = cells_of(*unit)});
    }
  }
  view.empty_text =
      args.people ? tr("directory.toml names no people") : tr("directory.toml names no units");
  return {.view = std::move(view)};
}

}  // namespace

Command directory_list() {
  return reading<Args>(
      {.noun = Noun::directory,
       .verb = "list",
       .summary = "The units, or the people, in the office's order",
       .examples = {"bureau directory list", "bureau directory list --people -o csv"}},
      [](Fields& fields, Args& args) {
        fields.flag("--people", args.people, "The people in place of the units");
      },
      run);
}

}  // namespace bureau::cli
