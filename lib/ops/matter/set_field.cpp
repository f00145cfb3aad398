#include "ops/matter/set_field.h"

#include "base/error.h"
#include "base/name_text.h"
#include "base/text.h"
#include "ops/doc/number.h"
#include "ops/matter/mend_moment.h"
#include "ops/matter/open.h"
#include "ops/matter/own_fields.h"
#include "ops/matter/tags.h"
#include "ops/matter/ties.h"
#include "ops/task/part.h"

#include <algorithm>
#include <array>
#include <variant>

namespace bureau {

namespace {

/// A part of something that is not, in the end, a part of itself.
Ref read_parent(Deed& deed, const Matter& matter, const std::string& text) {
  const Ref parent = deed.referred(named_ref(deed.database(), text)).ref;
  if (is_part_of(deed.database(), parent, matter.ref)) {
    throw Error(ErrorKind::usage, "{} is no part of itself", matter.ref);
  }
  return parent;
}

/// Reads a text into a member of its type; empty: as it is in a matter of which nothing is said.
struct Keeper {
  Deed& deed;
  Matter& matter;
  const MatterField& field;
  const std::string& text;

  void operator()(std::string Matter::*member) const { matter.*member = read_text(); }
  void operator()(std::int64_t Matter::*member) const {
    matter.*member = text.empty() ? Matter{}.*member : parse_number(text);
  }
  void operator()(std::optional<Ref> Matter::*member) const {
    matter.*member = text.empty() ? std::nullopt : std::optional{read_parent(deed, matter, text)};
  }
  template <HasTextForm T>
  void operator()(T Matter::*member) const {
    matter.*member = text.empty() ? Matter{}.*member : parse<T>(text);
  }
  template <HasTextForm T>
  void operator()(std::optional<T> Matter::*member) const {
    matter.*member = text.empty() ? std::nullopt : std::optional{parse<T>(text)};
  }
  void operator()(auto /*other*/) const {
    throw Error(ErrorKind::usage, "'{}' is not set as a text", field.name);
  }

 private:
  std::string read_text() const {
    if (field.name == "cycle") {
      return text.empty() ? "" : to_text(parse<Limit>(text));
    }
    if (field.type == FieldType::unit) {
      return text.empty() ? "" : deed.unit(text);
    }
    return field.type == FieldType::person ? deed.person(field.name, text)
           : field.may(Use::worded)        ? deed.words(matter, field.name, text)
           : field.may(Use::party)         ? seen_text(field.name, text)
                                           : normalized(field.name, text);
  }
};

/// What a value is read against.
struct Setting {
  Deed& deed;
  const MatterField& field;
  const std::string& text;

  Moment moment(Direction direction) const { return deed.told_moment(field.name, text, direction); }
};

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
  m.title = normalized(s.field.name, s.text);
}

void set_number_field(const Setting& s, Matter& m) {
  const Kind& kind = s.deed.office().kind_of(m);
  give_up_number(s.deed, kind, std::exchange(m.number, {}));
  if (!s.text.empty()) {
    take_number(s.deed, kind, m, s.text);
  }
}

void set_serial_field(const Setting& s, Matter& m) {
  take_serial(s.deed, s.deed.office().kind_of(m), m, s.text);
}

void set_start(const Setting& s, Matter& m) {
  m.starts_at =
      s.text.empty() ? std::nullopt : std::optional{start_of(s.moment(Direction::forward))};
}

void set_end(const Setting& s, Matter& m) {
  m.ends_at = s.text.empty() ? std::nullopt : std::optional{s.moment(Direction::forward).at};
}

void set_dated_field(const Setting& s, Matter& m) {
  m.dated.reset();
  if (!s.text.empty()) {
    const Date day = s.deed.day(s.text);
    if (s.text != to_text(day)) {
      s.deed.say(fmt::format("{}: {}", s.field.name, understood(day)));
    }
    set_dated(s.deed, m, day);
  }
}

void set_past(const Setting& s, Matter& m) {
  mend_moment(s.deed, m, std::get<std::optional<Instant> Matter::*>(s.field.access), s.field.name,
              s.text);
}

void set_answer(const Setting& s, Matter& m) {
  keep_value(s.deed, m, s.field, s.text);
  if (m.answer.empty() && m.answered_at && !s.deed.is_wordless(m)) {
    throw Error(ErrorKind::refused, "{} was answered: say what the answer was", m.ref);
  }
}

void set_unit(const Setting& s, Matter& m) {
  keep_value(s.deed, m, s.field, s.text);
  check_lead(s.deed, m);
}

/// The units that help are these and no others.
void set_co(const Setting& s, Matter& m) {
  const std::vector<std::string> wanted = units_in(s.deed, s.text);
  for (const Part& part : parts_of(s.deed.database(), m.ref)) {
    const bool stays = std::ranges::any_of(
        wanted, [&](const std::string& unit) { return s.deed.office().is_same(unit, part.who); });
    if (part.role == "co" && !stays) {
      s.deed.journal().remove(part_table(), row_of(part));
    }
  }
  add_co(s.deed, m.ref, wanted);
}

void set_tags(const Setting& s, Matter& m) {
  m.tags.clear();
  add_tags(m, s.text);
}

/// What is more than a value that is kept.
struct Meaning {
  std::string_view field;
  void (*set)(const Setting&, Matter&);
};

constexpr std::array meanings{
    Meaning{"title", set_title},         Meaning{"number", set_number_field},
    Meaning{"serial", set_serial_field}, Meaning{"secrecy", set_secrecy_field},
    Meaning{"due", set_due_field},       Meaning{"starts_at", set_start},
    Meaning{"ends_at", set_end},         Meaning{"dated", set_dated_field},
    Meaning{"received_at", set_past},    Meaning{"opened_at", set_past},
    Meaning{"claimed_at", set_past},     Meaning{"closed_at", set_past},
    Meaning{"answered_at", set_past},    Meaning{"answer", set_answer},
    Meaning{"unit", set_unit},           Meaning{"co", set_co},
    Meaning{"tags", set_tags},
};

[[noreturn]] void refuse_field(std::string_view name) {
  const std::string_view near = nearest(name, settable_fields());
  throw Error(ErrorKind::usage, "there is no field '{}' to set{}{}", name,
              near.empty() ? "" : localized(", did you mean "), near);
}

}  // namespace

void keep_value(Deed& deed, Matter& matter, const MatterField& field, const std::string& text) {
  std::visit(Keeper{deed, matter, field, text}, field.access);
}

void set_field(Deed& deed, Matter& matter, std::string_view name, const std::string& text) {
  const MatterField* field = find_matter_field(name);
  if (field == nullptr) {
    const Kind& kind = deed.office().kind_of(matter);
    if (kind.find_field(name) == nullptr) {
      refuse_field(name);
    }
    set_fields(deed, kind, matter, {std::string{name} + "=" + text});
    return;
  }
  if (!field->may(Use::edited) && !field->may(Use::corrected)) {
    refuse_field(name);
  }
  const auto meaning = std::ranges::find(meanings, field->name, &Meaning::field);
  if (meaning != meanings.end()) {
    meaning->set({deed, *field, text}, matter);
  } else {
    keep_value(deed, matter, *field, text);
  }
}

std::vector<std::string_view> settable_fields() {
  return fields_that_are(Use::edited | Use::corrected);
}

}  // namespace bureau
