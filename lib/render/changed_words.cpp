#include "render/changed_words.h"

#include "base/i18n.h"
#include "model/item_table.h"
#include "model/matter_table.h"
#include "render/matter_view.h"

#include <optional>
#include <variant>

namespace bureau {

namespace {

std::string word_of_field(const std::string& field, const KindField* own) {
  if (own != nullptr) {
    return own->name.shown();
  }
  const ItemField* found = find_item_field(field);
  return found == nullptr ? title_of_field(field) : tr(found->title);
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

/// What is an id says its word, by the type of its member; all else stays as it is.
struct WordOf {
  const std::string& value;

  template <class T>
  std::string operator()(T Matter::* /*member*/) const {
    if constexpr (requires { word_of(parse<T>(value)); }) {
      return word_of(parse<T>(value));
    }
    return value;
  }
  template <class T>
  std::string operator()(std::optional<T> Matter::* /*member*/) const {
    return (*this)(static_cast<T Matter::*>(nullptr));
  }
  template <class Access>
  std::string operator()(Access /*follows*/) const {
    return value;
  }
};

std::string word_of_value(const ChangedField& changed, const std::string& value, const Kind* kind,
                          const KindField* own) {
  if (value == "-" || own != nullptr) {
    return value;
  }
  if (changed.is_moment) {
    return to_short_text(parse<Instant>(value));
  }
  if (changed.field == "state") {
    return word_of_state(value, kind);
  }
  if (const ItemField* item = find_item_field(changed.field)) {
    const bool is_id = item->corrected.find_first_of(item->coded) != std::string_view::npos;
    return is_id ? item->word(value, kind) : value;
  }
  const MatterField* field = find_matter_field(changed.field);
  return field == nullptr ? value : std::visit(WordOf{value}, field->access);
}

}  // namespace

std::string words_of(const std::vector<ChangedField>& changes, const Kind* kind) {
  if (language() == Language::en) {
    return text_of(changes);
  }
  std::string text;
  for (const ChangedField& one : changes) {
    text += text.empty() ? "" : tr("; ");
    const KindField* own = kind == nullptr ? nullptr : kind->find_field(one.field);
    text += localized("{}: {} → {}", word_of_field(one.field, own),
                      word_of_value(one, one.before, kind, own),
                      word_of_value(one, one.after, kind, own));
  }
  return text;
}

}  // namespace bureau
