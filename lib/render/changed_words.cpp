#include "render/changed_words.h"

#include "base/i18n.h"
#include "model/item_table.h"
#include "render/matter_view.h"

#include <algorithm>

namespace bureau {

namespace {

std::string word_of_field(const std::string& field, const Kind* kind) {
  if (kind != nullptr) {
    const auto own = std::ranges::find(kind->fields, field, &KindField::id);
    if (own != kind->fields.end()) {
      return own->name.shown();
    }
  }
  const ItemField* found = find_item_field(field);
  return found == nullptr || found->title == nullptr ? title_of_field(field) : tr(found->title);
}

std::string word_of_state(const std::string& id, const Kind* kind) {
  if (id == cancelled_state) {
    return tr("cancelled");
  }
  if (id == void_state) {
    return tr("void");
  }
  const State* state = kind == nullptr ? nullptr : kind->find_state(id);
  return state == nullptr ? id : state->name.shown();
}

std::string word_of_value(const ChangedField& changed, const std::string& value, const Kind* kind) {
  const std::string& field = changed.field;
  if (value == "-") {
    return value;
  }
  if (changed.is_moment) {
    return to_short_text(parse<Instant>(value));
  }
  if (field == "state") {
    return word_of_state(value, kind);
  }
  if (field == "urgency") {
    return word_of(parse<Urgency>(value));
  }
  if (field == "importance") {
    return word_of(parse<Importance>(value));
  }
  if (field == "secrecy") {
    return word_of(parse<Secrecy>(value));
  }
  if (field == "need") {
    return word_of(parse<Need>(value));
  }
  if (field == "result") {
    return word_of_result(value);
  }
  return field == "means" ? tr(value.c_str()) : value;
}

}  // namespace

std::string words_of(const std::vector<ChangedField>& changes, const Kind* kind) {
  if (language() == Language::en) {
    return text_of(changes);
  }
  std::string text;
  for (const ChangedField& one : changes) {
    text += text.empty() ? "" : tr("; ");
    text += localized("{}: {} → {}", word_of_field(one.field, kind),
                      word_of_value(one, one.before, kind), word_of_value(one, one.after, kind));
  }
  return text;
}

}  // namespace bureau
