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
  Decimal decimal{};
  std::string words{};       ///< of a day or a moment that is another on another day: "today+3wd"
  bool by_calendar = false;  ///< the words count working days
};

/// Reads a value of a field. Throws Error(usage).
FilterOperand read_operand(const FilterField& field, const std::string& text);
FilterOperand whole(std::int64_t number);

/// Where a ref stands among all, as a whole number.
std::int64_t place_of(Ref ref);

/// Reads a day or a moment of a filter into an operand of its type. Throws Error(usage).
FilterOperand read_dated(FilterType type, std::string_view text, const WordContext& context);

struct FilterNode {
  enum class Sort { all, any, negation, comparison, null_test };
  Sort sort = Sort::comparison;
  std::vector<FilterNode> parts{};  ///< of all, any, negation

  std::string field{};
  std::string column{};
  FilterType type = FilterType::text;
  bool ordered = false;
  FilterTest test = FilterTest::equal;
  std::vector<FilterOperand> operands{};  ///< any of them makes `equal` and `contains` true

  /// Compared as whole numbers; otherwise as text.
  bool is_numeric() const {
    return type == FilterType::number || type == FilterType::flag || type == FilterType::date ||
           type == FilterType::instant || type == FilterType::ref ||
           (type == FilterType::choice && ordered);
  }
};

}  // namespace bureau
