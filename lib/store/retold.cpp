#include "store/retold.h"

#include "store/changes_by_row.h"
#include "store/select.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace bureau {

namespace {

/// The moment at which a row came by its own word, nothing when that is not known.
std::optional<Instant> own_coming(const Change& change) {
  if (!change.before.empty() || change.after.empty()) {
    return std::nullopt;
  }
  const Table* const table = change.row().table;
  const std::string_view column = table == &matter_table() ? "opened_at"
                                  : table == &item_table() ? "at"
                                                           : "";
  const std::optional<std::int64_t> at = number_in_payload(change.after, column);
  return at ? std::optional{Instant{*at}} : std::nullopt;
}

/// Follows from the items, which are looked at themselves.
bool is_derived(std::string_view column) {
  constexpr std::array derived{"version", "progress", "progress_at", "extensions"};
  return std::ranges::find(derived, column) != derived.end();
}

bool same_rows(const Table& table, const std::optional<Row>& a, const std::optional<Row>& b) {
  if (!a || !b) {
    return !a && !b;
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if ((*a)[i] != (*b)[i] && !is_derived(table.columns[i])) {
      return false;
    }
  }
  return true;
}

class Retelling {
 public:
  Retelling(Database& database, Instant from, Instant to)
      : database_{database}, from_{from}, to_{to}, journal_{database} {}

  std::vector<Retold> run() {
    find_changes();
    for (const auto& [row, changes] : rows_) {
      look_at(row, changes);
    }
    std::vector<Retold> all;
    for (auto& [key, one] : found_) {
      all.push_back(std::move(one));
    }
    return all;
  }

 private:
  using Known = std::pair<const Table*, Row>;

  /// What may reach back: entries that mend, those of what happened before, what came by its own
  /// word before it was entered.
  void find_changes() {
    std::vector<EntryTimes> entries = entry_times(
        database_, "WHERE at > $1 AND at <= $2 ORDER BY seq", {from_.seconds, to_.seconds});
    leave_out_undone(entries);
    std::vector<std::int64_t> others;
    for (const EntryTimes& entry : entries) {
      if (entry.mends || entry.happened <= from_) {
        add_entry(entry.seq);
      } else {
        others.push_back(entry.seq);
      }
    }
    if (!others.empty()) {
      find_comings(others);
    }
    for (const auto& [seq, entry] : entries_) {
      for (Change& change : read_changes(database_, seq)) {
        if (change.matter) {
          const auto [table, key] = change.row();
          rows_[{table, row_of_key(*table, key)}].push_back(std::move(change));
        }
      }
    }
  }

  /// What was taken back in the same period is neither entered nor taken back.
  static void leave_out_undone(std::vector<EntryTimes>& entries) {
    const std::int64_t first = entries.empty() ? 0 : entries.front().seq;
    std::set<std::int64_t> undone;
    for (const EntryTimes& entry : entries) {
      if (entry.undoes && *entry.undoes >= first) {
        undone.insert(*entry.undoes);
      }
    }
    std::erase_if(entries, [&](const EntryTimes& entry) {
      return undone.contains(entry.batch) || (entry.undoes && undone.contains(*entry.undoes));
    });
  }

  void add_entry(std::int64_t seq) {
    if (!entries_.contains(seq)) {
      entries_.emplace(seq, read_entries(database_, "WHERE seq = $1", {seq}).front());
    }
  }

  /// Entries with which something came that had been there before, and of which that is not known
  /// any more.
  void find_comings(const std::vector<std::int64_t>& entries) {
    Statement select = database_.prepare(
        "SELECT seq, table_name, after FROM change WHERE seq >= $1 AND seq <= $2 AND before IS "
        "NULL AND table_name IN ('matter', 'item')");
    for (select.bind(entries.front(), entries.back()); select.step();) {
      const std::string_view column = select.text_at(1) == "item" ? "at" : "opened_at";
      const std::optional<std::int64_t> came = number_in_payload(select.text_at(2), column);
      const bool counts = std::ranges::binary_search(entries, select.int_at(0));
      if (counts && (select.text_at(2).empty() || (came && *came <= from_.seconds))) {
        add_entry(select.int_at(0));
      }
    }
  }

  void look_at(const Known& known, const std::vector<Change>& changes) {
    const auto& [table, key] = known;
    const std::span<const RowChange> all = journal_.whole(*table, key);
    const auto recorded_by = [&](auto holds) {
      return all.first(static_cast<std::size_t>(
          std::ranges::find_if_not(all, [&](const RowChange& one) { return holds(*one.entry); }) -
          all.begin()));
    };
    const auto by = [&](Instant at) {
      return recorded_by([&](const EntryTimes& entry) { return entry.at <= at; });
    };
    if (!differ(known, by(from_), by(to_))) {
      return;
    }
    for (const Change& change : changes) {
      const Entry& entry = entries_.at(change.seq);
      const bool told = !entry.mends || is_told(known);
      if (told &&
          differ(known, recorded_by([&](const EntryTimes& e) { return e.seq < change.seq; }),
                 recorded_by([&](const EntryTimes& e) { return e.seq <= change.seq; }))) {
        add(known, entry, change);
      }
    }
  }

  /// Whether figures are made of such rows.
  static bool is_told(const Known& known) {
    constexpr std::string_view letters = "deip";
    const auto& [table, key] = known;
    return table != &item_table() ||
           letters.find(std::get<std::string>(key.at(1))) != std::string_view::npos;
  }

  /// Whether two records of a row tell anything of the past differently.
  bool differ(const Known& known, std::span<const RowChange> before,
              std::span<const RowChange> after) const {
    const auto& [table, key] = known;
    const std::optional<Row> now = current_row(database_, *table, key);
    const KeptRow kept{table, key_of(*table, key)};
    const auto past = [&](std::span<const RowChange> changes) {
      return RowPast{kept, changes, changes.empty() ? std::nullopt : now};
    };
    const RowPast one = past(before);
    const RowPast other = past(after);
    std::vector<Instant> turns = one.turns();
    const std::vector<Instant> others = other.turns();
    turns.insert(turns.end(), others.begin(), others.end());
    return std::ranges::any_of(turns, [&](Instant at) {
      return at <= from_ && !same_rows(*table, one.at(at), other.at(at));
    });
  }

  void add(const Known& known, const Entry& entry, const Change& change) {
    std::vector<Ref> matters{*change.matter};
    if (known.first == &link_table()) {
      matters.push_back(Ref::of_key(std::get<std::int64_t>(known.second.at(2))));
    }
    for (const Ref ref : matters) {
      Retold& one = found_[{entry.seq, ref}];
      if (one.changes.empty()) {
        one.entry = entry;
        one.matter = ref;
        one.took_effect = entry.happened;
      }
      if (!entry.mends) {
        one.took_effect = std::min(one.took_effect, own_coming(change).value_or(entry.happened));
      }
      one.changes.push_back(change);
    }
  }

  Database& database_;
  Instant from_;
  Instant to_;
  ChangesByRow journal_;
  std::map<std::int64_t, Entry> entries_{};
  std::map<Known, std::vector<Change>> rows_{};
  std::map<std::pair<std::int64_t, Ref>, Retold> found_{};
};

}  // namespace

std::vector<Retold> retold(Database& database, Instant from, Instant to) {
  return Retelling{database, from, to}.run();
}

}  // namespace bureau
