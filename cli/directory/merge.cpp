// bureau directory merge: several units become one from a day on.

#include "base/error.h"
#include "base/text.h"
#include "cli/directory/renamed.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"
#include "ops/office/rename.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::string names{};
  std::string into{};
  std::optional<Date> since{};
};

Outcome run(const Args& args, Session& session) {
  const std::vector<std::string> names = split_list(args.names);
  if (names.empty() || args.into.empty()) {
    throw Error(ErrorKind::usage,
                "give who is merged and into whom: 'bureau directory merge A,B --into C'");
  }
  return in_deed(session, session.globals().once, "directory merge", args.deed, [&](Deed& deed) {
    return outcome_of(merge_parties(deed, names, args.into, args.since));
  });
}

}  // namespace

Command directory_merge() {
  return deeds<Args>(
      {.noun = Noun::directory,
       .verb = "merge",
       .summary = "Several units or people become one from a day on",
       .examples = {"bureau directory merge 行政处,基建处 --into 后勤处 --since 2026-09-01"},
       .usage = "NAMES --into NAME"},
      [](Fields& fields, Args& args) {
        fields.text("names", args.names, "Who becomes one, with commas between");
        fields.option("--into", args.into, "What they are together; one of them, or a new name");
        fields.day("--since", args.since, "From which day on; default today");
      },
      run);
}

}  // namespace bureau::cli
