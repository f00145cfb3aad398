// The office as it was: as recorded at an instant, as it had happened by another (the two clocks,
// see store/row_past). It costs what was recorded since the earlier of the two.
#pragma once

#include "store/changes_by_row.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct StateOfKind {
  std::string kind{};
  std::string state{};
};

class History {
 public:
  /// As recorded by `recorded` (nothing: by now), as it had happened by `happened` (nothing: all
  /// that was recorded). What happened is known when it is recorded, so no `happened` after
  /// `recorded` says more than none.
  explicit History(Database& database, std::optional<Instant> recorded = std::nullopt,
                   std::optional<Instant> happened = std::nullopt);

  /// The same record as it had happened by another instant: what is read of the journal for the
  /// earliest of several serves the later ones.
  History at(Instant happened) const;

  const std::optional<Instant>& recorded() const { return recorded_; }
  const std::optional<Instant>& happened() const { return happened_; }
  Database& database() const { return *database_; }

  std::optional<Matter> matter(Ref ref) const;
  std::vector<Item> items_of(Ref ref, std::string_view letters) const;  ///< of these letters
  std::vector<Part> parts_of(Ref ref) const;
  std::vector<Part> unanswered_parts(std::string_view role) const;
  std::vector<Link> links_from(Ref ref) const;
  std::vector<Link> links_to(Ref ref) const;
  std::vector<Link> links() const;
  std::vector<Matter> children_of(Ref parent) const;

  // One by one, in the order of their refs. Level and title_public are never those of the past: the
  // more secret of then and now decides.

  /// Matters that were open, and those that came, were received, claimed, answered or ended later
  /// than `from`.
  void each_of_period(Instant from, const std::function<void(Matter&&)>& take) const;

  /// Matters in which a self-check may find something: open ones, ended ones in one of `states`,
  /// those that owed no answer after all.
  void each_to_audit(const std::vector<StateOfKind>& states,
                     const std::function<void(Matter&&)>& take) const;

  /// Items of these letters that happened later than `from`.
  void each_item(std::string_view letters, std::optional<Instant> from,
                 const std::function<void(Item&&)>& take) const;

  /// All rows of a table.
  std::vector<Row> rows(const Table& table) const;

 private:
  struct Query {
    Row key{};  ///< its first columns
    std::string_view where{};
    std::vector<Value> parameters{};  ///< of `where`, from $1 on
  };
  template <class Record, class Holds, class Take>
  void each(const Query& query, Holds holds, Take take) const;
  template <class Record, class Holds>
  std::vector<Record> all(const Query& query, Holds holds) const;

  bool comes_later(const Table& table, const std::vector<RowChange>& changes) const;
  std::optional<Row> told(const Table& table, const Row& key, const std::vector<RowChange>& changes,
                          std::optional<Row> now) const;
  void count_again(Row& matter) const;

  Database* database_;
  std::optional<Instant> recorded_;
  std::optional<Instant> happened_;
  std::shared_ptr<const ChangesByRow> changes_{};  ///< nothing: it is the present
};

}  // namespace bureau
