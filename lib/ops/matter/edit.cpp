#include "ops/matter/edit.h"

#include "base/error.h"
#include "base/text.h"
#include "model/matter_fields.h"
#include "model/matter_table.h"
#include "ops/deed/authority.h"
#include "ops/matter/open.h"
#include "ops/matter/own_fields.h"
#include "ops/matter/secrecy.h"
#include "ops/matter/set_field.h"
#include "ops/matter/tags.h"
#include "ops/meeting/place.h"

#include <algorithm>
#include <iterator>
#include <variant>

namespace bureau {

namespace {

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
  if (matter.step_due && (matter.due != before.due || matter.urgency != before.urgency)) {
    set_step_due(deed, deed.office().kind_of(matter), matter);
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

}  // namespace

void declare(Fields& fields, EditInput& input) {
  for (const MatterField& field : matter_fields) {
    if (!field.may(Use::edited)) {
      continue;
    }
    std::optional<std::string>& value = input.values[std::string{field.name}];
    if (std::holds_alternative<std::optional<Ref> Matter::*>(field.access)) {
      fields.reference(field.options, value, field.help);
    } else {
      fields.option(field.options, value, field.help, choices_of(field));
    }
  }
  fields.option("--tag,--tags", input.tags,
                "Tags to add, with commas between; may be given several times");
  fields.option("--untag", input.untag, "Tags to take off");
  fields.pairs("--field", input.fields, "A field of its kind: key=value");
  for (const MatterField* field : shown_fields()) {
    if (!field->may(Use::edited)) {
      fields.printed(field->name, input.printed);
    }
  }
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

/// A matter as lists show it, with the names of the day.
Matter as_shown(const Office& office, Matter matter) {
  office.name_parties(matter);
  return matter;
}

/// What hangs on the clock may have gone on since it was printed; all else stands as it was.
void check_printed(Deed& deed, const Matter& matter, const EditInput& input) {
  std::vector<std::string> co;
  std::vector<std::string> unanswered;
  for (const Part& part : parts_of(deed.database(), matter.ref)) {
    if (part.role == "co") {
      co.push_back(deed.office().called(part.who));
      unanswered.insert(unanswered.end(), part.answered_at ? 0 : 1, co.back());
    }
  }
  const MatterFacts facts{
      .matter = matter, .now = deed.now(), .co = &co, .unanswered = &unanswered};
  for (const auto& [name, texts] : input.printed) {
    const MatterField* field = find_matter_field(name);
    const bool hangs_on_clock =
        std::holds_alternative<bool (*)(const MatterFacts&)>(field->access) ||
        std::holds_alternative<Lamp (*)(const MatterFacts&)>(field->access);
    const std::string is = text_of(*field, facts);
    const std::string printed = fmt::format("{}", fmt::join(texts, ", "));
    if (!texts.empty() && !hangs_on_clock && printed != is) {
      throw Error(ErrorKind::conflict, "'{}' of {} is {}, not {}, and edit does not set it", name,
                  matter.ref, is.empty() ? "-" : is, printed);
    }
  }
}

/// "amount=12.50", when the matter does not have just that.
bool changes_own(const Matter& matter, const std::string& pair) {
  return std::ranges::none_of(matter.fields, [&](const auto& own) {
    const std::string* text = own.second.as_text();
    return pair == own.first + "=" + (text != nullptr ? *text : to_json(own.second));
  });
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
  const std::string by = deed.acts_for(deed.office().name());
  const Matter shown = as_shown(deed.office(), before);
  check_printed(deed, shown, input);
  for (const auto& [name, text] : input.values) {
    const MatterField* field = find_matter_field(name);
    if (text && (field == nullptr || *text != text_of(*field, shown))) {
      set_field(deed, matter, name, *text);
    }
  }
  check_own(deed, before, matter, by);
  std::vector<std::string> own;
  std::ranges::copy_if(input.fields, std::back_inserter(own),
                       [&](const std::string& pair) { return changes_own(shown, pair); });
  set_fields(deed, deed.office().kind_of(matter), matter, own);
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
  check_not_in_charge(deed.office(), matter, "correct", deed.acts_for(deed.office().name()));
  for (const auto& [field, text] : read_pairs(pairs)) {
    set_field(deed, matter, field, text);
  }
  save_edited(deed, before, matter);
  return get_matter(deed.database(), ref);
}

}  // namespace bureau
