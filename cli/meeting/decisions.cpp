// bureau meeting decisions: what meetings decided, and what became of it.

#include "cli/session/listing.h"
#include "cli/shell/commands.h"
#include "store/rows.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace bureau::cli {

namespace {

struct Args {
  std::vector<std::string> refs{};
};

/// What was decided in these meetings, in their order.
std::vector<Item> decisions_of(Session& session, const std::vector<Matter>& meetings) {
  std::vector<Ref> refs;
  std::ranges::transform(meetings, std::back_inserter(refs), &Matter::ref);
  return items_of(session.reading(), refs, 'd');
}

/// The tasks that came of them. One above the ceiling is not told of.
std::map<Ref, ListedMatter> tasks_of(Session& session, const std::vector<Item>& decisions) {
  std::vector<Ref> refs;
  for (const Item& item : decisions) {
    if (item.task) {
      refs.push_back(*item.task);
    }
  }
  std::map<Ref, ListedMatter> tasks;
  for (Matter& task : matters_of(session.reading(), refs)) {
    if (session.office().may_show(task)) {
      tasks.emplace(task.ref, ListedMatter{.matter = std::move(task)});
    }
  }
  return tasks;
}

std::vector<Cell> cells_of(Session& session, const Item& item,
                           const std::map<Ref, ListedMatter>& tasks) {
  const auto task = item.task ? tasks.find(*item.task) : tasks.end();
  const bool shown = task != tasks.end();
  return {to_text(item.ref),
          item.at,
          Term{item.result, word_of_result(item.result)},
          shown ? Cell{to_text(*item.task)} : Cell{},
          shown ? cell_of(task->second, "state", session.now(), finder(session)) : Cell{},
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
  const std::vector<Matter> meetings =
      args.refs.empty() ? below_ceiling(session, open_by_ref(session.reading(), Register::meeting))
                        : named_matters(session, args.refs);
  const std::vector<Item> decisions = decisions_of(session, meetings);
  const std::map<Ref, ListedMatter> tasks = tasks_of(session, decisions);
  for (const Item& item : decisions) {
    view.rows.push_back({.cells = cells_of(session, item, tasks)});
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
