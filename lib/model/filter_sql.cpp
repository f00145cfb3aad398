// The SQL of a filter: a condition that every record meets which the filter lets through.
#include "model/filter_node.h"

#include <fmt/format.h>

#include <algorithm>

namespace bureau {

namespace {

// SQLite takes expressions up to 1000 deep, and joins by AND and OR go down one for each part.
constexpr int most_conditions = 300;

/// An empty text: columns say nothing about it.
struct Condition {
  std::string text{};
  bool exact = false;
};

/// Writes for every part what must hold of the columns when the part is true, or when it is false.
/// What the program alone can test is left out, which only lets more through.
template <class Tree>
class Writer {
 public:
  Writer(FilterSql& sql, int first) : sql_{sql}, first_{first} {}

  Condition write(const Tree& tree, bool wanted) {
    using Sort = typename Tree::Sort;
    switch (tree.sort) {
      case Sort::negation: return write(tree.parts.front(), !wanted);
      case Sort::all: return wanted ? both(tree, wanted) : either(tree, wanted);
      case Sort::any: return wanted ? either(tree, wanted) : both(tree, wanted);
      case Sort::null_test:
        // A column has no lists: an empty text is stored as nothing.
        return tree.column.empty()
                   ? Condition{}
                   : Condition{fmt::format("{} IS {}NULL", tree.column, wanted ? "" : "NOT "),
                               true};
      case Sort::comparison: break;
    }
    if (tree.column.empty() || tree.type == FilterType::list) {
      return {};
    }
    if (tree.type == FilterType::text) {
      // Texts are compared by compare_key, which SQL does not know.
      return {tree.column + " IS NOT NULL", false};
    }
    return {tree.is_numeric() ? numeric(tree, wanted) : choice(tree, wanted), true};
  }

 private:
  Condition both(const Tree& tree, bool wanted) {
    Condition all{.exact = true};
    for (const Tree& part : tree.parts) {
      const Condition one = write(part, wanted);
      all.exact = all.exact && one.exact;
      if (!one.text.empty()) {
        all.text += (all.text.empty() ? "" : " AND ") + one.text;
      }
    }
    return all;
  }

  Condition either(const Tree& tree, bool wanted) {
    const std::size_t before = sql_.parameters.size();
    Condition any{.exact = true};
    for (const Tree& part : tree.parts) {
      const Condition one = write(part, wanted);
      if (one.text.empty()) {
        sql_.parameters.resize(before);
        return {};
      }
      any.exact = any.exact && one.exact;
      any.text += (any.text.empty() ? "(" : " OR ") + one.text;
    }
    any.text += ')';
    return any;
  }

  std::string parameter(std::variant<std::int64_t, std::string> value) {
    sql_.parameters.push_back(std::move(value));
    return fmt::format("${}", first_ + static_cast<int>(sql_.parameters.size()) - 1);
  }

  std::string choice(const Tree& tree, bool wanted) {
    std::string list;
    for (const FilterOperand& operand : tree.operands) {
      list += (list.empty() ? "" : ", ") + parameter(operand.text);
    }
    return fmt::format("{} {}IN ({})", tree.column, wanted ? "" : "NOT ", list);
  }

  std::string bound(const Tree& tree, const FilterOperand& operand, std::int64_t number) {
    return tree.type == FilterType::date ? parameter(operand.text) : parameter(number);
  }

  std::string numeric(const Tree& tree, bool wanted) {
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

  std::string listed(const Tree& tree, bool wanted) {
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

  std::string ranged(const Tree& tree, bool wanted) {
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

template <class Tree>
int conditions_in(const Tree& tree) {
  int count = tree.parts.empty() ? std::max(1, static_cast<int>(tree.operands.size())) : 0;
  for (const Tree& part : tree.parts) {
    count += conditions_in(part);
  }
  return count;
}

}  // namespace

FilterSql Filter::sql(int first_parameter) const {
  FilterSql sql;
  if (root_ == nullptr) {
    sql.exact = true;
    return sql;
  }
  if (conditions_in(*root_) > most_conditions) {
    return sql;
  }
  Condition all = Writer<Node>{sql, first_parameter}.write(*root_, true);
  sql.text = std::move(all.text);
  sql.exact = all.exact;
  return sql;
}

}  // namespace bureau
