// From the text of a filter to its tree.
#include "base/error.h"
#include "base/text.h"
#include "base/text_form.h"
#include "model/filter_node.h"
#include "model/filter_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bureau {

namespace {

constexpr int deepest = 100;

struct Operator {
  std::string_view symbol;
  FilterTest test;
};
constexpr auto operators = std::to_array<Operator>({{"=", FilterTest::equal},
                                                    {"!=", FilterTest::equal},
                                                    {"<", FilterTest::less},
                                                    {"<=", FilterTest::at_most},
                                                    {">", FilterTest::more},
                                                    {">=", FilterTest::at_least},
                                                    {"~", FilterTest::contains}});

bool takes(const FilterField& field, FilterTest test) {
  switch (test) {
    case FilterTest::equal: return true;
    case FilterTest::contains:
      return field.type == FilterType::text || field.type == FilterType::list;
    default: break;
  }
  return field.type != FilterType::flag && field.type != FilterType::list &&
         (field.type != FilterType::choice || field.ordered);
}

class Parser {
 public:
  /// `within` are the named filters that it stands in.
  Parser(std::string_view text, const FilterFields& fields, std::vector<std::string> within = {})
      : text_{text}, fields_{fields}, words_{filter_words(text)}, within_{std::move(within)} {}

  FilterNode parse() {
    FilterNode tree = any();
    if (word().sort != FilterWord::Sort::end) {
      expected(tr("'and', 'or' or the end"));
    }
    return tree;
  }

 private:
  using Sort = FilterNode::Sort;

  const FilterWord& word() const { return words_[at_]; }

  bool is_word(std::initializer_list<std::string_view> spellings, std::size_t ahead = 0) const {
    const FilterWord& one = words_[std::min(at_ + ahead, words_.size() - 1)];
    return one.sort == FilterWord::Sort::word &&
           std::ranges::find(spellings, small(one.text)) != spellings.end();
  }
  bool eat_word(std::initializer_list<std::string_view> spellings) {
    const bool fits = is_word(spellings);
    at_ += fits ? 1 : 0;
    return fits;
  }
  bool eat_symbol(std::string_view symbol) {
    const bool fits = word().sort == FilterWord::Sort::symbol && word().text == symbol;
    at_ += fits ? 1 : 0;
    return fits;
  }

  static std::string small(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
  }

  [[noreturn]] void expected(std::string_view what) const {
    const std::string found = word().sort == FilterWord::Sort::end
                                  ? std::string{tr("the end")}
                                  : fmt::format("'{}'", word().text);
    throw Error(ErrorKind::usage, "{}: expected {} at column {}, found {}",
                quoted_filter(text_, word().at), what, filter_column(text_, word().at), found);
  }

  /// Says where a value is that its own reader refused.
  [[noreturn]] void refuse(const FilterWord& value, const Error& error) const {
    throw Error(ErrorKind::usage, "{}: column {}: {}", quoted_filter(text_, value.at),
                filter_column(text_, value.at), error.what());
  }

  FilterNode any() {
    return chain(Sort::any, {"or", "或", "或者"}, [this] { return all(); });
  }
  FilterNode all() {
    return chain(Sort::all, {"and", "且", "并且"}, [this] { return one(); });
  }

  template <class Part>
  FilterNode chain(Sort sort, std::initializer_list<std::string_view> joiner, Part part) {
    FilterNode first = part();
    if (!is_word(joiner)) {
      return first;
    }
    FilterNode tree{.sort = sort};
    tree.parts.push_back(std::move(first));
    while (eat_word(joiner)) {
      tree.parts.push_back(part());
    }
    return tree;
  }

  FilterNode one() {
    const std::size_t start = word().at;
    if (eat_word({"not", "非"})) {
      deeper(start);
      FilterNode tree = negated(one());
      --depth_;
      return tree;
    }
    if (eat_symbol("(")) {
      deeper(start);
      FilterNode tree = any();
      if (!eat_symbol(")")) {
        expected(tr("'and', 'or' or ')'"));
      }
      --depth_;
      return tree;
    }
    if (std::optional<FilterNode> tree = named()) {
      return *std::move(tree);
    }
    return condition();
  }

  /// "mine" in "mine and overdue": the filter that the office calls so, as if in brackets.
  std::optional<FilterNode> named() {
    if (!fields_.named || word().sort != FilterWord::Sort::word || fields_.find(word().text)) {
      return std::nullopt;
    }
    const std::string name = word().text;
    const std::optional<std::string> says = fields_.named(name);
    if (!says) {
      return std::nullopt;
    }
    if (std::ranges::find(within_, name) != within_.end()) {
      throw Error(ErrorKind::usage, "the filter '{}' leads to itself", name);
    }
    ++at_;
    std::vector<std::string> within = within_;
    within.push_back(name);
    try {
      return Parser{*says, fields_, std::move(within)}.parse();
    } catch (const Error& error) {
      if (!within_.empty()) {
        throw;
      }
      throw Error(error.kind(), "the filter '{}': {}", name, error.what());
    }
  }

  void deeper(std::size_t at) {
    if (++depth_ > deepest) {
      throw Error(ErrorKind::usage, "{}: nested over {} deep at column {}",
                  quoted_filter(text_, at), deepest, filter_column(text_, at));
    }
  }

  static FilterNode negated(FilterNode tree) {
    FilterNode result{.sort = Sort::negation};
    result.parts.push_back(std::move(tree));
    return result;
  }

  FilterField field() {
    if (word().sort != FilterWord::Sort::word) {
      expected(tr("a condition"));
    }
    std::string name = word().text;
    std::optional<FilterField> found = fields_.find(name);
    if (!found && name.find('-') != std::string::npos) {
      std::ranges::replace(name, '-', '_');
      found = fields_.find(name);
    }
    if (!found) {
      unknown_field();
    }
    ++at_;
    return *std::move(found);
  }

  [[noreturn]] void unknown_field() const {
    const std::vector<std::string> all = fields_.names();
    const std::string_view near =
        nearest(word().text, std::vector<std::string_view>(all.begin(), all.end()));
    const std::string quoted = quoted_filter(text_, word().at);
    const std::size_t column = filter_column(text_, word().at);
    if (near.empty()) {
      throw Error(ErrorKind::usage,
                  "{}: there is no field '{}' at column {}: bureau-filter(7) lists them", quoted,
                  word().text, column);
    }
    throw Error(ErrorKind::usage, "{}: there is no field '{}' at column {}: did you mean '{}'?",
                quoted, word().text, column, near);
  }

  FilterNode condition() {
    const FilterField of = field();
    FilterNode tree{.sort = Sort::comparison,
                    .field = of.name,
                    .column = of.column,
                    .type = of.type,
                    .ordered = of.ordered};
    if (eat_word({"is"})) {
      return null_test(std::move(tree));
    }
    if (is_word({"in"}) || (is_word({"not", "非"}) && is_word({"in"}, 1))) {
      return membership(of, std::move(tree));
    }
    const auto* const found = word().sort == FilterWord::Sort::symbol
                                  ? std::ranges::find(operators, word().text, &Operator::symbol)
                                  : operators.end();
    if (found == operators.end() && of.type == FilterType::flag) {
      tree.operands.push_back(whole(1));
      return tree;
    }
    if (found == operators.end() || !takes(of, found->test)) {
      expected(tr(operators_of(of)));
    }
    ++at_;
    tree.test = found->test;
    add_value(of, tree);
    return found->symbol == "!=" ? negated(std::move(tree)) : tree;
  }

  FilterNode null_test(FilterNode tree) {
    const bool filled = eat_word({"not"});
    if (!eat_word({"null"})) {
      expected(filled ? tr("'null'") : tr("'null' or 'not null'"));
    }
    tree.sort = Sort::null_test;
    return filled ? negated(std::move(tree)) : tree;
  }

  FilterNode membership(const FilterField& of, FilterNode tree) {
    if (of.type == FilterType::flag) {
      expected(tr(operators_of(of)));
    }
    const bool outside = !is_word({"in"});
    at_ += outside ? 2 : 1;
    if (!eat_symbol("(")) {
      expected(tr("'('"));
    }
    do {
      add_value(of, tree);
    } while (eat_symbol(","));
    if (!eat_symbol(")")) {
      expected(tr("',' or ')'"));
    }
    return outside ? negated(std::move(tree)) : tree;
  }

  /// A name may stand for several values: that of a state for the states of some kinds.
  void add_value(const FilterField& of, FilterNode& tree) {
    const FilterWord first = word();
    FilterOperand operand = value(of);
    if (!of.called || tree.test != FilterTest::equal) {
      tree.operands.push_back(std::move(operand));
      return;
    }
    try {
      for (const std::string& one : of.called(operand.text)) {
        tree.operands.push_back({.text = one, .key = compare_key(one)});
      }
    } catch (const Error& error) {
      refuse(first, error);
    }
  }

  FilterOperand value(const FilterField& of) {
    const FilterWord first = word();
    const bool given =
        first.sort == FilterWord::Sort::word || first.sort == FilterWord::Sort::quoted;
    if (!given || is_word({"and", "or", "not", "in", "is", "且", "或", "非"})) {
      expected(tr("a value"));
    }
    if (is_word({"null"})) {
      expected(tr("a value, or 'is null'"));
    }
    ++at_;
    std::string text = first.text;
    const bool dated = of.type == FilterType::date || of.type == FilterType::instant;
    // today + 3wd: a sum may have blanks.
    while (dated && word().sort == FilterWord::Sort::word &&
           (word().text[0] == '+' || word().text[0] == '-')) {
      text += word().text;
      const bool sign_alone = word().text.size() == 1;
      ++at_;
      if (sign_alone && word().sort == FilterWord::Sort::word) {
        text += word().text;
        ++at_;
      }
    }
    try {
      return read_operand(of, text);
    } catch (const Error& error) {
      refuse(first, error);
    }
  }

  std::string_view text_;
  const FilterFields& fields_;
  std::vector<FilterWord> words_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::vector<std::string> within_;
};

}  // namespace

const char* operators_of(const FilterField& field) {
  switch (field.type) {
    case FilterType::flag: return mark("= or !=");
    case FilterType::list: return mark("=, !=, ~ or 'in'");
    case FilterType::choice:
      if (!field.ordered) {
        return mark("=, != or 'in'");
      }
      [[fallthrough]];
    case FilterType::number:
    case FilterType::decimal:
    case FilterType::date:
    case FilterType::instant:
    case FilterType::ref: return mark("=, !=, <, <=, >, >= or 'in'");
    case FilterType::text: break;
  }
  return mark("=, !=, <, <=, >, >=, ~ or 'in'");
}

Filter parse_filter(std::string_view text, const FilterFields& fields) {
  if (!is_utf8(text)) {
    throw Error(ErrorKind::usage, "the filter is not UTF-8 from byte {} on",
                first_bad_utf8(text) + 1);
  }
  Filter filter;
  filter.root_ = std::make_shared<const FilterNode>(Parser{text, fields}.parse());
  return filter;
}

}  // namespace bureau
