// What the journal tells of one row by both clocks: as it was recorded, as it had happened at an
// instant. The law: a change takes effect when its act happened (the coming of a matter when it was
// opened, of an item at its own moment); in an entry that mends, each cell takes effect with the
// change that it replaces; a moment that is moved takes all that its entry did to the row along.
#pragma once

#include "store/journal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bureau {

/// One change of a row, both sides as payloads. Nothing: it was not there; "": that was erased.
struct RowChange {
  const EntryTimes* entry = nullptr;
  std::optional<std::string> before{};
  std::optional<std::string> after{};

  bool comes() const { return !before; }
  bool goes() const { return !after; }
  bool is_erased() const { return (before && before->empty()) || (after && after->empty()); }
};

/// The columns of a table that say when an act happened.
std::span<const std::size_t> moments_of(const Table& table);

/// When a row came with a change that tells it.
Instant came_at(const Table& table, const RowChange& change);

/// The row before these changes, the last of which made `row` of it. What was erased stays as it
/// is, a row that went with it is not there; `erased` is set then.
std::optional<Row> rolled_back(const KeptRow& kept, std::span<const RowChange> changes,
                               std::optional<Row> row, bool& erased);

class RowPast {
 public:
  /// `changes` are those of the row, the oldest first, and `last` is what they made of it. They may
  /// begin late where none of them mends what was changed before.
  RowPast(const KeptRow& kept, std::span<const RowChange> changes, std::optional<Row> last);

  /// The row as it had happened by then.
  std::optional<Row> at(Instant happened) const;

  /// The instants at which something takes effect, in no order.
  std::vector<Instant> turns() const;

  /// Some of it is not known any more: it is told with what the row has.
  bool was_erased() const { return erased_; }

 private:
  /// A value moved the moment at which something took effect.
  struct Move {
    const EntryTimes* by;
    std::size_t column;
    Instant to;
  };
  /// What one entry did to the row, and when that took effect.
  struct Turn {
    const EntryTimes* entry;
    bool comes;
    Instant first;
    std::vector<Move> moves{};
    Instant took() const { return moves.empty() ? first : moves.back().to; }
  };
  struct Told {
    Value value{};
    std::size_t turn = 0;  ///< of the change that it stands in place of
    const EntryTimes* by = nullptr;
    bool own_moment = false;  ///< its entry had set it to when it happened
  };
  struct Cell {
    Value before{};  ///< its first change
    std::vector<Told> told{};
    const Value& under_last() const;
    const Value& at(const std::vector<Turn>& turns, Instant happened) const;
  };

  void take(const RowChange& change);
  void take_erased(const RowChange& change);
  void put(const RowChange& change, std::size_t turn, std::size_t column, Value value);
  void mend(const RowChange& change, std::size_t column, Value value);
  bool take_back(const RowChange& change, Cell& cell, std::size_t column, const Value& value);
  void move(const EntryTimes& by, const Told& mended, std::size_t column);
  std::size_t add_turn(const RowChange& change, Instant first);
  std::size_t turn_of_mend(const RowChange& change, const Cell& cell);
  Instant coming_of(const RowChange& change, const Row& row) const;
  void remember(const RowChange& change);

  KeptRow kept_;
  std::optional<Row> last_;
  std::vector<Turn> turns_{};
  std::map<std::size_t, Cell> cells_{};  ///< by column; one behind the last: whether it is there
  std::optional<std::size_t> birth_{};   ///< the turn of its coming
  bool erased_ = false;
};

}  // namespace bureau
