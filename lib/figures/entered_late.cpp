#include "figures/entered_late.h"

#include <algorithm>
#include <array>
#include <limits>

namespace bureau {

namespace {

class Collector {
 public:
  Collector(const History& history, Instant from, Instant end,
            const std::map<std::string, Matter>& visible, const Scope& scope)
      : history_{history}, from_{from}, end_{end}, visible_{visible}, scope_{scope} {}

  std::vector<EnteredLate> run() {
    // What was taken back before anybody reported on it is neither entered nor taken back.
    for (const Entry& entry : history_.entries(
             "WHERE at > $1 AND at <= $2"
             // Entries of the first schema do not say whether they mend: what was read tells.
             " AND (happened <= $1 OR mends = 1 OR mends IS NULL)"
             " AND (undoes IS NULL OR (SELECT at FROM entry undone WHERE undone.seq = entry.undoes)"
             " <= $1)"
             " AND batch NOT IN (SELECT undoes FROM entry WHERE undoes IS NOT NULL AND at <= $3)"
             " ORDER BY seq",
             {from_.seconds, end_.seconds, last_seen()})) {
      if (entry.mends) {
        add_mended(entry);
      } else if (entry.happened <= from_) {
        add_all(entry);
      }
    }
    add_received();
    std::ranges::stable_sort(late_, {}, &EnteredLate::at);
    return std::move(late_);
  }

 private:
  std::int64_t last_seen() const {
    return history_.as_of() ? history_.as_of()->seconds : std::numeric_limits<std::int64_t>::max();
  }

  void add(const Entry& entry, const std::string& ref, Instant happened,
           std::vector<ChangedField> changes) {
    const auto matter = visible_.find(ref.substr(0, ref.find('/')));
    if (matter != visible_.end()) {
      const Kind* kind = scope_.office.find_kind(matter->second);
      late_.push_back({.ref = ref,
                       .verb = entry.verb,
                       .called = word_of_verb(entry.verb, kind),
                       .happened = happened,
                       .at = entry.at,
                       .changes = std::move(changes),
                       .kind = kind});
    }
  }

  /// One line for each matter of the entry; the first by what was made in it.
  void add_all(const Entry& entry) {
    const std::string first = entry.ref.substr(0, entry.ref.find('/'));
    std::vector<std::string> refs;
    for (const Change& change : read_changes(history_.database(), entry.seq)) {
      const std::string ref = change.matter ? to_text(*change.matter) : std::string{};
      if (!ref.empty() && std::ranges::find(refs, ref) == refs.end()) {
        refs.push_back(ref);
        add(entry, ref == first ? entry.ref : ref, entry.happened, {});
      }
    }
  }

  /// Corrections and what was taken back, where a figure of before `from` comes out differently.
  void add_mended(const Entry& entry) {
    const bool of_then = !entry.undoes && entry.happened <= from_;
    for (const Change& change : read_changes(history_.database(), entry.seq)) {
      const auto visible = change.matter ? visible_.find(to_text(*change.matter)) : visible_.end();
      if (visible == visible_.end()) {
        continue;
      }
      if (const auto changed = changed_matter(change, row_of(visible->second))) {
        if (of_then || moves_past(*changed)) {
          add(entry, visible->first, entry.happened, changed_fields(*changed));
        }
      } else if (change.table == item_table().name && item_moves_past(change)) {
        add_item(entry, change, visible->first);
      }
    }
  }

  bool is_past(const std::optional<Instant>& at) const { return at && *at <= from_; }

  /// A moment by which is counted was moved into an earlier period or out of it, a matter of then
  /// went void, or one that was overdue or had ended then was given another due time or unit.
  bool moves_past(const ChangedMatter& change) const {
    const Matter& before = change.before;
    const Matter& after = change.after;
    const auto moved = [&](std::optional<Instant> Matter::*moment) {
      return before.*moment != after.*moment && (is_past(before.*moment) || is_past(after.*moment));
    };
    constexpr std::array counted{&Matter::received_at, &Matter::opened_at,   &Matter::claimed_at,
                                 &Matter::closed_at,   &Matter::answered_at, &Matter::due};
    const bool voided = (before.state == void_state) != (after.state == void_state);
    const bool other_unit = before.unit != after.unit;
    return std::ranges::any_of(counted, moved) ||
           ((voided || other_unit) && is_past(before.opened_at));
  }

  /// Decisions are counted by their moment.
  bool item_moves_past(const Change& change) const {
    const auto past_at = [&](const std::string& payload) {
      if (payload.empty()) {
        return false;
      }
      const auto columns = columns_of_payload(item_table(), payload);
      const auto at = columns.find(item_table().column("at"));
      const auto* second = at == columns.end() ? nullptr : std::get_if<std::int64_t>(&at->second);
      return second != nullptr && *second <= from_.seconds;
    };
    const Row key = row_of_key(item_table(), change.key);
    const bool decision = std::get<std::string>(key.at(1)) == "d";
    return decision && (past_at(change.before) || past_at(change.after));
  }

  void add_item(const Entry& entry, const Change& change, const std::string& matter) {
    const Row key = row_of_key(item_table(), change.key);
    std::vector<ChangedField> changes;
    for (const Row& row :
         history_.rows(item_table(), "WHERE matter = $1 AND letter = $2 AND n = $3",
                       {key.begin(), key.end()})) {
      if (key_of(item_table(), row) == change.key) {
        if (const auto changed = changed_item(change, row)) {
          changes = changed_fields(*changed);
        }
      }
    }
    add(entry, fmt::format("{}/d{}", matter, std::get<std::int64_t>(key.at(2))), entry.happened,
        std::move(changes));
  }

  /// Papers that had come before and were registered after: the entry itself is of its own time.
  void add_received() {
    for (const auto& [ref, matter] : visible_) {
      if (!is_past(matter.received_at) || matter.state == void_state) {
        continue;
      }
      for (const Entry& entry : history_.entries(
               "WHERE seq = (SELECT min(seq) FROM change WHERE matter = $3) AND at > $1 AND at <= "
               "$2 AND happened > $1",
               {from_.seconds, end_.seconds, matter.ref.key()})) {
        add(entry, ref, *matter.received_at, {});
      }
    }
  }

  const History& history_;
  Instant from_;
  Instant end_;
  const std::map<std::string, Matter>& visible_;
  const Scope& scope_;
  std::vector<EnteredLate> late_{};
};

}  // namespace

std::vector<EnteredLate> entered_late(const History& history, Instant from, Instant end,
                                      const std::map<std::string, Matter>& visible,
                                      const Scope& scope) {
  return Collector{history, from, end, visible, scope}.run();
}

}  // namespace bureau
