#include "model/filter.h"

#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"
#include "model/filter_node.h"

#include <algorithm>

namespace bureau {

namespace {

/// What a condition says of a record: as in SQL, a comparison with nothing says nothing.
enum class Truth { no, unknown, yes };

Truth truth(bool holds) {
  return holds ? Truth::yes : Truth::no;
}

std::optional<std::int64_t> as_number(const FilterValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return *number;
  }
  if (const auto* instant = std::get_if<Instant>(&value)) {
    return instant->seconds;
  }
  if (const auto* date = std::get_if<Date>(&value)) {
    return date->days().time_since_epoch().count();
  }
  if (const auto* ref = std::get_if<Ref>(&value)) {
    return place_of(*ref);
  }
  return std::nullopt;
}

/// A value as its text form.
struct AsText {
  std::optional<std::string> operator()(std::monostate /*none*/) const { return std::nullopt; }
  std::optional<std::string> operator()(std::int64_t number) const {
    return std::to_string(number);
  }
  std::optional<std::string> operator()(const std::string& text) const { return text; }
  std::optional<std::string> operator()(const std::vector<std::string>& /*list*/) const {
    return std::nullopt;
  }
  std::optional<std::string> operator()(const auto& value) const { return to_text(value); }
};

bool holds(FilterTest test, std::int64_t value, const FilterOperand& operand) {
  switch (test) {
    case FilterTest::equal: return operand.low <= value && value <= operand.last;
    case FilterTest::less: return value < operand.low;
    case FilterTest::at_most: return value <= operand.last;
    case FilterTest::more: return value > operand.last;
    case FilterTest::at_least: return value >= operand.low;
    case FilterTest::contains: break;
  }
  return false;
}

bool holds(FilterTest test, const Decimal& value, const FilterOperand& operand) {
  switch (test) {
    case FilterTest::equal: return value == operand.decimal;
    case FilterTest::less: return value < operand.decimal;
    case FilterTest::at_most: return value <= operand.decimal;
    case FilterTest::more: return value > operand.decimal;
    case FilterTest::at_least: return value >= operand.decimal;
    case FilterTest::contains: break;
  }
  return false;
}

bool holds(FilterTest test, const std::string& value, const FilterOperand& operand) {
  if (test == FilterTest::equal && value == operand.text) {
    return true;
  }
  const std::string key = compare_key(value);
  switch (test) {
    case FilterTest::equal: return key == operand.key;
    case FilterTest::less: return key < operand.key;
    case FilterTest::at_most: return key <= operand.key;
    case FilterTest::more: return key > operand.key;
    case FilterTest::at_least: return key >= operand.key;
    case FilterTest::contains: return key.find(operand.key) != std::string::npos;
  }
  return false;
}

Truth compare(const FilterNode& tree, const FilterValue& value) {
  const auto any = [&](auto test) { return truth(std::ranges::any_of(tree.operands, test)); };
  if (tree.type == FilterType::list) {
    const auto* list = std::get_if<std::vector<std::string>>(&value);
    return any([&](const FilterOperand& operand) {
      return list != nullptr && std::ranges::any_of(*list, [&](const std::string& one) {
               return holds(tree.test, one, operand);
             });
    });
  }
  if (tree.type == FilterType::decimal) {
    const FilterValue exact = as_type(value, tree.type);
    const auto* decimal = std::get_if<Decimal>(&exact);
    return decimal == nullptr ? Truth::unknown : any([&](const FilterOperand& operand) {
      return holds(tree.test, *decimal, operand);
    });
  }
  if (tree.is_numeric()) {
    std::optional<std::int64_t> number =
        as_number(std::holds_alternative<std::string>(value) ? as_type(value, tree.type) : value);
    if (!number) {
      return Truth::unknown;
    }
    if (tree.type == FilterType::flag) {
      number = *number != 0 ? 1 : 0;
    }
    return any([&](const FilterOperand& operand) { return holds(tree.test, *number, operand); });
  }
  const std::optional<std::string> text = std::visit(AsText{}, value);
  if (!text) {
    return Truth::unknown;
  }
  return any([&](const FilterOperand& operand) {
    return tree.type == FilterType::choice ? *text == operand.text
                                           : holds(tree.test, *text, operand);
  });
}

bool is_null(const FilterValue& value) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  return list != nullptr ? list->empty() : std::holds_alternative<std::monostate>(value);
}

Truth evaluate(const FilterNode& tree, const FilterRecord& record) {
  using Sort = FilterNode::Sort;
  switch (tree.sort) {
    case Sort::comparison: return compare(tree, record(tree.field));
    case Sort::null_test: return truth(is_null(record(tree.field)));
    case Sort::negation: {
      const Truth inner = evaluate(tree.parts.front(), record);
      return inner == Truth::unknown ? inner : truth(inner == Truth::no);
    }
    case Sort::all: {
      Truth least = Truth::yes;
      for (const FilterNode& part : tree.parts) {
        least = std::min(least, evaluate(part, record));
        if (least == Truth::no) {
          break;
        }
      }
      return least;
    }
    case Sort::any: {
      Truth most = Truth::no;
      for (const FilterNode& part : tree.parts) {
        most = std::max(most, evaluate(part, record));
        if (most == Truth::yes) {
          break;
        }
      }
      return most;
    }
  }
  return Truth::unknown;
}

bool tree_uses(const FilterNode& tree, std::string_view field) {
  return tree.field == field || std::ranges::any_of(tree.parts, [&](const FilterNode& part) {
           return tree_uses(part, field);
         });
}

}  // namespace

namespace {

bool keeps_words(const FilterNode& tree) {
  return std::ranges::any_of(tree.operands,
                             [](const FilterOperand& one) { return !one.words.empty(); }) ||
         std::ranges::any_of(tree.parts, keeps_words);
}

bool counts_workdays(const FilterNode& tree) {
  return std::ranges::any_of(tree.operands,
                             [](const FilterOperand& one) { return one.by_calendar; }) ||
         std::ranges::any_of(tree.parts, counts_workdays);
}

void read_words(FilterNode& tree, const WordContext& context) {
  for (FilterOperand& operand : tree.operands) {
    if (!operand.words.empty()) {
      operand = read_dated(tree.type, operand.words, context);
    }
  }
  for (FilterNode& part : tree.parts) {
    read_words(part, context);
  }
}

}  // namespace

FilterValue as_type(FilterValue value, FilterType type) {
  const auto* text = std::get_if<std::string>(&value);
  try {
    if (const auto* number = std::get_if<std::int64_t>(&value);
        number != nullptr && type == FilterType::decimal) {
      return Decimal{std::to_string(*number)};
    }
    if (text == nullptr) {
      return value;
    }
    switch (type) {
      case FilterType::number: return parse_number(*text);
      case FilterType::decimal: return parse<Decimal>(*text);
      case FilterType::date: return parse<Date>(*text);
      case FilterType::instant: return parse<Instant>(*text);
      case FilterType::ref: return parse<Ref>(*text);
      case FilterType::flag: return std::monostate{};
      case FilterType::text:
      case FilterType::list:
      case FilterType::choice: break;
    }
    return value;
  } catch (const Error&) {
    return std::monostate{};
  }
}

FilterAt Filter::at(const FilterClock& clock) const {
  if (root_ == nullptr || !keeps_words(*root_)) {
    return FilterAt{root_};
  }
  const bool asks = clock.calendar && counts_workdays(*root_);
  FilterNode tree = *root_;
  read_words(
      tree,
      {.now = clock.now, .calendar = asks ? &clock.calendar() : nullptr, .hours = clock.hours});
  return FilterAt{std::make_shared<const FilterNode>(std::move(tree))};
}

bool Filter::uses(std::string_view field) const {
  return root_ != nullptr && tree_uses(*root_, field);
}

bool FilterAt::matches(const FilterRecord& record) const {
  return root_ == nullptr || evaluate(*root_, record) == Truth::yes;
}

bool FilterAt::uses(std::string_view field) const {
  return root_ != nullptr && tree_uses(*root_, field);
}

}  // namespace bureau
