#include "store/filter_sql.h"

#include "model/filter_node.h"

#include <fmt/format.h>

#include <algorithm>

namespace bureau {

namespace {

// SQLite takes expressions up to 1000 deep, and joins by AND and OR go down one for each part.
constexpr int most_conditions = 300;

/// Writes for every part what must hold of the columns when the part is true, or when it is false.
/// What the program alone can test is left out, which only lets more through.
class Writer {
 public:
  Writer(FilterSql& sql, int first) : sql_{sql}, first_{first} {}

  /// An empty text: columns say nothing about it.
  std::string write(const FilterNode& tree, bool wanted) {
    using Sort = FilterNode::Sort;
    switch (tree.sort) {
      case Sort::negation: return write(tree.parts.front(), !wanted);
      case Sort::all: return wanted ? both(tree, wanted) : either(tree, wanted);
      case Sort::any: return wanted ? either(tree, wanted) : both(tree, wanted);
      case Sort::null_test:
        // A column has no lists: an empty text is stored as nothing.
        return tree.column.empty() ? std::string{}
                                   : fmt::format("{} IS {}NULL", tree.column, wanted ? "" : "NOT ");
      case Sort::comparison: break;
    }
    if (tree.column.empty() || tree.type == FilterType::list) {
      return {};
    }
    if (tree.type == FilterType::text) {
      // Texts are compared by compare_key, which SQL does not know.
      return tree.column + " IS NOT NULL";
    }
    return tree.is_numeric() ? numeric(tree, wanted) : choice(tree, wanted);
  }

 private:
  std::string both(const FilterNode& tree, bool wanted) {
    std::string all;
    for (const FilterNode& part : tree.parts) {
      if (const std::string one = write(part, wanted); !one.empty()) {
        all += (all.empty() ? "" : " AND ") + one;
      }
    }
    return all;
  }

  std::string either(const FilterNode& tree, bool wanted) {
    const std::size_t before = sql_.parameters.size();
    std::string any;
    for (const FilterNode& part : tree.parts) {
      const std::string one = write(part, wanted);
      if (one.empty()) {
        sql_.parameters.resize(before);
        return {};
      }
      any += (any.empty() ? "(" : " OR ") + one;
    }
    return any + ')';
  }

  std::string parameter(Value value) {
    sql_.parameters.push_back(std::move(value));
    return fmt::format("${}", first_ + static_cast<int>(sql_.parameters.size()) - 1);
  }

  std::string choice(const FilterNode& tree, bool wanted) {
    std::string list;
    for (const FilterOperand& operand : tree.operands) {
      list += (list.empty() ? "" : ", ") + parameter(operand.text);
    }
    return fmt::format("{} {}IN ({})", tree.column, wanted ? "" : "NOT ", list);
  }

  std::string bound(const FilterNode& tree, const FilterOperand& operand, std::int64_t number) {
    return tree.type == FilterType::date ? parameter(operand.text) : parameter(number);
  }

  std::string numeric(const FilterNode& tree, bool wanted) {
    const FilterOperand& operand = tree.operands.front();
    const auto ordered = [&](const char* sign, const char* opposite, std::int64_t number) {
      return fmt::format("{} {} {}", tree.column, wanted ? sign : opposite,
                         bound(tree, operand, number));
    };
    switch (tree.test) {
      case FilterTest::less: return ordered("<", ">=", operand.low);
      case FilterTest::at_most: return ordered("<=", ">", operand.last);
      case FilterTest::more: return ordered(">", "<=", operand.last);
      case FilterTest::at_least: return ordered(">=", "<", operand.low);
      case FilterTest::equal:
      case FilterTest::contains: break;
    }
    if (tree.type == FilterType::flag) {
      return fmt::format("{} = {}", tree.column, (operand.low != 0) == wanted ? 1 : 0);
    }
    const bool single =
        std::ranges::all_of(tree.operands, [](const auto& one) { return one.low == one.last; });
    return single ? listed(tree, wanted) : ranged(tree, wanted);
  }

  std::string listed(const FilterNode& tree, bool wanted) {
    if (tree.operands.size() == 1) {
      const FilterOperand& operand = tree.operands.front();
      return fmt::format("{} {} {}", tree.column, wanted ? "=" : "<>",
                         bound(tree, operand, operand.low));
    }
    std::string list;
    for (const FilterOperand& operand : tree.operands) {
      list += (list.empty() ? "" : ", ") + bound(tree, operand, operand.low);
    }
    return fmt::format("{} {}IN ({})", tree.column, wanted ? "" : "NOT ", list);
  }

  std::string ranged(const FilterNode& tree, bool wanted) {
    std::string all;
    for (const FilterOperand& operand : tree.operands) {
      all += all.empty() ? "(" : wanted ? " OR " : " AND ";
      const std::string low = bound(tree, operand, operand.low);
      all += fmt::format("{} {}BETWEEN {} AND {}", tree.column, wanted ? "" : "NOT ", low,
                         bound(tree, operand, operand.last));
    }
    return all + ')';
  }

  FilterSql& sql_;
  int first_;
};

int conditions_in(const FilterNode& tree) {
  int count = tree.parts.empty() ? std::max(1, static_cast<int>(tree.operands.size())) : 0;
  for (const FilterNode& part : tree.parts) {
    count += conditions_in(part);
  }
  return count;
}

}  // namespace

FilterSql sql_of(const FilterAt& filter, int first) {
  FilterSql sql;
  if (!filter.empty() && conditions_in(*filter.root()) <= most_conditions) {
    sql.text = Writer{sql, first}.write(*filter.root(), true);
  }
  return sql;
}

}  // namespace bureau
