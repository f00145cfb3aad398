#include "ops/matter/correct_item.h"

#include "base/error.h"
#include "base/name_text.h"
#include "base/text.h"
#include "model/item_table.h"
#include "ops/deed/authority.h"
#include "ops/matter/edit.h"
#include "ops/matter/ties.h"
#include "ops/task/progress.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// What a value is read against.
struct Setting {
  Deed& deed;
  const Matter& matter;
  std::string_view field;
  const std::string& text;

  std::string words() const { return deed.words(matter, field, text); }
  Moment moment(Direction direction) const { return deed.told_moment(field, text, direction); }
};

void set_result(const Setting& s, Item& item) {
  item.result = decision_result(s.text);
  const bool rejected = item.result == "rejected" || item.result == "deferred";
  for (const Ref task : rejected ? tasks_of(s.deed, item) : std::vector<Ref>{}) {
    if (get_matter(s.deed.database(), task).open) {
      throw Error(ErrorKind::refused, "{} is carried out by {}: 'bureau cancel {} REASON' first",
                  item.ref, task, task);
    }
  }
}

void set_at(const Setting& s, Item& item) {
  if (s.text.empty()) {
    throw Error(ErrorKind::usage, "{} needs the time at which it happened", item.ref);
  }
  item.at = past_moment(s.field, s.moment(Direction::back), s.deed.now());
}

void set_due(const Setting& s, Item& item) {
  item.due = s.text.empty() ? std::nullopt : std::optional{s.moment(Direction::forward).at};
}

void set_by(const Setting& s, Item& item) {
  item.by = canonical_party(s.deed.office().directory(), normalized_name(s.field, s.text));
  if (item.by.empty()) {
    throw Error(ErrorKind::usage, "{} needs whose act it was", item.ref);
  }
}

void set_unit(const Setting& s, Item& item) {
  item.unit = s.text.empty() ? "" : s.deed.unit(s.text);
}

void set_percent(const Setting& s, Item& item) {
  item.percent = s.text.empty() ? -1 : percentage(s.text);
}

/// What is more than a text that is kept.
struct Meaning {
  std::string_view field;
  void (*set)(const Setting&, Item&);
};

constexpr std::array meanings{Meaning{"at", set_at},         Meaning{"by", set_by},
                              Meaning{"result", set_result}, Meaning{"unit", set_unit},
                              Meaning{"due", set_due},       Meaning{"percent", set_percent}};

bool has(const ItemField& field, const Item& item) {
  return field.corrected.find(item.ref.letter) != std::string_view::npos;
}

[[noreturn]] void refuse_field(const Item& item, std::string_view name) {
  std::vector<std::string_view> names;
  for (const ItemField& field : item_fields) {
    if (has(field, item)) {
      names.push_back(field.name);
    }
  }
  throw Error(ErrorKind::usage, "{} has no field '{}' to set: it has {}", item.ref, name,
              fmt::join(names, ", "));
}

void set_field(const Setting& setting, Item& item) {
  const ItemField* field = find_item_field(setting.field);
  if (field == nullptr || !has(*field, item)) {
    refuse_field(item, setting.field);
  }
  const auto meaning = std::ranges::find(meanings, field->name, &Meaning::field);
  if (meaning != meanings.end()) {
    meaning->set(setting, item);
  } else {
    item.*std::get<std::string Item::*>(field->access) =
        field->may(ItemUse::worded) ? setting.words() : normalized(setting.field, setting.text);
  }
}

void refuse_letter(const SubRef& ref) {
  if (ref.letter == 'f') {
    throw Error(ErrorKind::refused,
                "{} is a file: 'bureau attachment remove {} --reason WHY' takes it off", ref, ref);
  }
  if (ref.letter == 'v') {
    throw Error(ErrorKind::refused, "{} is a number that was given up: it stays on record", ref);
  }
}

}  // namespace

bool is_item_field(std::string_view name) {
  const ItemField* field = find_item_field(name);
  return field != nullptr && !field->corrected.empty();
}

Item correct_item(Deed& deed, const SubRef& ref, const std::vector<std::string>& pairs) {
  deed.about(to_text(ref));
  deed.mends();
  Matter matter = deed.get(ref.ref);
  check_not_in_charge(deed.office(), matter, "correct", deed.acts_for(deed.office().name()));
  check_correction(deed, to_text(ref), pairs);
  std::optional<Item> item = find_item(deed.database(), ref);
  if (!item) {
    throw Error(ErrorKind::not_found, "there is no {}: 'bureau show {}' shows what it has", ref,
                ref.ref);
  }
  refuse_letter(ref);
  const Item before = *item;
  for (const auto& [field, text] : read_pairs(pairs)) {
    set_field({deed, matter, field, text}, *item);
  }
  if (item->text.empty() && ref.letter != 'u' && item->percent < 0) {
    throw Error(ErrorKind::usage, "{} needs its text", ref);
  }
  deed.save_item(*item);
  if (ref.letter == 'p') {
    follow_reports(deed, matter);
    deed.save(matter);
  }
  if (item->task &&
      (item->text != before.text || item->unit != before.unit || item->due != before.due)) {
    deed.say(
        localized("{} carries it out and keeps what it has: 'bureau correct {} FIELD=VALUE "
                  "--reason WHY' mends it",
                  *item->task, *item->task));
  }
  return *item;
}

}  // namespace bureau
