#include "oracle.h"

#include "store/select.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <set>

namespace bureau {

namespace {

/// One entry's change of one cell.
struct CellChange {
  const Entry* entry = nullptr;
  std::size_t order = 0;
  std::size_t column = 0;
  bool comes = false;
  Value before{};
  Value after{};
  bool struck = false;  ///< undone, or an undoing that leaves nothing
  const CellChange* replaces = nullptr;
  Instant took{};
};

struct LawRow {
  KeptRow kept{};
  std::map<std::size_t, std::vector<CellChange*>> cells{};  ///< presence: behind the last column
  std::map<std::size_t, std::vector<CellChange*>> stand{};  ///< those of them that are not struck
};

const std::set<std::string_view> moments{"opened_at",    "claimed_at",  "closed_at",  "answered_at",
                                         "suspended_at", "accepted_at", "decided_at", "at"};

}  // namespace

/// The law over the entries recorded by an instant.
class Law {
 public:
  Law(Database& database, std::optional<Instant> recorded) {
    entries_ = read_entries(database, "ORDER BY seq", {});
    std::erase_if(entries_, [&](const Entry& entry) { return recorded && entry.at > *recorded; });
    for (const Entry& entry : entries_) {
      for (const Change& change : read_changes(database, entry.seq)) {
        add(entry, change);
      }
    }
    for (auto& [name, row] : rows_) {
      for (const auto& [column, changes] : row.cells) {
        row.stand[column] = standing(changes);
      }
      for (const auto& [column, changes] : row.stand) {
        for (CellChange* change : changes) {
          change->took = took_effect(row, *change);
        }
      }
    }
  }

  Tables at(std::optional<Instant> happened) const {
    std::map<std::string, std::map<Row, Row>> rows;
    for (const Table* table : journal_tables()) {
      rows[std::string{table->name}];
    }
    for (const auto& [name, row] : rows_) {
      if (value(row, row.kept.table->columns.size(), happened) != Value{std::int64_t{1}}) {
        continue;
      }
      const Row key = row_of_key(*row.kept.table, row.kept.key);
      Row told = key;
      for (std::size_t column = key.size(); column < row.kept.table->columns.size(); ++column) {
        told.push_back(value(row, column, happened));
      }
      rows[std::string{row.kept.table->name}].emplace(key, std::move(told));
    }
    Tables tables;
    for (const auto& [name, of_table] : rows) {
      for (const auto& [key, row] : of_table) {
        tables[name].push_back(row);
      }
      tables[name];
    }
    return tables;
  }

 private:
  void add(const Entry& entry, const Change& change) {
    const KeptRow kept = change.row();
    LawRow& row = rows_[std::string{kept.table->name} + ' ' + kept.key];
    row.kept = kept;
    const std::size_t presence = kept.table->columns.size();
    const bool comes = change.before.empty();
    if (comes || change.after.empty()) {
      cell(entry, row, presence, comes, Value{std::int64_t{comes ? 0 : 1}},
           Value{std::int64_t{comes ? 1 : 0}});
    }
    if (change.after.empty()) {
      return;
    }
    if (comes) {
      const Row after = row_of_payload(kept, change.after);
      for (std::size_t column = kept.table->keys; column < presence; ++column) {
        cell(entry, row, column, true, Value{}, after[column]);
      }
      return;
    }
    std::map<std::size_t, Value> before = columns_of_payload(*kept.table, change.before);
    for (const auto& [column, after] : columns_of_payload(*kept.table, change.after)) {
      cell(entry, row, column, false, before.at(column), after);
    }
  }

  static std::vector<CellChange*> standing(const std::vector<CellChange*>& changes) {
    std::vector<CellChange*> all;
    std::ranges::copy_if(changes, std::back_inserter(all),
                         [](const CellChange* change) { return !change->struck; });
    return all;
  }

  void cell(const Entry& entry, LawRow& row, std::size_t column, bool comes, Value before,
            Value after) {
    std::vector<CellChange*>& of_cell = row.cells[column];
    const std::vector<CellChange*> stand = standing(of_cell);
    if (entry.mends && comes && !stand.empty() && stand.back()->after == after) {
      return;  // it comes again with what it had
    }
    CellChange& change = all_.emplace_back(
        CellChange{&entry, all_.size(), column, comes, std::move(before), std::move(after)});
    if (entry.mends && !stand.empty()) {
      CellChange& last = *stand.back();
      const Value& under =
          stand.size() > 1 ? stand[stand.size() - 2]->after : of_cell.front()->before;
      if (entry.undoes == last.entry->batch && under == change.after) {
        last.struck = true;
        change.struck = true;
      } else {
        change.replaces = &last;
      }
    }
    of_cell.push_back(&change);
  }

  static const CellChange& root(const CellChange& change) {
    return change.replaces == nullptr ? change : root(*change.replaces);
  }

  static std::optional<Instant> instant_of(const Value& value) {
    const auto* seconds = std::get_if<std::int64_t>(&value);
    return seconds == nullptr ? std::nullopt : std::optional{Instant{*seconds}};
  }

  /// (a), (b), (c).
  static Instant took_effect(const LawRow& row, const CellChange& change) {
    if (change.replaces != nullptr) {
      return took_effect(row, *change.replaces);
    }
    const bool is_matter = row.kept.table == &matter_table();
    Instant took = change.entry->happened;
    std::size_t newest = 0;
    for (const auto& [column, changes] : row.stand) {
      const bool is_presence = column == row.kept.table->columns.size();
      const std::string_view name = is_presence ? "" : row.kept.table->columns[column];
      const bool is_coming = change.comes && (name == (is_matter ? "opened_at" : "at")) &&
                             (is_matter || row.kept.table == &item_table());
      for (const CellChange* one : changes) {
        const CellChange& first = root(*one);
        const std::optional<Instant> to = instant_of(one->after);
        if (first.entry != change.entry || !moments.contains(name) || !to) {
          continue;
        }
        const bool own = instant_of(first.after) == change.entry->happened;
        if (one == &first && is_coming && newest == 0) {
          took = is_matter ? std::min(took, *to) : *to;
        } else if (one != &first && (own || (is_coming && first.comes)) && one->order >= newest) {
          newest = one->order;
          took = own || !is_matter ? *to : std::min(*to, change.entry->happened);
        }
      }
    }
    return took;
  }

  static Value value(const LawRow& row, std::size_t column, std::optional<Instant> happened) {
    const auto found = row.cells.find(column);
    if (found == row.cells.end()) {
      return {};
    }
    const std::vector<CellChange*>& stand = row.stand.at(column);
    for (auto change = stand.rbegin(); change != stand.rend(); ++change) {
      if (!happened || (*change)->took <= *happened) {
        return (*change)->after;
      }
    }
    return found->second.front()->before;
  }

  std::vector<Entry> entries_{};
  std::deque<CellChange> all_{};
  std::map<std::string, LawRow> rows_{};
};

namespace {

Value& cell_of(Row& row, std::string_view column) {
  return row[matter_table().column(column)];
}

/// What of a matter is not told cell by cell.
void settle(Row& row, const Row& recorded, const Row& now, const std::vector<Row>& items,
            bool counts) {
  cell_of(row, "version") = recorded[matter_table().column("version")];
  const Matter then = matter_of(recorded);
  const Matter today = matter_of(now);
  Matter told = matter_of(row);
  told.secrecy = today.secrecy.level >= then.secrecy.level ? today.secrecy : then.secrecy;
  told.title_public = then.title_public && today.title_public;
  if (counts) {
    told.extensions = 0;
    std::vector<Item> reports;
    for (const Row& one : items) {
      const Item item = item_of(one);
      if (item.ref.ref == told.ref) {
        reports.push_back(item);
        const bool granted = item.ref.letter == 'e' && item.result == "granted";
        told.extensions += granted && filed_in_time(item) ? 1 : 0;
      }
    }
    const Progress progress = progress_by(reports);
    told.progress_at = progress.at;
    told.progress = told.claimed_at ? told.progress : progress.percent;
  }
  row = row_of(told);
}

std::map<Value, Row> by_ref(const std::vector<Row>& rows) {
  std::map<Value, Row> all;
  for (const Row& row : rows) {
    all.emplace(row.front(), row);
  }
  return all;
}

}  // namespace

ToldByLaw::ToldByLaw(Database& database, std::optional<Instant> recorded)
    : recorded_{recorded},
      law_{std::make_shared<Law>(database, recorded)},
      matters_{by_ref(law_->at(std::nullopt).at("matter"))},
      now_{recorded ? by_ref(Law{database, std::nullopt}.at(std::nullopt).at("matter"))
                    : matters_} {}

Tables ToldByLaw::at(std::optional<Instant> happened) const {
  Tables tables = law_->at(happened);
  const bool counts = happened && (!recorded_ || *happened < *recorded_);
  for (Row& row : tables.at("matter")) {
    settle(row, matters_.at(row.front()), now_.at(row.front()), tables.at("item"), counts);
  }
  return tables;
}

Tables told_by_history(const History& history) {
  Tables tables;
  for (const Table* table : journal_tables()) {
    tables[std::string{table->name}] = history.rows(*table);
  }
  return tables;
}

namespace {

std::string text_of(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* text = std::get_if<std::string>(&value);
  return number != nullptr ? std::to_string(*number) : text != nullptr ? *text : "-";
}

}  // namespace

std::string difference(const Tables& one, const Tables& other) {
  for (const Table* table : journal_tables()) {
    const std::vector<Row>& a = one.at(std::string{table->name});
    const std::vector<Row>& b = other.at(std::string{table->name});
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      if (i >= a.size() || i >= b.size() || key_of(*table, a[i]) != key_of(*table, b[i])) {
        return fmt::format("{}: {} and {}", table->name,
                           i < a.size() ? key_of(*table, a[i]) : "nothing",
                           i < b.size() ? key_of(*table, b[i]) : "nothing");
      }
      for (std::size_t column = 0; column < a[i].size(); ++column) {
        if (a[i][column] != b[i][column]) {
          return fmt::format("{} {} {}: {} and {}", table->name, key_of(*table, a[i]),
                             table->columns[column], text_of(a[i][column]), text_of(b[i][column]));
        }
      }
    }
  }
  return {};
}

}  // namespace bureau
