// The order of matters that --sort or a report asks for: "due,-urgency".
#pragma once

#include "model/matter_fields.h"
#include "office/office.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

class Order {
 public:
  /// Names of fields with commas between, '-' before one that goes down. Throws Error(usage) for an
  /// unknown one.
  Order(const std::string& keys, const Office& office);
  Order(const std::vector<std::string>& keys, const Office& office);

  /// What a row is compared by.
  std::vector<FilterValue> values_of(const MatterFacts& facts) const;

  /// Where there is no value stands last, whichever way the field goes.
  bool stands_before(const std::vector<FilterValue>& a, const std::vector<FilterValue>& b) const;

 private:
  struct Key {
    std::string field;
    FilterType type;
    bool down;
  };
  std::vector<Key> keys_{};
};

}  // namespace bureau
