#include "ops/open.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/around.h"
#include "ops/number.h"
#include "ops/state.h"
#include "store/series.h"
#include "store/versions.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// A value that may be given as its id or as a word of either language; empty: as it was.
template <class T>
void read_into(T& into, const std::string& text) {
  if (!text.empty()) {
    into = parse<T>(text);
  }
}

void copy_from(Deed& deed, NewMatter& draft) {
  Ref ref;
  from_text(draft.like, ref);
  const Matter model = deed.referred(ref);
  const auto fill = [](std::string& into, const std::string& from) {
    if (into.empty()) {
      into = from;
    }
  };
  fill(draft.kind, model.kind);
  // A cover title names the model itself: a copy that is as secret gets its own.
  if (draft.title.empty() && (model.title_public || !is_state_secret(model.secrecy.level))) {
    draft.title = model.title;
    draft.title_public = draft.title_public || model.title_public;
  }
  // What it says of the model is no less secret in the copy.
  fill(draft.secrecy, to_text(model.secrecy));
  fill(draft.type, model.type);
  fill(draft.urgency, to_text(model.urgency));
  fill(draft.importance, to_text(model.importance));
  fill(draft.origin, model.origin);
  fill(draft.recipient, model.recipient);
  fill(draft.unit, model.unit);
  fill(draft.person, model.person);
  fill(draft.leader, model.leader);
  fill(draft.officer, model.officer);
  fill(draft.place, model.place);
  fill(draft.cycle, model.cycle);
  if (draft.co.empty()) {
    for (const Part& part : parts_of(deed.database(), ref)) {
      if (part.role == "co") {
        draft.co.push_back(part.who);
      }
    }
  }
  if (draft.tags.empty()) {
    draft.tags = model.tags;
  }
}

/// Rule 9: from 秘密 up the register holds register data only, under a cover title.
void set_secrecy(const NewMatter& draft, const Office& office, Matter& matter) {
  read_into(matter.secrecy, draft.secrecy);
  matter.title_public = draft.title_public;
  if (!is_state_secret(matter.secrecy.level)) {
    return;
  }
  if (!draft.attach.empty() && !office.settings().secret_bodies) {
    throw Error(ErrorKind::refused,
                "a file of a {} paper does not belong on an ordinary computer: leave out --attach",
                word_of(matter.secrecy.level));
  }
  if (matter.title.empty()) {
    matter.title = cover_text(matter) + to_text(matter.ref);
  } else if (!draft.title_public) {
    throw Error(ErrorKind::refused,
                "the title of a {} paper is not kept in clear: leave the title out for a cover "
                "title, or give "
                "--title-public",
                word_of(matter.secrecy.level));
  }
}

/// What the kind requires of a column by its name.
bool is_given(const Matter& matter, std::string_view column) {
  if (column == "due") {
    return matter.due.has_value();
  }
  if (column == "starts_at") {
    return matter.starts_at.has_value();
  }
  if (column == "dated") {
    return matter.dated.has_value();
  }
  if (column == "need") {
    return matter.need.has_value();
  }
  const std::array<std::pair<std::string_view, const std::string*>, 9> texts{
      {{"unit", &matter.unit},
       {"origin", &matter.origin},
       {"recipient", &matter.recipient},
       {"number", &matter.number},
       {"type", &matter.type},
       {"person", &matter.person},
       {"leader", &matter.leader},
       {"officer", &matter.officer},
       {"place", &matter.place}}};
  const auto found =
      std::ranges::find(texts, column, &std::pair<std::string_view, const std::string*>::first);
  return found == texts.end() || !found->second->empty();
}

/// The option that gives a column.
std::string_view option_of(std::string_view column) {
  return column == "starts_at"   ? "at"
         : column == "recipient" ? "to"
         : column == "origin"    ? "from"
                                 : column;
}

void check_required(const Kind& kind, const Matter& matter) {
  for (const std::string& column : kind.required) {
    if (!is_given(matter, column)) {
      throw Error(ErrorKind::usage, "{} needs --{}: its kind requires it", kind.name.shown(),
                  option_of(column));
    }
  }
  for (const KindField& field : kind.fields) {
    const bool has = std::ranges::any_of(matter.fields,
                                         [&](const auto& pair) { return pair.first == field.id; });
    if (field.required && !has) {
      throw Error(ErrorKind::usage, "{} needs --field {}=…: its kind requires it",
                  kind.name.shown(), field.id);
    }
  }
}

void check_type(const Kind& kind, const std::string& type) {
  if (kind.types.empty() || type.empty() ||
      std::ranges::find(kind.types, type) != kind.types.end()) {
    return;
  }
  const std::vector<std::string_view> types(kind.types.begin(), kind.types.end());
  const std::string_view near = nearest(type, types);
  throw Error(ErrorKind::usage, "'{}' is not a type of {}: use one of {}{}{}", type,
              kind.name.shown(), fmt::join(kind.types, " "),
              near.empty() ? "" : localized("; did you mean "), near);
}

/// What it is, who it concerns and where: the words of the draft in the spelling of the office.
void describe(Deed& deed, const NewMatter& draft, const Kind& kind, Matter& matter) {
  matter.type = normalized("type", draft.type);
  read_into(matter.urgency, draft.urgency);
  read_into(matter.importance, draft.importance);
  if (!draft.need.empty()) {
    matter.need = parse<Need>(draft.need);
  }
  matter.origin = normalized("origin", draft.origin);
  matter.recipient = normalized("recipient", draft.recipient);
  if (!draft.unit.empty()) {
    matter.unit = deed.unit(draft.unit);
  }
  matter.person = deed.person("person", draft.person);
  matter.leader = deed.person("leader", draft.leader);
  matter.officer = deed.person("officer", draft.officer);
  matter.place = normalized("place", draft.place);
  matter.cycle = draft.cycle.empty() ? kind.cycle : to_text(parse<Limit>(draft.cycle));
  if (matter.cycle.empty() && kind.reg == Register::task) {
    matter.cycle = deed.office().settings().task_cycle;
  }
  if (!draft.parent.empty()) {
    matter.parent = deed.referred(parse<Ref>(draft.parent)).ref;
  }
}

void add_parts(Deed& deed, const NewMatter& draft, Ref ref) {
  const Directory& directory = deed.office().directory();
  add_co(deed, ref, draft.co);
  for (const std::string& attendee : draft.attendees) {
    add_part(deed, ref, "attendee", canonical_party(directory, normalized("attendee", attendee)));
  }
}

void set_times(Deed& deed, const NewMatter& draft, const Kind& kind, Matter& matter) {
  matter.opened_at = deed.happened();
  if (kind.received) {
    matter.received_at =
        draft.received ? past_moment("--received", *draft.received, deed.now()) : deed.happened();
    matter.opened_at = matter.received_at;
  }
  if (draft.dated) {
    set_dated(deed, matter, *draft.dated);
  }
  if (draft.starts) {
    matter.starts_at = start_of(*draft.starts);
    if (draft.lasts) {
      matter.ends_at = count(*draft.lasts, draft.starts->at, WorkCalendar{}, {}).at;
    }
  }
  set_state(kind, kind.initial, matter);
  matter.state_since = deed.happened();
  std::optional<Limit> within = draft.within;
  if (const auto limit = kind.limits.find(matter.urgency);
      !draft.due && !within && limit != kind.limits.end()) {
    within = limit->second;
  }
  set_due(deed, matter, draft.due, within, matter.received_at.value_or(deed.happened()));
  set_step_due(deed, kind, matter);
}

}  // namespace

void declare_matter(Fields& fields, NewMatter& draft) {
  fields.text("title", draft.title, "What it is about");
  fields.option("--kind", draft.kind, "Its kind, when not the register's own");
  fields.option("--type", draft.type, "The sort of paper (文种) or meeting");
  fields.option("--urgency", draft.urgency, "normal, urgent, very-urgent or top-urgent");
  fields.option("--importance", draft.importance, "low, normal or high");
  fields.option("--secrecy", draft.secrecy, "Its level: internal, 秘密★10年 …");
  fields.flag("--title-public", draft.title_public, "The title of a state secret may be shown");
  fields.option("--unit", draft.unit, "The unit in charge");
  fields.option("--co", draft.co,
                "Units that help, with commas between; may be given several times");
  fields.option("--person", draft.person, "Who does it");
  fields.option("--leader", draft.leader, "The leader responsible");
  fields.option("--officer", draft.officer, "Who in the office minds it");
  fields.reference("--parent", draft.parent, "The matter that it is a part of");
  fields.moment("--due", draft.due, Direction::forward, "When it is due: fri, 月底, 2026-12-05");
  fields.option("--within", draft.within, "Its time limit: 10wd, 3d, 2h");
  fields.option("--tag,--tags", draft.tags,
                "Tags, with commas between; may be given several times");
  fields.option("--field", draft.fields, "A field of its kind: key=value");
  fields.option("--attach", draft.attach, "A file");
  fields.reference("--like", draft.like, "Take what is not given from this matter");
}

void declare_task(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft);
  fields.option("--from,--origin", draft.origin, "Who or what raised it");
  fields.option("--number", draft.number, "Its official number");
  fields.option("--cycle", draft.cycle, "How often progress is owed: 1w");
}

void declare_incoming(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft);
  fields.option("--from,--origin", draft.origin, "Who sent it");
  fields.option("--number", draft.number, "Their number, as printed");
  fields.day("--dated", draft.dated, "The date on the paper");
  fields.moment("--received,--received-at", draft.received, Direction::back,
                "When it was received; default --when");
  fields.option("--need", draft.need, "act (办件) or read (阅件)");
}

void declare_outgoing(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft);
  fields.option("--to,--recipient", draft.recipient, "Whom it is for");
  fields.option("--number", draft.number, "Its number, when it has one already");
  fields.day("--dated", draft.dated, "The date on the paper");
}

void declare_meeting(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft);
  fields.moment("--at,--starts-at", draft.starts, Direction::forward,
                "When it begins: 下周三 9:30");
  fields.option("--for", draft.lasts, "How long: 2h");
  fields.option("--room,--place", draft.place, "Where; a room is booked");
  fields.option("--attend", draft.attendees,
                "A unit or person that attends; may be given several times");
}

Instant start_of(const Moment& moment) {
  if (!moment.has_time) {
    throw Error(ErrorKind::usage, "say at what time it begins: --at \"{} 9:30\"",
                to_text(moment.date));
  }
  return moment.at;
}

void set_dated(Deed& deed, Matter& matter, Date dated) {
  matter.dated = dated;
  if (dated > local(deed.now()).date) {
    deed.say(localized("the date on the paper, {}, lies in the future", to_text(dated)));
  }
}

void set_due(Deed& deed, Matter& matter, const std::optional<Moment>& due,
             const std::optional<Limit>& within, Instant from) {
  if (due && within) {
    throw Error(ErrorKind::usage, "--due and --within at once: give one of them");
  }
  if (due) {
    matter.due = due->at;
    matter.due_source = "given";
    matter.due_from.reset();
    matter.due_calendar = 0;
    matter.due_provisional = due->provisional;
  } else if (within) {
    const Due counted = deed.count_limit(*within, from, matter.due_calendar);
    matter.due = counted.at;
    matter.due_source = to_text(*within);
    matter.due_from = from;
    matter.due_provisional = counted.provisional;
  } else {
    return;
  }
  if (!matter.due_original) {
    matter.due_original = matter.due;
  }
  if (due && !deed.office().calendar().works(due->date)) {
    deed.say(localized("{} is a day off", to_text(due->date)));
  }
  if (due && matter.open && due->at < deed.now()) {
    deed.say(localized("the due time {} has passed already", to_short_text(due->at)));
  }
}

void set_step_due(Deed& deed, const Kind& kind, Matter& matter) {
  matter.step_due.reset();
  matter.step_due_source.clear();
  matter.step_due_calendar = 0;
  const auto state = kind.state_limits.find(matter.state);
  if (state == kind.state_limits.end()) {
    return;
  }
  auto limit = state->second.find(matter.urgency);
  if (limit == state->second.end()) {
    limit = state->second.find(Urgency::normal);
  }
  if (limit != state->second.end()) {
    matter.step_due = deed.count_limit(limit->second, matter.state_since.value_or(deed.happened()),
                                       matter.step_due_calendar)
                          .at;
    matter.step_due_source = to_text(limit->second);
  }
}

Matter open_matter(Deed& deed, NewMatter draft) {
  if (!draft.like.empty()) {
    copy_from(deed, draft);
  }
  const Kind& kind = deed.office().kind(draft.kind);
  Matter matter;
  matter.kind = kind.id;
  matter.title = normalized("title", draft.title);
  matter.ref = next_ref(deed.database(), kind.reg);
  set_secrecy(draft, deed.office(), matter);
  deed.words(matter, "note", deed.options().note);
  if (matter.title.empty()) {
    throw Error(ErrorKind::usage, "{} needs a title: say what it is about", kind.name.shown());
  }
  deed.about(to_text(matter.ref));
  matter.kind_version = pin_kind(deed.database(), kind.id, kind.source);
  describe(deed, draft, kind, matter);
  if (!draft.number.empty()) {
    take_number(deed, kind, matter, draft.number);
  }
  set_times(deed, draft, kind, matter);
  set_fields(deed, kind, matter, draft.fields);
  for (const std::string& tags : draft.tags) {
    add_tags(matter, tags);
  }
  check_required(kind, matter);
  check_type(kind, matter.type);
  give_serial(deed, kind, matter);
  matter.version = 1;
  check(matter);
  deed.by(deed.office().name());
  deed.journal().insert(matter_table(), row_of(matter));
  add_parts(deed, draft, matter.ref);
  book_place(deed, matter);
  attach_files(deed, matter, draft.attach);
  return matter;
}

}  // namespace bureau
