// One walk over the matters of then, and over what stands in them, for all figures of a report at
// once. Each is read, looked at and let go: what is kept is a ref for everything that was counted,
// and whole only what is shown.
#pragma once

#include "figures/registry.h"
#include "office/order.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// A list of matters while it is filled: the first `limit` of them in their order, then by ref.
class MatterList {
 public:
  /// Of what is counted it takes what `where` selects; empty: all.
  MatterList(Order order, std::optional<std::size_t> limit, Selects where = {})
      : order_{std::move(order)}, limit_{limit}, where_{std::move(where)} {}

  /// `kept` holds the matter once one list has kept it, for the others.
  void take(const MatterFacts& facts, std::shared_ptr<const Matter>& kept);
  std::vector<std::shared_ptr<const Matter>> shown();
  std::vector<AnyRef> refs() const;  ///< of all that it took, sorted

 private:
  struct Row {
    std::vector<FilterValue> keys{};
    std::shared_ptr<const Matter> matter{};
  };
  bool stands_before(const Row& a, const Row& b) const;
  void keep_first();

  Order order_;
  std::optional<std::size_t> limit_;
  Selects where_;
  std::vector<AnyRef> refs_{};
  bool is_full_ = false;  ///< the last row is the last that is shown, as far as is known
  std::vector<Row> rows_{};
};

/// What is counted by one figure, or by the choice of a list of its own.
class Counted {
 public:
  const FigureName* name = nullptr;  ///< nullptr: matters of `reg` that `where` selects
  const Figure* figure = nullptr;
  std::optional<Register> reg{};
  Selects where{};
  std::deque<MatterList> lists{};  ///< of matters

  /// That so many of the items or findings are told, nothing: all of them.
  void tell(std::optional<std::size_t> limit);

  /// Sorted, once for every finding.
  std::vector<AnyRef> refs() const;
  const std::vector<Item>& items() const { return items_; }  ///< the first, by ref
  const std::vector<Finding>& findings() { return findings_.told(); }

 private:
  friend class Walk;
  void keep(const Item& item);

  std::vector<AnyRef> refs_{};           ///< as they came
  std::vector<std::uint32_t> groups_{};  ///< of each ref, for every field of groups in turn
  std::optional<std::size_t> told_ = 0;
  std::vector<Item> items_{};
  Findings findings_{0};
};

class Walk {
 public:
  /// `history` is told at the end of `times`.
  Walk(const History& history, const Times& times, const Scope& scope)
      : history_{history}, times_{times}, scope_{scope} {}

  /// What is to be counted: all of it is said before run(). The same is counted once.
  Counted& count(const FigureName& name);
  Counted& choose(Register reg, Selects where);

  /// That what is counted is also told apart by a field; gives its place among the groups.
  std::size_t group_by(const std::string& field);

  /// Counts. With `whole_period` it looks at all that moved in the period, whatever is asked.
  void run(bool whole_period);

  /// The refs of what was counted that have each value of the field, by value.
  std::map<std::string, std::vector<AnyRef>> grouped(const Counted& counted,
                                                     std::size_t field) const;
  std::size_t hidden() const { return hidden_; }  ///< above the ceiling, not looked at

 private:
  struct Known {
    std::int64_t key = 0;
    Owner owner{};
    std::vector<std::uint32_t> groups{};
  };

  Looks looks();
  void look_at(const Matter& matter, bool whole_period);
  void look_at(const Item& item, const std::function<Owner(Ref)>& find_owner);
  static void add(Counted& counted, const AnyRef& ref, std::size_t times,
                  const std::vector<std::uint32_t>& groups);
  std::vector<std::uint32_t> groups_of(const MatterFacts& facts);
  const Known& known(Ref ref);

  const History& history_;
  const Times& times_;
  const Scope& scope_;
  Ties ties_{};
  std::deque<Counted> counted_{};
  std::vector<std::string> fields_{};  ///< of groups
  std::vector<std::string> values_{};  ///< of them, by number
  std::map<std::string, std::uint32_t, std::less<>> numbers_{};
  std::string letters_{};                   ///< of the items that are looked at
  std::vector<Known> owners_{};             ///< that were walked, by key
  std::map<std::int64_t, Known> others_{};  ///< that were not
  std::size_t hidden_ = 0;
};

}  // namespace bureau
