// bureau inbox: what waits for a unit or a person.

#include "figures/inbox.h"

#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>

namespace bureau::cli {

namespace {

struct InboxArgs {
  std::string who{};
};

Outcome run_inbox(const InboxArgs& args, Session& session) {
  std::string unknown;  // a slip looks like an empty desk
  const Directory& directory = session.office().directory();
  const std::string who = args.who.empty() ? session.actor().name
                          : directory.people.empty()
                              ? canonical_unit(directory, Strictness::free, args.who, unknown)
                              : canonical_person(directory, Strictness::free, args.who, unknown);
  if (!unknown.empty()) {
    session.output().say(unknown);
  }
  say_hidden_open(session);
  const std::vector<std::string> shown =
      fields_to_show(session, {"ref", "lamp", "state", "due", "progress", "title"});
  const auto shows = [&](const char* field) {
    return std::ranges::find(shown, field) != shown.end();
  };
  const InboxQuery query{
      .who = who, .now = session.now(), .with_co = shows("co") || shows("unanswered")};
  const auto each = [&session, query](const auto& take) {
    each_in_inbox(session.reading(), session.office(), query, take);
  };
  Outcome outcome{.view = view_of(session, each, shown)};
  outcome.view->empty_text = localized("nothing waits for {}", who);
  return outcome;
}

}  // namespace

Command inbox() {
  return reading<InboxArgs>(
      {.noun = Noun::office,
       .verb = "inbox",
       .summary = "What waits for a unit or a person",
       .examples = {"bureau inbox 后勤处"},
       .usage = "[WHO]"},
      [](Fields& fields, InboxArgs& args) {
        fields.text("who", args.who, "A unit or a person; default yourself");
      },
      run_inbox);
}

}  // namespace bureau::cli
