// The table of a matter's fields. To add one: its member in matter.h, its line at the end here, its
// column in a new file of lib/store/sqlite/schema. Only what setting it means, beyond reading its
// value, has a place of its own: lib/ops/matter/set_field.cpp.
#pragma once

#include "base/i18n.h"
#include "model/matter_field.h"

#include <array>
#include <span>

namespace bureau {

namespace fields_of_matters {

using enum Use;
using F = MatterField;
using M = Matter;
using T = FieldType;
using Facts = const MatterFacts&;
using Names = std::vector<std::string>;

// In the order of the store's columns; what is no column stands where it is shown.
inline constexpr std::array all{
    F{"ref", &M::ref, mark("Ref"), follows},
    F{"register", +[](Facts f) { return f.matter.ref.reg; }, mark("Register"), follows | implied},
    F{"kind", &M::kind, mark("Kind")},
    F{"kind_version", &M::kind_version},
    F{"type", &M::type, mark("Type"), given | required | searched, "--type",
      mark("The sort of paper (文种) or meeting")},
    F{"number", &M::number, mark("Number"),
      received | drafted | tasked | edited | imported | required | searched, "--number",
      mark("Its official number")},
    F{"serial", &M::serial, mark("Serial"), corrected | searched, "--serial",
      mark("Its running number in the register"), T::text, "type"},
    F{"title", &M::title, mark("Title"), edited | imported | searched | wide | never_null,
      "--title", mark("What it is about")},
    F{"title_public", &M::title_public},
    F{"state", &M::state, mark("State"), never_null},
    F{"open", &M::open, mark("Open"), follows | implied},
    F{"state_rank", &M::state_rank},
    F{"urgency", &M::urgency, mark("Urgency"), given, "--urgency",
      mark("normal, urgent, very-urgent or top-urgent")},
    F{"importance", &M::importance, mark("Importance"), given, "--importance",
      mark("low, normal or high")},
    F{"secrecy", &M::secrecy, mark("Secrecy"), given, "--secrecy",
      mark("Its level: internal, 秘密★10年 …")},
    F{"need", &M::need, mark("Need"), received | drafted | edited | imported | required, "--need",
      mark("act (办件) or read (阅件)")},
    F{"origin", &M::origin, mark("Origin"),
      received | tasked | edited | imported | copied | required | searched | wide | party,
      "--from,--origin", mark("Who or what raised it")},
    F{"recipient", &M::recipient, mark("Recipient"),
      drafted | edited | imported | copied | required | searched | wide | party, "--to,--recipient",
      mark("Whom it is for")},
    F{"unit", &M::unit, mark("Unit"), given | required | searched | narrow, "--unit",
      mark("The unit in charge"), T::unit},
    F{"co", +[](Facts f) -> const Names& { return names_or_none(f.co); }, mark("Co-units"),
      corrected | follows | narrow, "--co", mark("The units that help, all of them"), T::unit},
    F{"unanswered", +[](Facts f) -> const Names& { return names_or_none(f.unanswered); },
      mark("Not answered"), follows | implied, nullptr, nullptr, T::unit},
    F{"person", &M::person, mark("Person"), given | required | searched | narrow, "--person",
      mark("Who does it"), T::person},
    F{"leader", &M::leader, mark("Leader"), given | required | searched | narrow, "--leader",
      mark("The leader responsible"), T::person},
    F{"officer", &M::officer, mark("Officer"), given | required | narrow, "--officer",
      mark("Who in the office minds it"), T::person},
    F{"parent", &M::parent, mark("Parent"), opened | edited | imported, "--parent",
      mark("The matter that it is a part of")},
    F{"due", &M::due, mark("Due"), edited | required, "--due", mark("When it is due")},
    F{"due_original", &M::due_original, mark("Due originally"), follows},
    F{"due_chase", &M::due_chase, mark("Chased by")},
    F{"due_source", &M::due_source, mark("Limit"), follows},
    F{"due_from", &M::due_from},
    F{"due_calendar", &M::due_calendar, nullptr, zero_is_none},
    F{"due_provisional", &M::due_provisional, mark("Provisional"), follows | implied},
    F{"step_due", &M::step_due, mark("Step due"), follows},
    F{"step_due_source", &M::step_due_source},
    F{"step_due_calendar", &M::step_due_calendar, nullptr, zero_is_none},
    F{"overdue", +[](Facts f) { return is_overdue(f.matter, f.now); }, mark("Overdue"),
      follows | implied},
    F{"step_overdue", +[](Facts f) { return is_step_overdue(f.matter, f.now); },
      mark("Step overdue"), follows | implied},
    F{"late", +[](Facts f) { return is_late(f.matter, f.now); }, mark("Late"), follows | implied},
    F{"lamp", +[](Facts f) { return f.lamp; }, mark("Lamp"), follows},
    F{"state_since", &M::state_since},
    F{"suspended_at", &M::suspended_at},
    F{"progress", &M::progress, mark("Progress")},
    F{"progress_at", &M::progress_at, mark("Reported"), implied},
    F{"cycle", &M::cycle, mark("Cycle"), tasked | edited | imported | copied | implied, "--cycle",
      mark("How often progress is owed: 1w")},
    F{"place", &M::place, mark("Place"),
      planned | edited | imported | copied | required | searched | narrow, "--room,--place",
      mark("Where; a room is booked")},
    F{"starts_at", &M::starts_at, mark("Begins"), edited | required, "--at,--starts-at",
      mark("When it begins")},
    F{"ends_at", &M::ends_at, mark("Ends"), edited, "--ends-at", mark("When it ends")},
    F{"dated", &M::dated, mark("Dated"), edited | required, "--dated",
      mark("The date on the paper")},
    F{"received_at", &M::received_at, mark("Received"), corrected, "--received,--received-at",
      mark("When it was received")},
    F{"opened_at", &M::opened_at, mark("Opened"), corrected, "--opened-at",
      mark("When it came into being")},
    F{"claimed_at", &M::claimed_at, mark("Claimed"), corrected, "--claimed-at",
      mark("When completion was claimed")},
    F{"closed_at", &M::closed_at, mark("Closed"), corrected, "--closed-at", mark("When it ended")},
    F{"answered_at", &M::answered_at, mark("Answered"), corrected, "--answered-at",
      mark("When it was answered")},
    F{"answer", &M::answer, mark("Answer"), corrected | searched | wide | worded, "--answer",
      mark("The answer")},
    F{"waiver", &M::waiver, mark("Waiver"), narrow | worded},
    F{"extensions", &M::extensions, mark("Extensions"), follows},
    F{"whereabouts", &M::whereabouts, mark("Whereabouts"), edited | narrow, "--whereabouts",
      mark("Where the thing ended")},
    F{"focus_until", &M::focus_until},
    F{"tags", &M::tags, mark("Tags"), corrected | narrow, "--tag,--tags",
      mark("Its tags, all of them")},
    F{"fields", &M::fields, mark("Fields"), follows | searched | implied},
    F{"version", &M::version, mark("Version"), follows},
    F{"phase", &M::phase, mark("Phase"), implied, nullptr, nullptr, T::text, "state"},
    F{"standard", &M::standard, mark("Standard"),
      tasked | edited | imported | required | searched | wide | worded | noted, "--standard",
      mark("What the result must be"), T::text, "title"},
    F{"copies", &M::copies, mark("Copies"),
      received | drafted | edited | imported | required | zero_is_none, "--copies",
      mark("How many copies there are"), T::number, "recipient"},
};

}  // namespace fields_of_matters

inline constexpr const auto& matter_fields = fields_of_matters::all;

/// The field of that name, or with an option of that name, shown or not; nullptr: there is none.
const MatterField* find_matter_field(std::string_view name);

/// What is shown, in the order of bureau-json(5).
std::span<const MatterField* const> shown_fields();

/// The names of the fields of which this may be done.
std::vector<std::string_view> fields_that_are(Use use);

}  // namespace bureau
