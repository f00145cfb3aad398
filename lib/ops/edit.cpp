#include "ops/edit.h"

#include "base/error.h"
#include "base/text.h"
#include "model/lamp.h"
#include "ops/around.h"
#include "ops/authority.h"
#include "ops/mend_moment.h"
#include "ops/number.h"
#include "ops/open.h"
#include "ops/secrecy.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// What a value is read against.
struct Setting {
  Deed& deed;
  std::string_view field;
  const std::string& text;

  Moment moment(Direction direction) const { return deed.moment(text, direction); }
  std::optional<Instant> instant(Direction direction) const {
    return text.empty() ? std::nullopt : std::optional{moment(direction).at};
  }
};

using Set = void (*)(const Setting&, Matter&);

void set_due_field(const Setting& s, Matter& m) {
  if (s.text.empty()) {
    m.due.reset();
    m.due_original.reset();
    m.due_source.clear();
    m.due_from.reset();
    m.due_calendar = 0;
    m.due_provisional = false;
    return;
  }
  m.due_original.reset();
  set_due(s.deed, m, s.moment(Direction::forward), std::nullopt, s.deed.happened());
}

void set_secrecy_field(const Setting& s, Matter& m) {
  Secrecy next;
  if (!s.text.empty()) {
    from_text(s.text, next);
  }
  const bool raised = is_state_secret(next.level) && !is_state_secret(m.secrecy.level);
  m.secrecy = next;
  // A title that may be shown says nothing about the files.
  if (raised && !items_of(s.deed.database(), m.ref, 'f').empty() &&
      !s.deed.office().settings().secret_bodies) {
    throw Error(ErrorKind::refused,
                "{} has files, and a {} paper takes none on an ordinary computer: 'bureau "
                "attachment save' and 'remove' take them off",
                m.ref, word_of(next.level));
  }
  if (raised && !m.title_public) {
    m.title = cover_text(m) + to_text(m.ref);
  }
}

void set_title(const Setting& s, Matter& m) {
  if (is_state_secret(m.secrecy.level) && !m.title_public) {
    throw Error(ErrorKind::refused,
                "the title of a {} paper is not kept in clear: {} has a cover title",
                word_of(m.secrecy.level), m.ref);
  }
  m.title = normalized(s.field, s.text);
}

/// Opened, claimed, ended: in this order.
void check_order(const Matter& m) {
  const bool claimed_early = m.claimed_at && m.opened_at && *m.claimed_at < *m.opened_at;
  const bool closed_early = m.closed_at && m.claimed_at && *m.closed_at < *m.claimed_at;
  if (claimed_early || closed_early) {
    throw Error(ErrorKind::refused, "{} would have {} before {}: mend that first", m.ref,
                claimed_early ? "claimed_at" : "closed_at",
                claimed_early ? "opened_at" : "claimed_at");
  }
}

/// Saves what was set, and what hangs on it.
void save_edited(Deed& deed, const Matter& before, Matter& matter) {
  if (before.starts_at && before.ends_at && matter.starts_at && matter.ends_at == before.ends_at) {
    matter.ends_at = *matter.starts_at +
                     (*before.ends_at - *before.starts_at);  // moved, it is as long as it was
  }
  if (matter.opened_at != before.opened_at || matter.claimed_at != before.claimed_at ||
      matter.closed_at != before.closed_at) {
    check_order(matter);  // what was imported otherwise may still be given another title
  }
  deed.save(matter);
  if (matter.place != before.place || matter.starts_at != before.starts_at ||
      matter.ends_at != before.ends_at) {
    book_place(deed, matter);
  }
  if (is_state_secret(matter.secrecy.level) && !is_state_secret(before.secrecy.level)) {
    become_secret(deed, matter);
  }
}

void set_number_field(const Setting& s, Matter& m) {
  const Kind& kind = s.deed.office().kind_of(m);
  give_up_number(s.deed, kind, std::exchange(m.number, {}));
  if (!s.text.empty()) {
    take_number(s.deed, kind, m, s.text);
  }
}

/// The units that help are these and no others.
void set_co(const Setting& s, Matter& m) {
  const std::vector<std::string> wanted = units_in(s.deed, s.text);
  for (const Part& part : parts_of(s.deed.database(), m.ref)) {
    if (part.role == "co" && std::ranges::find(wanted, part.who) == wanted.end()) {
      s.deed.journal().remove(part_table(), row_of(part));
    }
  }
  add_co(s.deed, m.ref, wanted);
}

/// A part of something that is not, in the end, a part of itself.
void set_parent(const Setting& s, Matter& m) {
  m.parent = s.deed.referred(parse<Ref>(s.text)).ref;
  if (is_part_of(s.deed.database(), m.parent, m.ref)) {
    throw Error(ErrorKind::usage, "{} is no part of itself", m.ref);
  }
}

template <std::string Matter::*Member>
void set_text(const Setting& s, Matter& m) {
  m.*Member = normalized(s.field, s.text);
}

template <std::string Matter::*Member>
void set_party(const Setting& s, Matter& m) {
  m.*Member = s.deed.person(s.field, s.text);
}

template <std::optional<Instant> Matter::*Member>
void set_past(const Setting& s, Matter& m) {
  mend_moment(s.deed, m, Member, s.field, s.text);
}

struct Settable {
  const char* name;
  const char* options;
  const char* help;
  Set set;
};

constexpr std::array settable{
    Settable{"title", "--title", mark("What it is about"), set_title},
    Settable{"type", "--type", mark("The sort of paper (文种) or meeting"),
             set_text<&Matter::type>},
    Settable{"number", "--number", mark("Its official number"), set_number_field},
    Settable{"serial", "--serial", mark("Its running number in the register"),
             [](const Setting& s, Matter& m) {
               take_serial(s.deed, s.deed.office().kind_of(m), m, s.text);
             }},
    Settable{"urgency", "--urgency", mark("normal, urgent, very-urgent or top-urgent"),
             [](const Setting& s, Matter& m) {
               from_text(s.text.empty() ? "normal" : s.text, m.urgency);
             }},
    Settable{"importance", "--importance", mark("low, normal or high"),
             [](const Setting& s, Matter& m) {
               from_text(s.text.empty() ? "normal" : s.text, m.importance);
             }},
    Settable{"secrecy", "--secrecy", mark("Its level: internal, 秘密★10年 …"), set_secrecy_field},
    Settable{"need", "--need", mark("act (办件) or read (阅件)"),
             [](const Setting& s, Matter& m) {
               m.need.reset();
               if (!s.text.empty()) {
                 m.need = parse<Need>(s.text);
               }
             }},
    Settable{"origin", "--from,--origin", mark("Who or what raised it"), set_text<&Matter::origin>},
    Settable{"recipient", "--to,--recipient", mark("Whom it is for"), set_text<&Matter::recipient>},
    Settable{
        "unit", "--unit", mark("The unit in charge"),
        [](const Setting& s, Matter& m) { m.unit = s.text.empty() ? "" : s.deed.unit(s.text); }},
    Settable{"person", "--person", mark("Who does it"), set_party<&Matter::person>},
    Settable{"leader", "--leader", mark("The leader responsible"), set_party<&Matter::leader>},
    Settable{"officer", "--officer", mark("Who in the office minds it"),
             set_party<&Matter::officer>},
    Settable{"parent", "--parent", mark("The matter that it is a part of"),
             [](const Setting& s, Matter& m) {
               m.parent.reset();
               if (!s.text.empty()) {
                 set_parent(s, m);
               }
             }},
    Settable{"due", "--due", mark("When it is due"), set_due_field},
    Settable{"cycle", "--cycle", mark("How often progress is owed: 1w"),
             [](const Setting& s, Matter& m) {
               m.cycle = s.text.empty() ? "" : to_text(parse<Limit>(s.text));
             }},
    Settable{"place", "--room,--place", mark("Where"), set_text<&Matter::place>},
    Settable{"starts_at", "--at,--starts-at", mark("When it begins"),
             [](const Setting& s, Matter& m) {
               m.starts_at.reset();
               if (!s.text.empty()) {
                 m.starts_at = start_of(s.moment(Direction::forward));
               }
             }},
    Settable{"ends_at", "--ends-at", mark("When it ends"),
             [](const Setting& s, Matter& m) { m.ends_at = s.instant(Direction::forward); }},
    Settable{"dated", "--dated", mark("The date on the paper"),
             [](const Setting& s, Matter& m) {
               m.dated.reset();
               if (!s.text.empty()) {
                 set_dated(s.deed, m, s.deed.day(s.text));
               }
             }},
    Settable{"received_at", "--received,--received-at", mark("When it was received"),
             set_past<&Matter::received_at>},
    Settable{"opened_at", "--opened-at", mark("When it came into being"),
             set_past<&Matter::opened_at>},
    Settable{"claimed_at", "--claimed-at", mark("When completion was claimed"),
             set_past<&Matter::claimed_at>},
    Settable{"closed_at", "--closed-at", mark("When it ended"), set_past<&Matter::closed_at>},
    Settable{"answered_at", "--answered-at", mark("When it was answered"),
             set_past<&Matter::answered_at>},
    Settable{"answer", "--answer", mark("The answer"),
             [](const Setting& s, Matter& m) {
               m.answer = s.deed.words(m, s.field, s.text);
               if (m.answer.empty() && m.answered_at && !s.deed.is_wordless(m)) {
                 throw Error(ErrorKind::refused, "{} was answered: say what the answer was", m.ref);
               }
             }},
    Settable{"co", "--co", mark("The units that help, all of them"), set_co},
    Settable{"tags", "--tags", mark("Its tags, all of them"),
             [](const Setting& s, Matter& m) {
               m.tags.clear();
               add_tags(m, s.text);
             }},
    Settable{"whereabouts", "--whereabouts", mark("Where the thing ended"),
             set_text<&Matter::whereabouts>},
};

/// What `edit` offers: not the moments that only the flow sets.
constexpr std::array only_correct{"received_at", "opened_at",   "claimed_at",
                                  "closed_at",   "answered_at", "answer",
                                  "serial",      "co",          "tags"};

void set_field(Deed& deed, Matter& matter, std::string_view name, const std::string& text) {
  const auto found =
      std::ranges::find_if(settable, [&](const Settable& s) { return name == s.name; });
  if (found == settable.end()) {
    const Kind& kind = deed.office().kind_of(matter);
    if (std::ranges::find(kind.fields, name, &KindField::id) != kind.fields.end()) {
      set_fields(deed, kind, matter, {std::string{name} + "=" + text});
      return;
    }
    const std::vector<std::string_view> names = settable_fields();
    const std::string_view near = nearest(name, names);
    throw Error(ErrorKind::usage, "there is no field '{}' to set{}{}", name,
                near.empty() ? "" : localized(", did you mean "), near);
  }
  found->set({deed, found->name, text}, matter);
}

}  // namespace

std::vector<std::string_view> settable_fields() {
  std::vector<std::string_view> names;
  std::ranges::transform(settable, std::back_inserter(names),
                         [](const Settable& s) { return s.name; });
  return names;
}

void declare(Fields& fields, EditInput& input) {
  for (const Settable& one : settable) {
    const std::string_view name = one.name;
    if (name == "parent") {
      fields.reference(one.options, input.values[one.name], one.help);
    } else if (std::ranges::find(only_correct, name) == only_correct.end()) {
      fields.option(one.options, input.values[one.name], one.help);
    }
  }
  fields.option("--tag,--tags", input.tags,
                "Tags to add, with commas between; may be given several times");
  fields.option("--untag", input.untag, "Tags to take off");
  fields.option("--field", input.fields, "A field of its kind: key=value");
}

namespace {

/// What is late is not made punctual by the way.
void check_not_overdue(Deed& deed, const Matter& matter) {
  if (is_overdue(matter, deed.now())) {
    throw Error(ErrorKind::refused,
                "{} is overdue since {}: 'bureau extend' asks for more time, 'bureau adjust' is a "
                "leader's, 'bureau correct' mends a wrong entry",
                matter.ref, to_short_text(*matter.due));
  }
}

/// Who is in charge makes their own matter no easier by the way.
void check_own(Deed& deed, const Matter& before, const Matter& after, std::string_view by) {
  const Office& office = deed.office();
  if (after.unit != before.unit || after.person != before.person || after.need != before.need) {
    check_not_in_charge(office, before, "edit", by);
  }
  if (before.ref.reg != Register::task || !before.due || after.due == before.due) {
    return;
  }
  check_not_in_charge(office, before, "edit", by);
  check_not_overdue(deed, before);
  if (is_of_office(office, before)) {
    check_leader(office, before, "edit", by);
  }
}

}  // namespace

Matter edit_matter(Deed& deed, Ref ref, const EditInput& input) {
  Matter matter = deed.get(ref);
  if (!matter.open) {
    throw Error(ErrorKind::refused,
                "{} is closed: 'bureau correct {} FIELD=VALUE --reason WHY' mends an entry", ref,
                ref);
  }
  const Matter before = matter;
  const std::string by = deed.by(deed.office().name());
  for (const auto& [name, text] : input.values) {
    if (text) {
      set_field(deed, matter, name, *text);
    }
  }
  check_own(deed, before, matter, by);
  set_fields(deed, deed.office().kind_of(matter), matter, input.fields);
  for (const std::string& tags : input.tags) {
    add_tags(matter, tags);
  }
  for (const std::string& tags : input.untag) {
    take_off_tags(matter, tags);
  }
  save_edited(deed, before, matter);
  return get_matter(deed.database(), ref);
}

void check_correction(const Deed& deed, std::string_view ref,
                      const std::vector<std::string>& pairs) {
  if (deed.options().reason.empty()) {
    throw Error(ErrorKind::refused, "a correction of {} needs a reason: --reason WHY", ref);
  }
  if (pairs.empty()) {
    throw Error(ErrorKind::usage,
                "say what is to be corrected: 'bureau correct {} FIELD=VALUE --reason WHY'", ref);
  }
}

std::vector<std::pair<std::string, std::string>> read_pairs(const std::vector<std::string>& pairs) {
  std::vector<std::pair<std::string, std::string>> read;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) {
      throw Error(ErrorKind::usage, "'{}' is no correction: write FIELD=VALUE", pair);
    }
    read.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return read;
}

Matter correct_matter(Deed& deed, Ref ref, const std::vector<std::string>& pairs) {
  Matter matter = deed.get(ref);
  check_correction(deed, to_text(ref), pairs);
  deed.mends();
  const Matter before = matter;
  check_not_in_charge(deed.office(), matter, "correct", deed.by(deed.office().name()));
  for (const auto& [field, text] : read_pairs(pairs)) {
    set_field(deed, matter, field, text);
  }
  save_edited(deed, before, matter);
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
