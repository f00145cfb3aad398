#include "store/row_past.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <ranges>
#include <string_view>
#include <utility>

namespace bureau {

namespace {

const Value there{std::int64_t{1}};
const Value nowhere{std::int64_t{0}};

std::vector<std::size_t> columns_of(const Table& table,
                                    std::initializer_list<std::string_view> names) {
  std::vector<std::size_t> columns;
  std::ranges::transform(names, std::back_inserter(columns),
                         [&](std::string_view name) { return table.column(name); });
  return columns;
}

bool is_moment(const Table& table, std::size_t column) {
  return std::ranges::find(moments_of(table), column) != moments_of(table).end();
}

/// The moment by which a row comes, whenever that was entered: the first of a matter and an item.
std::optional<std::size_t> coming_column(const Table& table) {
  const bool has_one = &table == &matter_table() || &table == &item_table();
  return has_one ? std::optional{moments_of(table).front()} : std::nullopt;
}

std::optional<Instant> instant_of(const Value& value) {
  const auto* seconds = std::get_if<std::int64_t>(&value);
  return seconds != nullptr ? std::optional{Instant{*seconds}} : std::nullopt;
}

/// The coming of a matter takes effect when it was opened, where that was earlier; that of an item
/// at its own moment.
Instant took_effect(const Table& table, const RowChange& coming, std::optional<Instant> own) {
  const Instant happened = coming.entry->happened;
  return &table == &matter_table() ? std::min(happened, own.value_or(happened))
                                   : own.value_or(happened);
}

}  // namespace

std::span<const std::size_t> moments_of(const Table& table) {
  static const std::vector<std::size_t> of_matters = columns_of(
      matter_table(), {"opened_at", "claimed_at", "closed_at", "answered_at", "suspended_at"});
  static const std::vector<std::size_t> of_items = columns_of(item_table(), {"at", "decided_at"});
  static const std::vector<std::size_t> of_parts =
      columns_of(part_table(), {"accepted_at", "answered_at"});
  if (&table == &matter_table()) {
    return of_matters;
  }
  return &table == &item_table()   ? std::span<const std::size_t>{of_items}
         : &table == &part_table() ? std::span<const std::size_t>{of_parts}
                                   : std::span<const std::size_t>{};
}

Instant came_at(const Table& table, const RowChange& change) {
  const std::optional<std::size_t> column = coming_column(table);
  const std::optional<std::int64_t> own =
      column ? number_in_payload(*change.after, table.columns[*column]) : std::nullopt;
  return took_effect(table, change, own ? std::optional{Instant{*own}} : std::nullopt);
}

std::optional<Row> rolled_back(const KeptRow& kept, std::span<const RowChange> changes,
                               std::optional<Row> row, bool& erased) {
  for (const RowChange& change : std::views::reverse(changes)) {
    erased = erased || change.is_erased();
    if (change.comes() || (change.goes() && change.before->empty())) {
      row.reset();
    } else if (change.goes()) {
      row = row_of_payload(kept, *change.before);
    } else if (row && !change.before->empty()) {
      for (auto& [column, value] : columns_of_payload(*kept.table, *change.before)) {
        (*row)[column] = std::move(value);
      }
    }
  }
  return row;
}

RowPast::RowPast(const KeptRow& kept, std::span<const RowChange> changes, std::optional<Row> last)
    : kept_{kept}, last_{std::move(last)} {
  const bool came = !changes.empty() && changes.front().comes();
  const bool was_there = changes.empty() ? last_.has_value() : !came;
  cells_[kept_.table->columns.size()].before = was_there ? there : nowhere;
  for (const RowChange& change : changes) {
    change.is_erased() ? take_erased(change) : take(change);
  }
}

const Value& RowPast::Cell::under_last() const {
  return told.size() > 1 ? told[told.size() - 2].value : before;
}

const Value& RowPast::Cell::at(const std::vector<Turn>& turns, Instant happened) const {
  const auto last = std::ranges::find_if(told.rbegin(), told.rend(), [&](const Told& one) {
    return turns[one.turn].took() <= happened;
  });
  return last == told.rend() ? before : last->value;
}

std::size_t RowPast::add_turn(const RowChange& change, Instant first) {
  turns_.push_back({.entry = change.entry, .comes = change.comes(), .first = first});
  return turns_.size() - 1;
}

Instant RowPast::coming_of(const RowChange& change, const Row& row) const {
  const std::optional<std::size_t> column = coming_column(*kept_.table);
  return took_effect(*kept_.table, change,
                     column && !row.empty() ? instant_of(row[*column]) : std::nullopt);
}

/// What is not known any more came and went all the same. The row says when it came.
void RowPast::take_erased(const RowChange& change) {
  erased_ = true;
  if (change.comes() || change.goes()) {
    const Instant took =
        change.comes() ? coming_of(change, last_.value_or(Row{})) : change.entry->happened;
    const std::size_t turn = add_turn(change, took);
    put(change, turn, kept_.table->columns.size(), change.comes() ? there : nowhere);
    birth_ = change.comes() ? std::optional{turn} : birth_;
  }
}

/// What a change says of its row before it, where nothing earlier is known.
void RowPast::remember(const RowChange& change) {
  if (change.comes()) {
    return;
  }
  for (auto& [column, value] : columns_of_payload(*kept_.table, *change.before)) {
    if (column >= kept_.table->keys && !cells_.contains(column)) {
      cells_[column].before = std::move(value);
    }
  }
}

void RowPast::take(const RowChange& change) {
  remember(change);
  std::vector<std::pair<std::size_t, Value>> cells;
  Row whole;
  if (change.comes()) {
    whole = row_of_payload(kept_, *change.after);
    cells.emplace_back(whole.size(), there);
    for (std::size_t column = kept_.table->keys; column < whole.size(); ++column) {
      if (cells_.contains(column) || !std::holds_alternative<std::monostate>(whole[column])) {
        cells.emplace_back(column, whole[column]);
      }
    }
  } else if (change.goes()) {
    cells.emplace_back(kept_.table->columns.size(), nowhere);
  } else {
    std::ranges::move(columns_of_payload(*kept_.table, *change.after), std::back_inserter(cells));
  }
  if (change.entry->mends) {
    if (change.comes() && cells_[whole.size()].told.empty()) {
      birth_ = add_turn(change, coming_of(change, whole));
    }
    for (auto& [column, value] : cells) {
      mend(change, column, std::move(value));
    }
    return;
  }
  const std::size_t turn =
      add_turn(change, change.comes() ? coming_of(change, whole) : change.entry->happened);
  birth_ = change.comes() ? std::optional{turn} : birth_;
  for (auto& [column, value] : cells) {
    put(change, turn, column, std::move(value));
  }
}

void RowPast::put(const RowChange& change, std::size_t turn, std::size_t column, Value value) {
  const bool own =
      is_moment(*kept_.table, column) && instant_of(value) == std::optional{change.entry->happened};
  cells_[column].told.push_back({std::move(value), turn, change.entry, own});
}

/// What a mend takes effect with: the change that it replaces; where the row has none of that cell,
/// its coming; where that is not known, at any time.
std::size_t RowPast::turn_of_mend(const RowChange& change, const Cell& cell) {
  if (!cell.told.empty()) {
    return cell.told.back().turn;
  }
  return birth_ ? *birth_ : add_turn(change, {std::numeric_limits<std::int64_t>::min()});
}

void RowPast::mend(const RowChange& change, std::size_t column, Value value) {
  Cell& cell = cells_[column];
  const bool stays = change.comes() && !cell.told.empty() && cell.told.back().value == value;
  if (stays || take_back(change, cell, column, value)) {
    return;
  }
  Told mended{.value = std::move(value),
              .turn = turn_of_mend(change, cell),
              .by = change.entry,
              .own_moment = !cell.told.empty() && cell.told.back().own_moment};
  move(*change.entry, mended, column);
  cell.told.push_back(std::move(mended));
}

/// What was undone never took effect: the cell is what it would be without it. False when its
/// undoing left something else (a matter whose creation was undone is void).
bool RowPast::take_back(const RowChange& change, Cell& cell, std::size_t column,
                        const Value& value) {
  const std::optional<std::int64_t> undone = change.entry->undoes;
  if (!undone || cell.told.empty() || cell.told.back().by->batch != *undone ||
      cell.under_last() != value) {
    return false;
  }
  const EntryTimes* const by = cell.told.back().by;
  for (Turn& turn : turns_) {
    std::erase_if(turn.moves,
                  [&](const Move& one) { return one.by == by && one.column == column; });
  }
  cell.told.pop_back();
  return true;
}

/// A moment that was moved takes all that its entry did to the row along; of a moment that was not
/// the entry's own, only the coming follows.
void RowPast::move(const EntryTimes& by, const Told& mended, std::size_t column) {
  const std::optional<Instant> to = instant_of(mended.value);
  if (!to) {
    return;
  }
  const EntryTimes* const entry = turns_[mended.turn].entry;
  if (mended.own_moment) {
    for (Turn& turn : turns_) {
      if (turn.entry == entry) {
        turn.moves.push_back({&by, column, *to});
      }
    }
  } else if (turns_[mended.turn].comes && column == coming_column(*kept_.table)) {
    const bool of_matter = kept_.table == &matter_table();
    turns_[mended.turn].moves.push_back(
        {&by, column, of_matter ? std::min(*to, entry->happened) : *to});
  }
}

std::optional<Row> RowPast::at(Instant happened) const {
  const Table& table = *kept_.table;
  if (cells_.at(table.columns.size()).at(turns_, happened) != there) {
    return std::nullopt;
  }
  if (erased_ && !last_) {
    return std::nullopt;  // left out rather than invented
  }
  Row row = row_of_key(table, kept_.key);
  row.resize(table.columns.size());
  const bool came = birth_ && !erased_;
  for (std::size_t column = table.keys; column < row.size(); ++column) {
    if (const auto cell = cells_.find(column); cell != cells_.end()) {
      row[column] = cell->second.at(turns_, happened);
    } else if (!came && last_) {
      row[column] = (*last_)[column];
    }
  }
  return row;
}

std::vector<Instant> RowPast::turns() const {
  std::vector<Instant> instants;
  std::ranges::transform(turns_, std::back_inserter(instants), &Turn::took);
  return instants;
}

}  // namespace bureau
