// bureau forecast: what is still to come of a matter, whose act it is, and until when.

#include "figures/forecast.h"

#include "base/error.h"
#include "cli/session/one_matter.h"
#include "cli/shell/commands.h"
#include "model/kind_words.h"

#include <algorithm>
#include <iterator>

namespace bureau::cli {

namespace {

std::vector<Column> columns() {
  return {{.name = "ref", .title = tr("Ref")},
          {.name = "step", .title = tr("Step")},
          {.name = "state", .title = tr("State")},
          {.name = "who", .title = tr("Whose act")},
          {.name = "person", .title = tr("Person"), .spare = true, .yields = true},
          {.name = "latest", .title = tr("Latest")},
          {.name = "beyond", .title = tr("Breaks the due time"), .spare = true},
          {.name = "lacks", .title = tr("Lacks"), .shrinks = true, .spare = true},
          {.name = "away", .title = tr("Away until"), .spare = true},
          {.name = "deputy", .title = tr("Stands in"), .spare = true, .yields = true}};
}

template <class T>
Cell cell_of(const std::optional<T>& value) {
  return value ? Cell{*value} : Cell{};
}

Cell cell_of(const std::string& text) {
  return text.empty() ? Cell{} : Cell{text};
}

/// Ids for programs, words for people.
std::vector<std::string> names_of(const std::vector<Condition>& needs, bool are_words) {
  std::vector<std::string> names;
  std::ranges::transform(needs, std::back_inserter(names),
                         [&](Condition need) { return are_words ? word_of(need) : to_text(need); });
  return names;
}

ViewRow row_of(Session& session, const Matter& matter, const Coming& coming) {
  const Kind* kind = session.office().find_kind(matter);
  const Cell state =
      coming.state.empty() ? Cell{} : Cell{Term{coming.state, kind->word_of_state(coming.state)}};
  return {.cells = {to_text(matter.ref), Term{coming.verb, kind->word_of(coming.verb)}, state,
                    cell_of(coming.who), cell_of(coming.person), cell_of(coming.latest),
                    cell_of(coming.beyond), names_of(coming.lacks, for_people(session)),
                    cell_of(coming.away), cell_of(coming.deputy)},
          .colour = coming.beyond ? "red" : ""};
}

Outcome run(const NamedMatters& args, Session& session) {
  if (args.refs.empty()) {
    throw Error(ErrorKind::usage, "say which matter: 'bureau forecast T1'");
  }
  View view{.columns = columns(), .empty_text = tr("nothing is to come: it is at its end")};
  for (const Matter& matter : named_matters(session, args.refs)) {
    for (const Coming& coming :
         forecast_of(session.reading(), session.office(), matter, session.now())) {
      view.rows.push_back(row_of(session, matter, coming));
    }
  }
  return {.view = std::move(view)};
}

}  // namespace

Command forecast() {
  return reading<NamedMatters>({.noun = Noun::office,
                                .verb = "forecast",
                                .summary = "The steps to come, whose act each is, and until when",
                                .examples = {"bureau forecast T1", "bureau forecast T1 D2 -o json"},
                                .usage = "REF…"},
                               declare_matters, run);
}

}  // namespace bureau::cli
