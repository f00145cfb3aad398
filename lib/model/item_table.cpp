#include "model/item_table.h"

#include "base/text_form.h"
#include "model/kind.h"

#include <algorithm>

namespace bureau {

namespace {

struct AsText {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Instant instant) const { return to_text(instant); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  template <class T>
  std::string operator()(const std::optional<T>& value) const {
    return value ? to_text(*value) : "";
  }
};

constexpr auto said_count = static_cast<std::size_t>(
    std::ranges::count_if(item_fields, [](const auto& field) { return field.said != nullptr; }));

/// Put in order by the compiler.
constexpr std::array<const ItemField*, said_count> said = [] {
  std::array<const ItemField*, said_count> all{};
  auto end = all.begin();
  for (const bool moved : {false, true}) {
    for (const ItemField& field : item_fields) {
      if (field.said == nullptr || field.stands_after.empty() == moved) {
        continue;
      }
      const auto before = std::find_if(
          all.begin(), end, [&](const ItemField* one) { return one->name == field.stands_after; });
      const auto place = before == end ? end : before + 1;
      std::copy_backward(place, end, end + 1);
      *place = &field;
      ++end;
    }
  }
  return all;
}();

}  // namespace

std::string word_of_result(const std::string& id, const Kind* /*kind*/) {
  const std::string word = word_of_result(std::string_view{id});
  return word == id ? tr(id.c_str()) : word;
}

std::string word_of_means(const std::string& id, const Kind* kind) {
  return word_of_verb(id, kind);
}

std::string word_of_cause(const std::string& id, const Kind* /*kind*/) {
  return tr(id.c_str());
}

std::span<const ItemField* const> said_fields() {
  return said;
}

const ItemField* find_item_field(std::string_view name) {
  const auto found = std::ranges::find(item_fields, name, &ItemField::name);
  return found == item_fields.end() ? nullptr : &*found;
}

std::string text_of(const ItemField& field, const Item& item) {
  return std::visit(
      [&](auto member) {
        const bool always = field.always.find(item.ref.letter) != std::string_view::npos;
        return item.*member == Item{}.*member && !always ? std::string{} : AsText{}(item.*member);
      },
      field.access);
}

}  // namespace bureau
