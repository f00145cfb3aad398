// bureau inbox: what waits for a unit or a person.

#include "cli/session/open_matters.h"
#include "cli/shell/commands.h"
#include "ops/deed/authority.h"
#include "store/work.h"

#include <algorithm>

namespace bureau::cli {

namespace {

struct InboxArgs {
  std::string who{};
};

/// What waits for somebody's word: a step from there is theirs.
std::vector<Ref> waiting_for(Session& session, const std::string& who) {
  const Office& office = session.office();
  std::vector<Ref> refs;
  for (const Matter& matter : in_phase(session, {Phase::waiting})) {
    const Kind* kind = office.find_kind(matter);
    // A leader's, whom nobody has named: any leader's.
    const auto is_whose = [&](const Step& step, const std::string& actor) {
      return office.is_same(actor, who) ||
             (step.act == Act::leader && actor.empty() && office.directory().is_leader(who));
    };
    const auto is_theirs = [&](const Step& step) {
      return std::ranges::find(step.from, matter.state) != step.from.end() &&
             step.act != Act::office && is_whose(step, usual_actor(office, matter, step));
    };
    if (kind != nullptr && std::ranges::any_of(kind->steps, is_theirs)) {
      refs.push_back(matter.ref);
    }
  }
  return refs;
}

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
  const std::vector<Matter> mine = by_urgency(
      session,
      open_of_party(session.reading(), session.office().kept_for(who), waiting_for(session, who)));
  say_hidden_open(session);
  Outcome outcome;
  outcome.view =
      list_view(listed(session, mine),
                fields_to_show(session, {"ref", "lamp", "state", "due", "progress", "title"}),
                session.now(), finder(session));
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
