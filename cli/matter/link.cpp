// bureau link: a matter is tied to another.

#include "cli/session/each.h"
#include "cli/shell/commands.h"
#include "ops/matter/ties.h"

namespace bureau::cli {

namespace {

struct LinkArgs : WriteArgs {
  std::string kind = "cites";
  std::string to{};
};

}  // namespace

Command link(Noun noun) {
  return writing<LinkArgs>(
      {.noun = noun,
       .verb = "link",
       .summary = "Tie it to another matter",
       .examples = {"bureau link T2 --to D1 --kind implements"},
       .usage = "REF… --to REF [--kind KIND]"},
      [](Fields& fields, LinkArgs& args) {
        fields.reference("--to", args.to, "The other matter, or an item of it: M1/d1");
        fields.option("--kind", args.kind,
                      "answers, acknowledges, implements, decided-at, cites, replaces or part-of");
      },
      [](const LinkArgs& args, const std::vector<Ref>& refs, Deed& deed, Session& session) {
        if (args.to.empty()) {
          throw Error(ErrorKind::usage, "say what it is tied to: --to REF");
        }
        return each(refs, "link", deed, session, [&](Ref ref) {
          link_matters(deed, ref, args.kind, args.to);
          if (session.environment().out_is_terminal) {
            deed.say(fmt::format("{}: {} {}", ref, tr(args.kind.c_str()), args.to));
          }
        });
      });
}

}  // namespace bureau::cli
