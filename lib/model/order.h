// The order of matters that --sort or a report asks for: "due,-urgency".
#pragma once

#include "model/matter_fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

class Order {
 public:
  /// Names of fields with commas between, '-' before one that goes down. Throws Error(usage) for an
  /// unknown one.
  explicit Order(const std::string& keys);
  explicit Order(std::vector<std::string> keys);

  /// What a row is compared by.
  std::vector<FilterValue> values_of(const MatterFacts& facts) const;

  /// Where there is no value stands last, whichever way the field goes.
  bool stands_before(const std::vector<FilterValue>& a, const std::vector<FilterValue>& b) const;

 private:
  static std::string_view name_of(const std::string& key);

  std::vector<std::string> keys_;
};

}  // namespace bureau
