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

/// Matters for a walk: those that were open, and besides
struct WhichMatters {
  std::optional<Instant> since{};  ///< that came, were received, claimed, answered, ended after it
  std::vector<StateOfKind> states{};  ///< that ended in one of these
  bool waived = false;                ///< that owed no answer after all
  std::vector<Ref> also{};            ///< these, sorted
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
  std::vector<Link> links_from(Ref ref) const;
  std::vector<Link> links_to(Ref ref) const;
  std::vector<Matter> children_of(Ref parent) const;

  // One by one, in the order of their refs. Level and title_public are never those of the past: the
  // more secret of then and now decides.

  void each_matter(const WhichMatters& which, const std::function<void(Matter&&)>& take) const;
  void each_link(const std::function<void(Link&&)>& take) const;
  void each_unanswered_part(std::string_view role, const std::function<void(Part&&)>& take) const;

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
