// bureau kinds: what sorts of matter there are, and how one walks through the office.

#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "render/kind_view.h"

#include <string>
#include <vector>

namespace bureau::cli {

namespace {

struct Args {
  std::string kind{};
};

Outcome run(const Args& args, Session& session) {
  if (args.kind.empty()) {
    std::vector<const Kind*> all;
    for (const std::string& id : session.kinds().ids()) {
      all.push_back(&session.kinds().get(id));
    }
    return {.view = kinds_view(all, for_people(session))};
  }
  const Kind& kind = session.kinds().get(args.kind);
  const Format format = session.output().format(Format::table);
  if (for_people(session) || format == Format::text) {
    return {.text = kind_text(kind, session.screen())};
  }
  return {.view = kind_view(kind)};
}

}  // namespace

Command kinds() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "kinds",
       .summary = "The kinds of matters; of one its states, steps and fields",
       .examples = {"bureau kinds", "bureau kinds task", "bureau kinds 收文 -o json"},
       .usage = "[KIND]"},
      [](Fields& fields, Args& args) {
        fields.text("kind", args.kind, "By its id or its name in either language");
      },
      run);
}

}  // namespace bureau::cli
