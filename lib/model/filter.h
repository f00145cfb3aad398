// The filter language: lamp = red and unit in (财政局, 审计局) and due < today+3wd.
// bureau-filter(7).
#pragma once

#include "model/decimal.h"
#include "model/ref.h"
#include "time/words.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bureau {

/// How a field of a record compares: refs by register and number, T9 before T10.
enum class FilterType { text, number, decimal, flag, date, instant, list, choice, ref };

/// A field that may be filtered by.
struct FilterField {
  std::string name;
  FilterType type = FilterType::text;
  std::string column{};  ///< its column in the store; empty: tested in the program only
  /// Reads a word of a choice in any language, or what a matter is cited by, into what is stored
  /// (text, number or ref); empty: as it is.
  std::function<std::string(std::string_view)> read{};
  /// Reads a word after `=` and `in` into every value it may stand for; empty: itself.
  std::function<std::vector<std::string>(std::string_view)> called{};
  bool ordered =
      false;  ///< a choice whose values compare by rank (urgency >= urgent); stored as number
};

/// The fields that a filter may name: each is looked for when it is met, all only for a complaint.
struct FilterFields {
  std::function<std::optional<FilterField>(std::string_view name)> find{};
  std::function<std::vector<std::string>()> names{};
  /// What a filter of this name says, where a condition stands that is no field; nothing: none.
  std::function<std::optional<std::string>(std::string_view name)> named{};
};

/// A value of a record.
using FilterValue = std::variant<std::monostate, std::int64_t, std::string, Date, Instant,
                                 std::vector<std::string>, Ref, Decimal>;

/// A value that is kept as text, or as a whole number, as one of the type; nothing when it is none.
FilterValue as_type(FilterValue value, FilterType type);

/// Gives the value of a field of the record at hand.
using FilterRecord = std::function<FilterValue(std::string_view field)>;

/// What the words of a filter are read against when it is asked.
struct FilterClock {
  Instant now{};
  OfficeHours hours{};
  /// Called only where working days are counted; without it they are Monday to Friday.
  std::function<const WorkCalendar&()> calendar{};
};

struct FilterNode;

/// A filter as it stands at an instant: what "today" means in it is known.
class FilterAt {
 public:
  FilterAt() = default;  ///< lets everything through
  bool matches(const FilterRecord& record) const;
  bool uses(std::string_view field) const;
  bool empty() const { return root_ == nullptr; }
  const FilterNode* root() const { return root_.get(); }  ///< nullptr when it is empty

 private:
  friend class Filter;
  explicit FilterAt(std::shared_ptr<const FilterNode> root) : root_{std::move(root)} {}
  std::shared_ptr<const FilterNode> root_{};
};

/// A filter that was understood. It keeps its words for days and moments, "today", "+3wd", and says
/// what they mean when it is asked: the same filter is right on any day.
class Filter {
 public:
  Filter() = default;  ///< lets everything through
  FilterAt at(const FilterClock& clock) const;
  bool uses(std::string_view field) const;
  bool empty() const { return root_ == nullptr; }

 private:
  friend Filter parse_filter(std::string_view, const FilterFields&);
  std::shared_ptr<const FilterNode> root_{};
};

/// Grammar: and, or, not (also 且 或 非), ( ), comparisons = != < <= > >= ~ (contains) in (…) is
/// null, is not null; a bare flag (overdue, open) is a condition; values are bare words, "quoted"
/// or 'quoted', numbers, words for dates with sums: today+3wd, 月底. A text field compares by
/// compare_key; a list field is "contains". Comparing with null is never true, except is null.
/// Nesting over 100 is refused. A day stands for all its seconds where an instant is asked for:
/// closed_at = today, due <= 月底. Throws Error(usage) that quotes the filter's text and says what
/// was expected, and for an unknown field the nearest: `unit == 财政局: expected a value at column
/// 7, found '='`.
Filter parse_filter(std::string_view text, const FilterFields& fields);

}  // namespace bureau
