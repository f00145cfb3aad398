// bureau where: who has a matter, and since when.

#include "figures/where.h"

#include "base/error.h"
#include "cli/session/listing.h"
#include "cli/shell/commands.h"

#include <array>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
};

Term word_of(Holder holder) {
  constexpr std::array<std::string_view, 4> ids{"desk", "charge", "office", "ended"};
  constexpr std::array<const char*, 4> words{mark("lies before"), mark("with"),
                                             mark("with the office"), mark("ended")};
  const auto place = static_cast<std::size_t>(holder);
  return {std::string{ids.at(place)}, tr(words.at(place))};
}

template <class T>
Cell cell_of(const std::optional<T>& value) {
  return value ? Cell{*value} : Cell{};
}

Outcome run(const Args& args, Session& session) {
  if (args.refs.empty()) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau where D1'");
  }
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "where", .title = tr("Where")},
                        {.name = "who", .title = tr("Who")},
                        {.name = "since", .title = tr("Since")},
                        {.name = "workdays", .title = tr("Working days"), .right = true},
                        {.name = "due", .title = tr("Due"), .yields = true},
                        {.name = "title", .title = tr("Title"), .shrinks = true}}};
  for (Matter& matter : named_matters(session, args.refs)) {
    const Where is =
        where_is(session.reading(), session.office(), std::move(matter), session.now());
    view.rows.push_back({.cells = {to_text(is.matter.ref), word_of(is.holder),
                                   is.who.empty() ? Cell{} : Cell{is.who}, cell_of(is.since),
                                   std::int64_t{is.workdays}, cell_of(is.due), is.matter.title}});
  }
  return {.view = std::move(view)};
}

}  // namespace

Command where() {
  return reading<Args>(
      {.noun = Noun::office,
       .verb = "where",
       .summary = "Who has it, and since when",
       .examples = {"bureau where D1"},
       .usage = "REF…"},
      [](Fields& fields, Args& args) { fields.refs(args.refs, "The matters"); }, run);
}

}  // namespace bureau::cli
