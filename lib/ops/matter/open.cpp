#include "ops/matter/open.h"

#include "base/error.h"
#include "base/name_text.h"
#include "base/text.h"
#include "model/matter_fields.h"
#include "ops/deed/state.h"
#include "ops/doc/number.h"
#include "ops/doc/reply.h"
#include "ops/matter/files.h"
#include "ops/matter/own_fields.h"
#include "ops/matter/set_field.h"
#include "ops/matter/tags.h"
#include "ops/matter/ties.h"
#include "ops/meeting/place.h"
#include "ops/task/part.h"
#include "store/series.h"
#include "store/versions.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

void copy_from(Deed& deed, NewMatter& draft) {
  Ref ref;
  from_text(draft.like, ref);
  const Matter model = deed.referred(ref);
  if (draft.kind.empty()) {
    draft.kind = model.kind;
  }
  // A cover title names the model itself: a copy that is as secret gets its own.
  if (draft.title.empty() && (model.title_public || !is_state_secret(model.secrecy.level))) {
    draft.title = model.title;
    draft.title_public = draft.title_public || model.title_public;
  }
  // Its secrecy too: what it says of the model is no less secret in the copy.
  for (const MatterField& field : matter_fields) {
    if (field.may(Use::copied) && draft.value(field.name).empty()) {
      draft.values[std::string{field.name}] = text_of(field, model);
    }
  }
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
  if (const std::string given = draft.value("secrecy"); !given.empty()) {
    from_text(given, matter.secrecy);
  }
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

/// The option that gives a field: "--from" of "--from,--origin".
std::string_view option_of(const MatterField& field) {
  const std::string_view options = field.options;
  return options.substr(0, options.find(','));
}

void check_required(const Kind& kind, const Matter& matter) {
  for (const std::string& column : kind.required) {
    const MatterField* field = find_matter_field(column);
    if (field != nullptr && text_of(*field, matter).empty()) {
      throw Error(ErrorKind::usage, "{} needs {}: its kind requires it", kind.name.shown(),
                  option_of(*field));
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
  std::vector<const MatterField*> given;
  for (const auto& [name, text] : draft.values) {
    const bool is_read_apart = name == "secrecy" || name == "number";
    if (!text.empty() && !is_read_apart) {
      given.push_back(find_matter_field(name));
    }
  }
  std::ranges::sort(given);  // as they stand in the table
  for (const MatterField* field : given) {
    keep_value(deed, matter, *field, draft.value(field->name));
  }
  if (matter.cycle.empty()) {
    matter.cycle = kind.cycle.empty() && kind.reg == Register::task
                       ? deed.office().settings().task_cycle
                       : kind.cycle;
  }
}

void add_parts(Deed& deed, const NewMatter& draft, Ref ref) {
  const auto names = [&](const std::string& text) {
    return draft.names_are_divided ? std::vector{text} : names_in(deed, text);
  };
  std::vector<std::string> units;
  for (const std::string& text : draft.co) {
    for (const std::string& name : names(text)) {
      units.push_back(deed.unit(name));
    }
  }
  add_units(deed, ref, units);
  for (const std::string& attendees : draft.attendees) {
    for (const std::string& attendee : names(attendees)) {
      add_part(deed, ref, "attendee",
               canonical_party(deed.office().directory(), normalized_name("attendee", attendee)));
    }
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
  if (draft.within) {
    say_counted(deed, *draft.within, matter);
  }
  set_step_due(deed, kind, matter);
}

}  // namespace

std::string NewMatter::value(std::string_view field) const {
  const auto found = values.find(field);
  return found == values.end() ? "" : found->second;
}

namespace {

void declare_matter(Fields& fields, NewMatter& draft, Use verb) {
  fields.text("title", draft.title, "What it is about");
  fields.option("--kind", draft.kind, "Its kind, when not the register's own");
  for (const MatterField& field : matter_fields) {
    if (!field.may(verb)) {
      continue;
    }
    std::string& value = draft.values[std::string{field.name}];
    if (std::holds_alternative<std::optional<Ref> Matter::*>(field.access)) {
      fields.reference(field.options, value, field.help);
    } else {
      fields.option(field.options, value, field.help, choices_of(field));
    }
  }
  fields.flag("--title-public", draft.title_public, "The title of a state secret may be shown");
  fields.option("--co", draft.co,
                "Units that help, with commas between; may be given several times");
  fields.moment("--due", draft.due, Direction::forward, "When it is due: fri, 月底, 2026-12-05");
  fields.option("--within", draft.within, "Its time limit: 10wd, 3d, 2h");
  fields.option("--tag,--tags", draft.tags,
                "Tags, with commas between; may be given several times");
  fields.pairs("--field", draft.fields, "A field of its kind: key=value");
  fields.option("--attach", draft.attach, "A file");
  fields.reference("--like", draft.like, "Take what is not given from this matter");
}

}  // namespace

void declare_task(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft, Use::tasked);
}

void declare_incoming(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft, Use::received);
  fields.day("--dated", draft.dated, "The date on the paper");
  fields.moment("--received,--received-at", draft.received, Direction::back,
                "When it was received; default --when");
  fields.reference("--answers", draft.answers, "The paper of our own that it answers");
}

void declare_outgoing(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft, Use::drafted);
  fields.day("--dated", draft.dated, "The date on the paper");
  fields.moment("--reply-by", draft.reply_by, Direction::forward,
                "When the recipients are to have answered");
}

void declare_meeting(Fields& fields, NewMatter& draft) {
  declare_matter(fields, draft, Use::planned);
  fields.moment("--at,--starts-at", draft.starts, Direction::forward,
                "When it begins: 下周三 9:30");
  fields.option("--for", draft.lasts, "How long: 2h");
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

void say_counted(Deed& deed, const Limit& limit, const Matter& matter) {
  const Instant due = matter.due.value();
  // The end of a day at 24:00 is read on the wall as the next.
  deed.say(fmt::format("--within {}: {}", limit,
                       understood({.at = due, .date = local(due - 1).date, .has_time = true})));
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
    if (matter.due && *matter.due < *matter.step_due) {
      matter.step_due = matter.due;
    }
  }
}

namespace {

/// The same paper twice is remarked: it comes by post, by mail and by hand.
void say_same_paper(Deed& deed, const Matter& matter) {
  constexpr int days = 30;
  if (!matter.received_at || matter.origin.empty() || is_state_secret(matter.secrecy.level)) {
    return;
  }
  const std::optional<Matter> same =
      find_same(deed.database(), matter, plus_days(*matter.received_at, -days));
  if (same && deed.office().may_show(*same)) {
    deed.say(localized("{} of {} has the same title and sender: {}", same->ref,
                       to_text(local(*same->opened_at).date), same->title));
  }
}

}  // namespace

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
  if (const std::string number = draft.value("number"); !number.empty()) {
    take_number(deed, kind, matter, number);
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
  deed.acts_for(deed.office().name());
  deed.journal().insert(matter_table(), row_of(matter));
  add_parts(deed, draft, matter.ref);
  if (!matter.place.empty()) {
    book_place(deed, matter);
  }
  attach_files(deed, matter, draft.attach);
  say_same_paper(deed, matter);
  if (draft.reply_by) {
    expect_reply(deed, matter, *draft.reply_by);
  }
  for (const std::string& paper : draft.answers) {
    check_answerable(deed, named_ref(deed.database(), paper));
    link_matters(deed, matter.ref, "answers", paper);
  }
  return matter;
}

}  // namespace bureau
