#include "render/item_view.h"

#include "base/text.h"
#include "base/text_form.h"

#include <optional>
#include <utility>
#include <variant>

namespace bureau {

namespace {

struct AsCell {
  Cell operator()(const std::string& text) const { return text; }
  Cell operator()(Instant instant) const { return instant; }
  Cell operator()(std::int64_t number) const { return number; }
  Cell operator()(Ref ref) const { return to_text(ref); }
  template <class T>
  Cell operator()(const std::optional<T>& value) const {
    return value ? (*this)(*value) : Cell{};
  }
};

}  // namespace

Cell cell_of(const Item& item, const ItemField& field, const Kind* kind) {
  std::string text = text_of(field, item);
  if (text.empty()) {
    return {};
  }
  if (field.is_coded(item.ref.letter)) {
    std::string word = field.word(text, kind);
    return Term{std::move(text), std::move(word)};
  }
  return std::visit([&](auto member) { return AsCell{}(item.*member); }, field.access);
}

Column column_of(const ItemField& field) {
  return {.name = std::string{field.name},
          .title = tr(field.title),
          .right = std::holds_alternative<std::int64_t Item::*>(field.access),
          .shrinks = field.may(ItemUse::wide),
          .yields = field.may(ItemUse::narrow)};
}

std::string line_of(const Item& item, const Screen& screen, const Kind* kind) {
  constexpr std::size_t of_ref = 8;
  const std::string first = fmt::format("  {}  ", pad(to_text(item.ref), of_ref));
  std::string line = text_of(Cell{item.at}, screen);
  for (const ItemField* field : said_fields()) {
    if (const std::string text = text_of(cell_of(item, *field, kind), screen); !text.empty()) {
      line += "  " + fmt::vformat(tr(field->said), fmt::make_format_args(text));
    }
  }
  return wrapped(first, std::string(of_ref + 4, ' '), line, screen);
}

}  // namespace bureau
