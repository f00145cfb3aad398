// bureau undo: my last command taken back.

#include "ops/office/undo.h"

#include "cli/session/session.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct UndoArgs : WriteArgs {
  UndoArgs() { takes_one = true; }
};

Outcome run_undo(const UndoArgs& /*args*/, const std::vector<Ref>& refs, Deed& deed,
                 Session& session) {
  const Undone undone =
      undo_last(deed, refs.empty() ? std::nullopt : std::optional{deed.get(refs.front()).ref});
  const std::optional<Matter> first =
      undone.refs.empty() ? std::nullopt
                          : find_matter(deed.database(), parse<Ref>(undone.refs.front()));
  const std::string verb =
      word_of_verb(undone.verb, first ? session.office().find_kind(*first) : nullptr);
  const bool many = undone.refs.size() > 10;  // an import
  session.output().say(undone.refs.empty()    // the days of a calendar are no matter's
                           ? localized("undone: {}", verb)
                           : localized("undone: {} ({})", verb,
                                       many ? localized("{} … {}, {} in all", undone.refs.front(),
                                                        undone.refs.back(), undone.refs.size())
                                            : fmt::format("{}", fmt::join(undone.refs, " "))));
  return {.refs = undone.refs};
}

}  // namespace

Command undo() {
  Command command = writing<UndoArgs>(
      {.noun = Noun::office,
       .verb = "undo",
       .summary = "Take my last command back, or my last one about a matter",
       .examples = {"bureau undo", "bureau undo T1"},
       .usage = "[REF]"},
      [](Fields& /*fields*/, UndoArgs& /*args*/) {}, run_undo);
  command.takes_where = false;  // one command is taken back, not one of each matter
  return command;
}

}  // namespace bureau::cli
