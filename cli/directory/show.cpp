// bureau directory show: all that is known of a unit or a person.

#include "base/error.h"
#include "cli/directory/rows.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  std::string name{};
};

[[noreturn]] void refuse_unknown(const Directory& directory, const std::string& name) {
  std::string near = directory.nearest_unit(name);
  near = near.empty() ? directory.nearest_person(name) : near;
  if (near.empty()) {
    throw Error(ErrorKind::not_found, "'{}' is not in the directory: add it to directory.toml",
                name);
  }
  throw Error(ErrorKind::not_found, "'{}' is not in the directory: did you mean '{}'?", name, near);
}

Outcome run(const Args& args, Session& session) {
  if (args.name.empty()) {
    throw Error(ErrorKind::usage, "say whom: 'bureau directory show NAME'");
  }
  const Directory& directory = session.office().directory();
  const std::string name = session.office().called(args.name);
  View view;
  if (const Unit* unit = directory.find_unit(name)) {
    view = units_view();
    view.rows.push_back({.cells = cells_of(*unit)});
  } else if (const Person* person = directory.find_person(name)) {
    view = people_view();
    view.rows.push_back({.cells = cells_of(*person)});
  } else {
    refuse_unknown(directory, name);
  }
  view.one = true;
  return {.view = std::move(view)};
}

}  // namespace

Command directory_show() {
  return reading<Args>(
      {.noun = Noun::directory,
       .verb = "show",
       .summary = "All that is known of a unit or a person",
       .examples = {"bureau directory show 后勤处"},
       .usage = "NAME"},
      [](Fields& fields, Args& args) {
        fields.text("name", args.name, "By any name, the code or the login");
      },
      run);
}

}  // namespace bureau::cli
