// The lists of the weekly report.

#include "base/i18n.h"
#include "render/changed_words.h"
#include "render/matter_view.h"
#include "render/weekly_parts.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace bureau::report {

namespace {

Cell text(const std::string& value) {
  return value.empty() ? Cell{} : Cell{value};
}

template <class T>
Cell maybe(const std::optional<T>& value) {
  return value ? Cell{*value} : Cell{};
}

/// The matters that a figure counts, the one that is due first on top.
std::vector<ListedMatter> matters_of(const Weekly& weekly, std::string_view figure) {
  std::vector<ListedMatter> listed;
  for (const std::string& ref : weekly.figure(figure).refs) {
    if (const Matter* matter = weekly.find(ref)) {
      listed.push_back({.matter = *matter});
    }
  }
  std::ranges::stable_sort(listed, {}, [](const ListedMatter& l) {
    return l.matter.due.value_or(Instant{std::numeric_limits<std::int64_t>::max()});
  });
  return listed;
}

/// `colour`: that of the whole list, for a list is made by what its matters have in common.
ReportPart part_of(const Weekly& weekly, const char* figure, const std::vector<std::string>& fields,
                   const char* colour = "") {
  ReportPart part{.id = figure,
                  .title = word_of_figure(figure, weekly.period.kind),
                  .view = list_view(matters_of(weekly, figure), fields, weekly.as_of, FindKind{})};
  for (ViewRow& row : part.view.rows) {
    row.colour = colour;
  }
  return part;
}

ReportPart decisions(const Weekly& weekly) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "text", .title = tr("Decision"), .shrinks = true},
                        {.name = "result", .title = tr("Result")},
                        {.name = "unit", .title = tr("Unit"), .yields = true},
                        {.name = "due", .title = tr("Due")},
                        {.name = "task", .title = tr("Task")}}};
  for (const Item& item : weekly.decisions) {
    view.rows.push_back(
        {.cells = {
             to_text(item.ref), item.text,
             item.result.empty() ? Cell{} : Cell{Term{item.result, word_of_result(item.result)}},
             text(item.unit), maybe(item.due), item.task ? Cell{to_text(*item.task)} : Cell{}}});
  }
  return {"decisions", word_of_figure("decisions", weekly.period.kind), std::move(view)};
}

/// The overdue with the number of days they are late by.
ReportPart overdue(const Weekly& weekly) {
  ReportPart part =
      part_of(weekly, "tasks_overdue", {"ref", "due", "due", "unit", "progress", "title"}, "red");
  part.view.columns.at(2) = {.name = "days", .title = tr("Days late"), .right = true};
  const Instant end = std::min(weekly.period.to, weekly.as_of);
  for (ViewRow& row : part.view.rows) {
    const auto* due = std::get_if<Instant>(&row.cells.at(1));
    const std::int64_t days = due == nullptr ? 0 : local(end).date - local(*due).date;
    row.cells.at(2) = std::max(days, std::int64_t{1});  // late on the day itself is late too
  }
  return part;
}

ReportPart holes(const Weekly& weekly) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "text", .title = tr("What is missing"), .shrinks = true},
                        {.name = "command", .title = tr("Filled by")}}};
  for (const Hole& hole : weekly.holes) {
    view.rows.push_back({.cells = {hole.ref, hole.text, text(hole.command)}});
  }
  return {"holes", word_of_figure("holes", weekly.period.kind), std::move(view)};
}

/// What was entered in one go, an import say, is one line. A correction says what it changed.
ReportPart entered_late(const Weekly& weekly) {
  View view{.columns = {{.name = "ref", .title = tr("Ref")},
                        {.name = "verb", .title = tr("Verb")},
                        {.name = "happened", .title = tr("Happened")},
                        {.name = "at", .title = tr("Recorded")},
                        {.name = "what", .title = tr("What"), .shrinks = true}}};
  const std::vector<EnteredLate>& all = weekly.entered_late;
  for (std::size_t i = 0; i < all.size();) {
    std::vector<std::string> refs;
    const EnteredLate& first = all[i];
    for (; i < all.size() && all[i].verb == first.verb && all[i].happened == first.happened &&
           all[i].at == first.at && all[i].changes == first.changes;
         ++i) {
      refs.push_back(all[i].ref);
    }
    const Matter* matter = weekly.find(first.ref.substr(0, first.ref.find('/')));
    std::string what = words_of(first.changes, first.kind);
    if (what.empty() && refs.size() == 1 && matter != nullptr) {
      what = matter->title;
    }
    view.rows.push_back({.cells = {in_short(refs), Term{first.verb, first.called}, first.happened,
                                   first.at, text(what)}});
  }
  return {"entered_late", tr("Entered after the last report closed"), std::move(view)};
}

std::vector<ReportPart> without_empty(std::vector<ReportPart> parts) {
  std::erase_if(parts, [](const ReportPart& part) { return part.view.rows.empty(); });
  return parts;
}

}  // namespace

std::vector<ReportPart> short_lists(const Weekly& weekly) {
  std::vector<ReportPart> parts;
  parts.push_back(overdue(weekly));
  parts.push_back(part_of(weekly, "due_next_week", {"ref", "due", "unit", "progress", "title"}));
  parts.push_back(
      part_of(weekly, "stuck", {"ref", "progress_at", "cycle", "unit", "progress", "title"}));
  parts.push_back(decisions(weekly));
  parts.push_back(holes(weekly));
  parts.push_back(entered_late(weekly));
  return without_empty(std::move(parts));
}

std::vector<ReportPart> week_lists(const Weekly& weekly) {
  std::vector<ReportPart> parts;
  parts.push_back(
      part_of(weekly, "documents_in", {"ref", "received_at", "number", "origin", "title"}));
  parts.push_back(part_of(weekly, "documents_out", {"ref", "number", "recipient", "title"}));
  parts.push_back(part_of(weekly, "documents_answered", {"ref", "answered_at", "answer", "title"}));
  parts.push_back(part_of(weekly, "meetings_held", {"ref", "starts_at", "place", "title"}));
  parts.push_back(part_of(weekly, "tasks_opened", {"ref", "due", "unit", "title"}));
  parts.push_back(
      part_of(weekly, "tasks_closed_on_time", {"ref", "due", "closed_at", "unit", "title"}));
  parts.push_back(
      part_of(weekly, "tasks_closed_late", {"ref", "due", "closed_at", "unit", "title"}, "red"));
  return without_empty(std::move(parts));
}

}  // namespace bureau::report
