#include "model/item_table.h"

#include "base/text_form.h"

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

}  // namespace

const ItemField* find_item_field(std::string_view name) {
  const auto found = std::ranges::find(item_fields, name, &ItemField::name);
  return found == item_fields.end() ? nullptr : &*found;
}

std::string text_of(const ItemField& field, const Item& item) {
  return std::visit(
      [&](auto member) {
        return item.*member == Item{}.*member ? std::string{} : AsText{}(item.*member);
      },
      field.access);
}

}  // namespace bureau
