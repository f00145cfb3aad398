#include "ops/office/undo.h"

#include "base/error.h"
#include "ops/deed/state.h"
#include "ops/doc/number.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"
#include "ops/meeting/place.h"
#include "ops/task/progress.h"
#include "store/contents.h"
#include "store/series.h"
#include "store/undoing.h"

#include <algorithm>
#include <map>
#include <set>

namespace bureau {

namespace {

Row with_columns(Row row, const std::map<std::size_t, Value>& columns) {
  for (const auto& [column, value] : columns) {
    row[column] = value;
  }
  return row;
}

/// The version rises with every entry, so it is never what two commands quarrel about.
bool is_version(const Table& table, std::size_t column) {
  return &table == &matter_table() && table.columns[column] == "version";
}

[[noreturn]] void quarrel(const std::string& what, const Entry& later) {
  throw Error(ErrorKind::conflict, "{} was changed since by entry {} ({}, {}): undo that first",
              what, later.seq, later.verb, later.actor);
}

[[noreturn]] void quarrel(Deed& deed, const Change& change) {
  const std::optional<Entry> later = first_since(deed.database(), change);
  const std::string what = change.matter ? to_text(*change.matter) : change.key;
  if (!later) {
    throw Error(ErrorKind::conflict, "{} was changed since: it cannot be undone", what);
  }
  quarrel(what, *later);
}

void check_unchanged(Deed& deed, Ref ref, std::int64_t batch) {
  if (const std::optional<Entry> later = first_since(deed.database(), batch, ref)) {
    quarrel(to_text(ref), *later);
  }
}

/// A matter that somebody else has worked on since is not made void under them.
void check_untouched(Deed& deed, Ref ref, std::int64_t batch) {
  check_unchanged(deed, ref, batch);
  for (const Link& link : links_of(deed.database(), ref)) {
    if (link.to == ref) {
      throw Error(ErrorKind::conflict, "{} is tied to {} since: cancel it instead", link.from, ref);
    }
  }
  for (const Matter& part : children_of(deed.database(), ref)) {
    if (part.state != void_state) {
      throw Error(ErrorKind::conflict, "{} is a part of {} since: cancel it instead", part.ref,
                  ref);
    }
  }
}

/// What became of a number stays on record.
void void_number(Deed& deed, const Matter& matter) {
  if (matter.number.empty()) {
    return;
  }
  deed.journal().insert(
      item_table(),
      row_of(Item{.ref = {matter.ref, 'v', next_item(deed.database(), matter.ref, 'v')},
                  .at = deed.happened(),
                  .by = deed.actor(),
                  .text = matter.number,
                  .reason = mark("undone")}));
}

void void_matter(Deed& deed, const Row& row) {
  Matter matter = matter_of(row);
  const Kind& kind = deed.office().kind_of(matter);
  set_state(kind, void_state, matter);
  matter.closed_at = deed.happened();
  matter.step_due.reset();
  void_number(deed, matter);
  const std::string number = std::exchange(matter.number, {});
  deed.journal().update(matter_table(), row_of(matter));
  give_up_number(deed, kind, number);
}

/// The bytes of a file that was taken off may have gone with a secret.
void check_bytes_kept(Deed& deed, const Item& item) {
  if (item.ref.letter != 'f') {
    return;
  }
  if (item.size > 0 && !has_content(deed.database(), item.hash)) {
    throw Error(ErrorKind::refused,
                "the bytes of {} were erased with a raised secrecy: it cannot be undone", item.ref);
  }
}

/// The columns of a matter as they were, another number among them.
void take_back_number(Deed& deed, const Matter& matter,
                      const std::map<std::size_t, Value>& before) {
  if (const auto* number = std::get_if<std::string>(&before.at(matter_table().column("number")))) {
    check_number_free(deed, matter, *number);
  }
  const Kind& kind = deed.office().kind_of(matter);
  if (!kind.number_pattern.empty()) {
    void_number(deed, matter);
  }
  deed.journal().update(matter_table(), with_columns(row_of(matter), before));
  give_up_number(deed, kind, matter.number);
}

/// The inverse of one change.
void take_back(Deed& deed, const Change& change, std::int64_t batch) {
  const KeptRow kept = change.row();
  const Table& table = *kept.table;
  if (change.before.empty() && change.after.empty()) {
    throw Error(ErrorKind::refused,
                "what entry {} changed was erased with a raised secrecy: it cannot be undone",
                change.seq);
  }
  const std::optional<Row> now = current_row(deed.database(), table, row_of_key(table, kept.key));
  if (change.after.empty()) {
    if (now) {
      quarrel(deed, change);
    }
    Row row = row_of_payload(kept, change.before);
    if (&table == &item_table()) {
      check_bytes_kept(deed, item_of(row));
    }
    deed.journal().insert(table, row);
    return;
  }
  const std::map<std::size_t, Value> after = columns_of_payload(table, change.after);
  const bool same =
      now && std::ranges::all_of(after, [&](const auto& column) {
        return is_version(table, column.first) || (*now)[column.first] == column.second;
      });
  if (!same) {
    quarrel(deed, change);
  }
  if (change.before.empty()) {
    if (&table == &matter_table()) {
      check_untouched(deed, *change.matter, batch);
      void_matter(deed, *now);
    } else {
      deed.journal().remove(table, *now);
    }
    return;
  }
  std::map<std::size_t, Value> before = columns_of_payload(table, change.before);
  std::erase_if(before, [&](const auto& column) { return is_version(table, column.first); });
  if (&table == &matter_table() && before.contains(table.column("number"))) {
    take_back_number(deed, matter_of(*now), before);
    return;
  }
  deed.journal().update(table, with_columns(*now, before));
}

/// Whoever takes something back may see it, and knows the version that it has. In the order in
/// which it was done: the newest entry stands first. The matters as they are.
std::map<Ref, Matter> meet_all(Deed& deed, const std::vector<Entry>& entries) {
  std::map<Ref, Matter> met;
  const std::vector<Entry> oldest_first(entries.rbegin(), entries.rend());
  for (const Entry& entry : oldest_first) {
    for (const Change& change : read_changes(deed.database(), entry.seq)) {
      if (change.matter && !met.contains(*change.matter)) {
        met.emplace(*change.matter, deed.get(*change.matter));
      }
    }
  }
  return met;
}

/// What undoing may not bring about: an ended matter that owes its answer again, a paper that ends
/// while a task that implements it is open, a circle of parts, a secret with words in clear.
void check_afterwards(Deed& deed, const Matter& before, std::int64_t batch) {
  const Matter after = get_matter(deed.database(), before.ref);
  if (after.state == void_state) {
    return;
  }
  const Kind& kind = deed.office().kind_of(after);
  if (!after.open && !owes_answer(kind, before) && owes_answer(kind, after)) {
    throw Error(ErrorKind::conflict,
                "{} has ended since, and would owe its answer again: 'bureau reopen {}' first",
                after.ref, after.ref);
  }
  if (before.open && !after.open) {
    check_may_end(deed, before, "undo");
  }
  if (is_part_of(deed.database(), after.parent, after.ref)) {
    throw Error(ErrorKind::conflict, "{} was made a part of it since: it would be a part of itself",
                after.ref);
  }
  if (is_state_secret(after.secrecy.level) && !is_state_secret(before.secrecy.level)) {
    check_unchanged(deed, after.ref, batch);
  }
}

/// What my last command recorded, the newest first, without what cannot be undone: that is passed
/// over, and said.
std::vector<Entry> last_command(Deed& deed, std::optional<Ref> of) {
  const std::optional<Entry> last = last_to_undo(deed.database(), deed.actor(), of);
  if (!last && of) {
    throw Error(ErrorKind::not_found, "there is no command of {} about {} to undo", deed.actor(),
                *of);
  }
  if (!last) {
    throw Error(ErrorKind::not_found, "there is no command of {} to undo", deed.actor());
  }
  // What was done to other matters since stands.
  for (const Entry& entry :
       of ? std::vector<Entry>{} : beyond_undoing(deed.database(), deed.actor(), *last)) {
    deed.say(localized("passed over: {} ({}), which cannot be undone", entry.verb, entry.ref));
  }
  return undoable_of(deed.database(), last->batch);
}

bool is_report(const Change& change) {
  const auto [table, key] = change.row();
  return table == &item_table() && row_of_key(*table, key).at(1) == Value{std::string{"p"}};
}

/// What was reported since may stand before what was undone.
void follow_again(Deed& deed, Ref ref) {
  Matter matter = get_matter(deed.database(), ref);
  if (matter.state != void_state) {
    follow_reports(deed, matter);
    deed.save(matter);
  }
}

}  // namespace

Undone undo_last(Deed& deed, std::optional<Ref> of) {
  const std::vector<Entry> entries = last_command(deed, of);
  const std::int64_t batch = entries.front().batch;
  const std::map<Ref, Matter> met = meet_all(deed, entries);
  // An import has one verb for all its rows, an apply many.
  const bool alike = std::ranges::all_of(
      entries, [&](const Entry& entry) { return entry.verb == entries.front().verb; });
  Undone undone{.verb = alike ? entries.front().verb : "apply"};
  std::set<Ref> reported;
  for (const Entry& entry : entries) {
    std::vector<Change> changes = read_changes(deed.database(), entry.seq);
    std::ranges::reverse(changes);
    for (const Change& change : changes) {
      take_back(deed, change, batch);
      if (change.matter && is_report(change)) {
        reported.insert(*change.matter);
      }
      if (change.matter) {
        const std::string ref = to_text(*change.matter);
        if (std::ranges::find(undone.refs, ref) == undone.refs.end()) {
          undone.refs.push_back(ref);
        }
      }
    }
  }
  for (const Ref ref : reported) {
    follow_again(deed, ref);
  }
  for (const auto& [ref, matter] : met) {
    check_afterwards(deed, matter, batch);
  }
  for (const std::string& ref : undone.refs) {
    if (const Matter matter = get_matter(deed.database(), parse<Ref>(ref)); matter.open) {
      book_place(deed, matter);  // open again, it may find its room taken
    }
  }
  std::ranges::reverse(undone.refs);
  deed.journal().entry().undoes = batch;
  deed.mends();
  deed.about(undone.refs.empty() ? "" : undone.refs.front());
  return undone;
}

}  // namespace bureau
