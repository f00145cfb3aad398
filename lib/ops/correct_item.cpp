#include "ops/correct_item.h"

#include "base/error.h"
#include "base/text.h"
#include "ops/around.h"
#include "ops/authority.h"
#include "ops/edit.h"
#include "ops/progress.h"

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
  Moment moment(Direction direction) const { return deed.moment(text, direction); }
};

void set_text(const Setting& s, Item& item) {
  item.text = s.words();
}

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

struct Settable {
  std::string_view name;
  std::string_view letters;  ///< of the items that have it
  void (*set)(const Setting&, Item&);
};

// An extension's filing decided whether it counts (rule 5): that is not moved afterwards.
constexpr std::array settable{
    Settable{"text", "dipeuna", set_text},
    Settable{"at", "dipun", set_at},
    Settable{"by", "dipun",
             [](const Setting& s, Item& item) {
               item.by = canonical_party(s.deed.office().directory(), normalized(s.field, s.text));
               if (item.by.empty()) {
                 throw Error(ErrorKind::usage, "{} needs whose act it was", item.ref);
               }
             }},
    Settable{"result", "d", set_result},
    Settable{"reason", "d",
             [](const Setting& s, Item& item) { item.reason = normalized(s.field, s.text); }},
    Settable{"unit", "di",
             [](const Setting& s, Item& item) {
               item.unit = s.text.empty() ? "" : s.deed.unit(s.text);
             }},
    Settable{"due", "di", set_due},
    Settable{"means", "iu",
             [](const Setting& s, Item& item) { item.means = normalized(s.field, s.text); }},
    Settable{"witness", "i",
             [](const Setting& s, Item& item) { item.witness = normalized(s.field, s.text); }},
    Settable{"percent", "p",
             [](const Setting& s, Item& item) {
               item.percent = s.text.empty() ? -1 : percentage(s.text);
             }},
    Settable{"problem", "p", [](const Setting& s, Item& item) { item.problem = s.words(); }},
    Settable{"next", "p", [](const Setting& s, Item& item) { item.next = s.words(); }},
};

void set_field(const Setting& setting, Item& item) {
  const auto has = [&](const Settable& one) {
    return one.letters.find(item.ref.letter) != std::string_view::npos;
  };
  const auto found = std::ranges::find_if(
      settable, [&](const Settable& one) { return one.name == setting.field && has(one); });
  if (found == settable.end()) {
    std::vector<std::string_view> names;
    for (const Settable& one : settable) {
      if (has(one)) {
        names.push_back(one.name);
      }
    }
    throw Error(ErrorKind::usage, "{} has no field '{}' to set: it has {}", item.ref, setting.field,
                fmt::join(names, ", "));
  }
  found->set(setting, item);
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
  return std::ranges::find(settable, name, &Settable::name) != settable.end();
}

Item correct_item(Deed& deed, const SubRef& ref, const std::vector<std::string>& pairs) {
  deed.about(to_text(ref));
  deed.mends();
  Matter matter = deed.get(ref.ref);
  check_not_in_charge(deed.office(), matter, "correct", deed.by(deed.office().name()));
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
