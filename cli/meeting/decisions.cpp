// bureau meeting decisions: what meetings decided, and what became of it.

#include "cli/session/listing.h"
#include "cli/shell/commands.h"

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
};

/// A task above the ceiling is not told of.
std::vector<Cell> cells_of(Session& session, const Item& item) {
  ListedMatter task;
  if (item.task) {
    task.matter = get_matter(session.reading(), *item.task);
  }
  const bool shown = item.task && session.office().may_show(task.matter);
  return {to_text(item.ref),
          item.at,
          Term{item.result, word_of_result(item.result)},
          shown ? Cell{to_text(*item.task)} : Cell{},
          shown ? cell_of(task, "state", session.now(), finder(session)) : Cell{},
          item.unit.empty() ? Cell{} : Cell{session.office().called(item.unit)},
          item.due ? Cell{*item.due} : Cell{},
          item.text};
}

Outcome run(const Args& args, Session& session) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "at", .title = tr("When")},
                        {.name = "result", .title = tr("Result")},
                        {.name = "task", .title = tr("Task")},
                        {.name = "state", .title = tr("State")},
                        {.name = "unit", .title = tr("Unit"), .yields = true},
                        {.name = "due", .title = tr("Due")},
                        {.name = "text", .title = tr("Decision"), .shrinks = true}},
            .empty_text = tr("no decisions")};
  std::vector<Matter> meetings;
  if (args.refs.empty()) {
    meetings = open_by_ref(session.reading(), Register::meeting);
  }
  for (const Ref ref : resolve_refs(args.refs, session.reading())) {
    meetings.push_back(get_matter(session.reading(), ref));
    session.office().check_ceiling(meetings.back());
  }
  for (const Matter& meeting : below_ceiling(session, std::move(meetings))) {
    for (const Item& item : items_of(session.reading(), meeting.ref, 'd')) {
      view.rows.push_back({.cells = cells_of(session, item)});
    }
  }
  if (for_people(session)) {
    // The ref names the meeting; what was decided needs the room.
    view = with_fields(std::move(view), {"ref", "result", "task", "state", "unit", "due", "text"});
  }
  return {.view = std::move(view)};
}

}  // namespace

Command meeting_decisions() {
  return reading<Args>(
      {.noun = Noun::meeting,
       .verb = "decisions",
       .summary = "What meetings decided, and what became of it",
       .examples = {"bureau meeting decisions M1", "bureau meeting decisions"},
       .usage = "[REF…]"},
      [](Fields& fields, Args& args) {
        fields.refs(args.refs, "The meetings; default the open ones");
      },
      run);
}

}  // namespace bureau::cli
