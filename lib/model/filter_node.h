// The tree of a filter, for the three sources that make it, test with it and turn it into SQL.
#pragma once

#include "model/filter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bureau {

enum class FilterTest { equal, less, at_most, more, at_least, contains };

/// A value as it was understood.
struct FilterOperand {
  std::int64_t low = 0;   ///< numbers, flags, ranks, days; the first second of an instant
  std::int64_t last = 0;  ///< the last second of an instant: a day is all its seconds
  std::string text{};     ///< text as it was written, a choice as it is stored, a date in ISO
  std::string key{};      ///< compare_key of the text, for text and lists
};

struct Filter::Node {
  enum class Sort { all, any, negation, comparison, null_test };
  Sort sort = Sort::comparison;
  std::vector<Node> parts{};  ///< of all, any, negation

  std::string field{};
  std::string column{};
  FilterType type = FilterType::text;
  bool ordered = false;
  FilterTest test = FilterTest::equal;
  std::vector<FilterOperand> operands{};  ///< any of them makes `equal` and `contains` true

  /// Compared as whole numbers; otherwise as text.
  bool is_numeric() const {
    return type == FilterType::number || type == FilterType::flag || type == FilterType::date ||
           type == FilterType::instant || (type == FilterType::choice && ordered);
  }
};

}  // namespace bureau
