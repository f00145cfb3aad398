#include "render/changed_words.h"

#include "base/i18n.h"
#include "render/matter_view.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bureau {

namespace {

/// What only items have, or call otherwise than matters do.
constexpr std::array item_fields{
    std::pair{"text", mark("Text")},       std::pair{"at", mark("Happened")},
    std::pair{"by", mark("Act of")},       std::pair{"result", mark("Result")},
    std::pair{"reason", mark("Reason")},   std::pair{"means", mark("Means")},
    std::pair{"witness", mark("Witness")}, std::pair{"percent", mark("Progress")},
    std::pair{"problem", mark("Problem")}, std::pair{"next", mark("Next step")}};

std::string word_of_field(const std::string& field, const Kind* kind) {
  if (kind != nullptr) {
    const auto own = std::ranges::find(kind->fields, field, &KindField::id);
    if (own != kind->fields.end()) {
      return own->name.shown();
    }
  }
  const auto* const found =
      std::ranges::find_if(item_fields, [&](const auto& one) { return field == one.first; });
  return found == item_fields.end() ? title_of_field(field) : tr(found->second);
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
