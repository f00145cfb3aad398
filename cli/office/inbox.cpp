// bureau inbox: what waits for a unit or a person.

#include "figures/inbox.h"

#include "base/name_text.h"
#include "base/text.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <algorithm>
#include <set>

namespace bureau::cli {

namespace {

struct InboxArgs {
  std::vector<std::string> who{};
};

/// The words as names in the spelling of the directory: all of them one name where it knows that,
/// else each its own. One that it does not know is said: a slip looks like an empty desk.
std::vector<std::string> names_of(const InboxArgs& args, Session& session) {
  const Directory& directory = session.office().directory();
  if (args.who.empty()) {
    return {session.actor().name};
  }
  const std::string whole = fmt::format("{}", fmt::join(args.who, " "));
  const bool is_one =
      directory.find_person(whole) != nullptr || directory.find_unit(whole) != nullptr;
  const std::vector<std::string> words =
      is_one ? std::vector{whole} : split_list(whole, U" ,，、;；");
  std::vector<std::string> names;
  for (const std::string& typed : words) {
    const std::string word = normalized_name("name", typed);  // as records keep it
    std::string unknown;
    // Who is nearly a person is held for one, all else for a unit.
    const bool is_person = directory.units.empty() || directory.find_person(word) != nullptr ||
                           !directory.nearest_person(word).empty();
    std::string name = is_person ? canonical_person(directory, Strictness::free, word, unknown)
                                 : canonical_unit(directory, Strictness::free, word, unknown);
    if (!unknown.empty()) {
      session.output().say(unknown);
    }
    if (std::ranges::find(names, name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

Outcome run_inbox(const InboxArgs& args, Session& session) {
  const std::vector<std::string> names = names_of(args, session);
  say_hidden_open(session);
  const std::vector<std::string> shown =
      fields_to_show(session, {"ref", "lamp", "state", "due", "progress", "title"});
  const auto shows = [&](const char* field) {
    return std::ranges::find(shown, field) != shown.end();
  };
  const bool with_co = shows("co") || shows("unanswered");
  const auto each = [&session, names, with_co](const auto& take) {
    std::set<Ref> met;
    for (const std::string& who : names) {
      const InboxQuery query{.who = who, .now = session.now(), .with_co = with_co};
      each_in_inbox(session.reading(), session.office(), query, [&](const ListedMatter& row) {
        if (met.insert(row.matter.ref).second) {
          take(row);
        }
      });
    }
  };
  Outcome outcome{.view = view_of(session, each, shown)};
  outcome.view->empty_text = localized("nothing waits for {}", fmt::join(names, tr(", ")));
  return outcome;
}

}  // namespace

Command inbox() {
  return reading<InboxArgs>(
      {.noun = Noun::office,
       .verb = "inbox",
       .summary = "What waits for a unit or a person",
       .examples = {"bureau inbox 后勤处"},
       .usage = "[WHO…]"},
      [](Fields& fields, InboxArgs& args) {
        fields.text("who", args.who, "Units or people; default yourself");
      },
      run_inbox);
}

}  // namespace bureau::cli
