#include "office/order.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace bureau {

namespace {

/// Compares two cells of one field; nothing sorts last.
bool less(const FilterValue& a, const FilterValue& b) {
  if (a.index() != b.index()) {
    return !std::holds_alternative<std::monostate>(a) && std::holds_alternative<std::monostate>(b);
  }
  return std::visit(
      [&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::monostate>) {
          return false;
        } else {
          return value < std::get<T>(b);
        }
      },
      a);
}

}  // namespace

Order::Order(const std::string& keys, const Office& office)
    : Order{split_list(keys, U","), office} {}

Order::Order(const std::vector<std::string>& keys, const Office& office) {
  for (const std::string& key : keys) {
    const bool down = key.starts_with('-');
    const std::string name = key.substr(down ? 1 : 0);
    const std::optional<FilterField> field = office.field(name);
    if (!field) {
      throw Error(ErrorKind::usage, "there is no field '{}' to sort by: see bureau-json(5)", name);
    }
    keys_.push_back({field->name, field->type, down});
  }
}

std::vector<FilterValue> Order::values_of(const MatterFacts& facts) const {
  std::vector<FilterValue> values;
  for (const Key& key : keys_) {
    values.push_back(as_type(value_of(facts, key.field), key.type));
  }
  return values;
}

bool Order::stands_before(const std::vector<FilterValue>& a,
                          const std::vector<FilterValue>& b) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const bool down = keys_[i].down;
    if (less(a[i], b[i])) {
      return !down || std::holds_alternative<std::monostate>(b[i]);
    }
    if (less(b[i], a[i])) {
      return down && !std::holds_alternative<std::monostate>(a[i]);
    }
  }
  return false;
}

}  // namespace bureau
