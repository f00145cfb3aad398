// bureau directory away: who is away for some days, and who stands in.

#include "ops/office/away.h"

#include "base/error.h"
#include "cli/session/session.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args : WriteArgs {
  std::vector<std::string> words{};
  AwayInput input{};
};

Outcome run(const Args& args, Session& session) {
  AwayInput input = args.input;
  if (args.words.empty()) {
    throw Error(ErrorKind::usage,
                "say who is away, and when: 'bureau directory away NAME 11月23日..27日'");
  }
  input.who = args.words.front();
  for (std::size_t i = 1; i < args.words.size(); ++i) {
    input.days += args.words[i];
  }
  return in_deed(session, session.globals().once, "directory away", args.deed, [&](Deed& deed) {
    if (input.back.empty()) {
      go_away(deed, input);
    } else {
      come_back(deed, input);
    }
    return Outcome{};
  });
}

}  // namespace

Command directory_away() {
  return deeds<Args>(
      {.noun = Noun::directory,
       .verb = "away",
       .summary = "Who is away for some days, and who stands in",
       .examples = {"bureau directory away 副主任 11月23日..27日 --deputy 主任",
                    "bureau directory away 副主任 --back 11月26日"},
       .usage = "NAME DAY..DAY [--deputy NAME] | NAME --back DAY"},
      [](Fields& fields, Args& args) {
        fields.text("words", args.words, "Who, and from which day to which");
        declare(fields, args.input);
      },
      run);
}

}  // namespace bureau::cli
