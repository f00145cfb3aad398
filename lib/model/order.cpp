#include "model/order.h"

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

Order::Order(const std::string& keys) : Order{split_list(keys, U",")} {}

Order::Order(std::vector<std::string> keys) : keys_{std::move(keys)} {
  const std::vector<FilterField>& known = matter_filter_fields();
  for (const std::string& key : keys_) {
    if (std::ranges::find(known, name_of(key), &FilterField::name) == known.end()) {
      throw Error(ErrorKind::usage, "there is no field '{}' to sort by: see bureau-json(5)",
                  name_of(key));
    }
  }
}

std::vector<FilterValue> Order::values_of(const MatterFacts& facts) const {
  std::vector<FilterValue> values;
  for (const std::string& key : keys_) {
    values.push_back(value_of(facts, name_of(key)));
  }
  return values;
}

bool Order::stands_before(const std::vector<FilterValue>& a,
                          const std::vector<FilterValue>& b) const {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const bool down = keys_[i].starts_with('-');
    if (less(a[i], b[i])) {
      return !down || std::holds_alternative<std::monostate>(b[i]);
    }
    if (less(b[i], a[i])) {
      return down && !std::holds_alternative<std::monostate>(a[i]);
    }
  }
  return false;
}

std::string_view Order::name_of(const std::string& key) {
  return std::string_view{key}.substr(key.starts_with('-') ? 1 : 0);
}

}  // namespace bureau
