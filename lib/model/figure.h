// Figures by name: what a report may count, what people call it, and what sort of rows it is
// counted from. That gives the columns that a list of them may have, so that a report file is
// checked with its line. How each is counted is in lib/figures/registry.
#pragma once

#include "base/i18n.h"
#include "time/period.h"

#include <array>
#include <span>
#include <string_view>

namespace bureau {

/// What a figure is counted from. A late entry is a line of what was entered about an earlier
/// period.
enum class RowType { matter, item, finding, late_entry };

struct FigureName {
  std::string_view name;  ///< in report files and JSON: never translated, never changed
  RowType rows;
  const char* title;            ///< of a line or a list
  const char* heading;          ///< of a column
  bool warns = false;           ///< whether more than none is bad
  std::string_view part = {};   ///< of a rate: this one's share
  std::string_view whole = {};  ///< of that one
  /// What it is called in a report over such a period: "Due next week".
  const char* (*title_over)(PeriodKind) = nullptr;
  constexpr bool is_rate() const { return !part.empty(); }
};

const char* due_next_title(PeriodKind period);

/// The holes of the audit are all findings from `holes` on to the notices, each by its own name.
inline constexpr auto figure_names = std::to_array<FigureName>({
    {"documents_in", RowType::matter, mark("Documents received"), mark("received")},
    {"documents_out", RowType::matter, mark("Documents issued"), mark("issued")},
    {"documents_answered", RowType::matter, mark("Documents answered"), mark("answered")},
    {"documents_on_time", RowType::matter, mark("Documents done on time"), mark("done on time")},
    {"documents_late", RowType::matter, mark("Documents done late"), mark("done late"), true},
    {"documents_open", RowType::matter, mark("Documents open"), mark("documents")},
    {"documents_overdue", RowType::matter, mark("Documents overdue"), mark("documents overdue"),
     true},
    {"meetings_held", RowType::matter, mark("Meetings held"), mark("meetings")},
    {"meetings_ahead", RowType::matter, mark("Meetings in the next period"), mark("meetings next")},
    {"decisions", RowType::item, mark("Decisions made"), mark("decisions")},
    {"tasks_opened", RowType::matter, mark("Tasks opened"), mark("opened")},
    {"tasks_closed", RowType::matter, mark("Tasks closed"), mark("closed")},
    {"tasks_closed_on_time", RowType::matter, mark("Tasks closed on time"), mark("on time")},
    {"tasks_closed_late", RowType::matter, mark("Tasks closed late"), mark("late"), true},
    {"tasks_ended_otherwise", RowType::matter, mark("Tasks refused or cancelled"),
     mark("refused or cancelled")},
    {"on_time_rate", RowType::matter, mark("Closed on time"), mark("rate"), false,
     "tasks_closed_on_time", "tasks_closed"},
    {"tasks_open", RowType::matter, mark("Tasks open"), mark("open")},
    {"tasks_overdue", RowType::matter, mark("Tasks overdue"), mark("overdue"), true},
    {"parts_late", RowType::matter, mark("Tasks with a late part"), mark("late parts"), true},
    {"stuck", RowType::matter, mark("Stuck: no progress reported"), mark("stuck"), true},
    {"due_next",
     RowType::matter,
     mark("Due in the next period"),
     mark("due next"),
     false,
     {},
     {},
     due_next_title},
    {"holes", RowType::finding, mark("Holes"), mark("holes"), true},
    {"answer_not_issued", RowType::finding, mark("answer not issued"), mark("answer not issued"),
     true},
    {"decision_without_task", RowType::finding, mark("decision without a task"),
     mark("decision without a task"), true},
    {"extension_undecided", RowType::finding, mark("extension not decided"),
     mark("extension not decided"), true},
    {"idle", RowType::finding, mark("standing still"), mark("standing still"), true},
    {"instruction_without_task", RowType::finding, mark("instruction without a task"),
     mark("instruction without a task"), true},
    {"meeting_not_held", RowType::finding, mark("meeting not recorded as held"),
     mark("meeting not recorded as held"), true},
    {"no_limit", RowType::finding, mark("no due time"), mark("no due time"), true},
    {"no_owner", RowType::finding, mark("no unit in charge"), mark("no unit in charge"), true},
    {"no_progress", RowType::finding, mark("no progress report"), mark("no progress report"), true},
    {"no_standard", RowType::finding, mark("nothing says what the result must be"),
     mark("nothing says what the result must be"), true},
    {"not_archived", RowType::finding, mark("not archived"), mark("not archived"), true},
    {"not_taken_over", RowType::finding, mark("handed over and not taken over"),
     mark("handed over and not taken over"), true},
    {"oral_unconfirmed", RowType::finding, mark("spoken and not confirmed"),
     mark("spoken and not confirmed"), true},
    {"overdue", RowType::finding, mark("past the due time"), mark("past the due time"), true},
    {"part_late", RowType::finding, mark("a unit that helps is late"),
     mark("a unit that helps is late"), true},
    {"reply_late", RowType::finding, mark("an answer to us is late"),
     mark("an answer to us is late"), true},
    {"step_late", RowType::finding, mark("a step not taken in time"),
     mark("a step not taken in time"), true},
    {"unanswered", RowType::finding, mark("not answered"), mark("not answered"), true},
    {"notices", RowType::finding, mark("For notice"), mark("notices")},
    {"waived", RowType::finding, mark("no answer owed"), mark("no answer owed")},
    {"unseen", RowType::finding, mark("not seen by who ordered it"),
     mark("not seen by who ordered it")},
    {"signed_for", RowType::finding, mark("signed for a principal"),
     mark("signed for a principal")},
    {"adjusted", RowType::finding, mark("due time changed by a leader"),
     mark("due time changed by a leader")},
    {"entered_late", RowType::late_entry, mark("Entered after the last report closed"),
     mark("entered late")},
});

/// nullptr when there is none.
const FigureName* find_figure(std::string_view name);

/// The columns of a list, but for matters, which have those of every list of matters and
/// `days_late`.
std::span<const std::string_view> columns_of(RowType rows);

/// What a hole or a notice is called: as the figure that counts it, "no-owner" as no_owner.
std::string word_of_hole(std::string_view id);

}  // namespace bureau
