// bureau directory rename: a unit or a person is called otherwise from a day on.

#include "ops/office/rename.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/directory/renamed.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::string names{};
  std::string to{};
  std::optional<Date> since{};
};

Outcome run(const Args& args, Session& session) {
  std::vector<std::string> names{args.names};
  if (args.to.empty()) {
    names = split_list(args.names, U" ");
  } else {
    names.push_back(args.to);
  }
  if (names.size() != 2 || names[0].empty()) {
    throw Error(ErrorKind::usage,
                "give the former name and the new one: 'bureau directory rename FORMER NAME', with "
                "--to NAME where one has blanks");
  }
  return in_deed(session, session.globals().once, "directory rename", args.deed, [&](Deed& deed) {
    return outcome_of(rename_party(deed, names[0], names[1], args.since));
  });
}

}  // namespace

Command directory_rename() {
  return deeds<Args>(
      {.noun = Noun::directory,
       .verb = "rename",
       .summary = "A unit or a person is called otherwise from a day on",
       .examples = {"bureau directory rename 行政处 后勤处 --since 2026-09-01"},
       .usage = "FORMER NAME"},
      [](Fields& fields, Args& args) {
        fields.text("names", args.names, "The former name, or the code, and the new name");
        fields.option("--to", args.to, "The new name, where one of them has blanks");
        fields.day("--since", args.since, "From which day on; default today");
      },
      run);
}

}  // namespace bureau::cli
