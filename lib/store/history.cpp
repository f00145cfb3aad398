#include "store/history.h"

#include "store/select.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <type_traits>
#include <utility>

namespace bureau {

namespace {

/// Where the records of a sort are kept, and how they are read.
template <class Record>
struct Kept;
template <>
struct Kept<Matter> {
  static constexpr auto table = matter_table;
  static constexpr auto read = read_matter;
  static constexpr auto of = matter_of;
};
template <>
struct Kept<Item> {
  static constexpr auto table = item_table;
  static constexpr auto read = read_item;
  static constexpr auto of = item_of;
};
template <>
struct Kept<Part> {
  static constexpr auto table = part_table;
  static constexpr auto read = read_part;
  static constexpr auto of = part_of;
};
template <>
struct Kept<Link> {
  static constexpr auto table = link_table;
  static constexpr auto read = read_link;
  static constexpr auto of = link_of;
};

std::string keys_of(const Table& table) {
  return fmt::format("{}", fmt::join(std::span{table.columns}.first(table.keys), ", "));
}

Value& cell(const Table& table, Row& row, std::string_view column) {
  return row[table.column(column)];
}

bool is_after(const Value& value, Instant end) {
  const auto* seconds = std::get_if<std::int64_t>(&value);
  return seconds != nullptr && *seconds > end.seconds;
}

/// What is not known of a row whose past was erased is as it is, but for what happened later.
void take_out_later(const Table& table, Row& row, Instant end) {
  constexpr std::array of_matters{"claimed_at", "closed_at", "answered_at", "suspended_at"};
  constexpr std::array of_parts{"accepted_at", "answered_at"};
  const auto take_out = [&](std::string_view column) {
    Value& moment = cell(table, row, column);
    const bool later = is_after(moment, end);
    moment = later ? Value{} : std::move(moment);
    return later;
  };
  if (&table == &item_table()) {
    take_out("decided_at");
  } else if (&table == &part_table()) {
    std::ranges::for_each(of_parts, take_out);
  } else if (&table == &matter_table()) {
    const bool was_open = is_after(cell(table, row, "closed_at"), end);
    std::ranges::for_each(of_matters, take_out);
    if (was_open) {
      cell(table, row, "open") = Value{std::int64_t{1}};
    }
  }
}

/// Which of two levels is the more secret, with its period; a title is public when it always was.
void keep_secret(Row& then, const Row& now) {
  const Table& table = matter_table();
  const std::size_t level = table.column("secrecy");
  if (now[level] >= then[level]) {
    then[level] = now[level];
    cell(table, then, "secrecy_months") = now[table.column("secrecy_months")];
  }
  const std::size_t is_public = table.column("title_public");
  then[is_public] = std::min(then[is_public], now[is_public]);
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
  return a && b ? std::min(*a, *b) : a ? a : b;
}

}  // namespace

History::History(Database& database, std::optional<Instant> recorded,
                 std::optional<Instant> happened)
    : database_{&database}, recorded_{recorded}, happened_{happened} {
  if (const std::optional<Instant> since = earlier(recorded, happened)) {
    changes_ = std::make_shared<const ChangesByRow>(database, *since);
  }
}

History History::at(Instant happened) const {
  const bool known = changes_ && changes_->since() <= happened;
  if (!known) {
    return History{*database_, recorded_, happened};
  }
  History then = *this;
  then.happened_ = happened;
  return then;
}

/// How far it was and how often more time was given follow from the reports and extensions of then:
/// a report that was entered late counts from its day on.
void History::count_again(Row& row) const {
  const Table& table = matter_table();
  const Ref ref = Ref::of_key(std::get<std::int64_t>(row.front()));
  const std::vector<Item> items = items_of(ref, "ep");
  const auto granted = std::ranges::count_if(items, [](const Item& item) {
    return item.ref.letter == 'e' && item.result == "granted" && filed_in_time(item);
  });
  cell(table, row, "extensions") = std::int64_t{granted};
  const Progress progress = progress_by(items);
  cell(table, row, "progress_at") = progress.at ? Value{progress.at->seconds} : Value{};
  if (std::holds_alternative<std::monostate>(cell(table, row, "claimed_at"))) {
    cell(table, row, "progress") = progress.percent;
  }
}

/// Whether a row plainly was not there yet: most of what was recorded since is new.
bool History::comes_later(const Table& table, const std::vector<RowChange>& changes) const {
  if (!changes.front().comes() || changes.front().is_erased()) {
    return false;
  }
  if (recorded_ && changes.front().entry->at > *recorded_) {
    return true;
  }
  return happened_ && std::ranges::all_of(changes, [&](const RowChange& change) {
           return !change.entry->mends && (!change.comes() || came_at(table, change) > *happened_);
         });
}

std::optional<Row> History::told(const Table& table, const Row& key,
                                 const std::vector<RowChange>& changes,
                                 std::optional<Row> now) const {
  const KeptRow kept{&table, key_of(table, key)};
  const bool is_matter = &table == &matter_table();
  const auto split = std::ranges::find_if(
      changes, [&](const RowChange& one) { return recorded_ && one.entry->at > *recorded_; });
  const std::span later{split, changes.end()};
  std::span until{changes.begin(), split};
  bool erased = false;
  const std::optional<Row> present = now;
  const std::optional<Row> record = rolled_back(kept, later, std::move(now), erased);
  std::optional<Row> row = record;
  const auto after = std::ranges::find_if(
      until, [&](const RowChange& one) { return happened_ && one.entry->at > *happened_; });
  const bool folds = after != until.end();
  if (folds) {
    if (std::ranges::any_of(after, until.end(),
                            [](const RowChange& one) { return one.entry->mends; })) {
      const std::span<const RowChange> all = changes_->whole(table, key);
      until = all.first(all.size() - later.size());
    }
    const RowPast past{kept, until, record};
    row = past.at(*happened_);
    erased = erased || past.was_erased();
  }
  if (!row) {
    return row;
  }
  if (erased) {
    take_out_later(table, *row, *earlier(recorded_, happened_));
  }
  if (is_matter) {
    if (folds && record) {
      for (const std::string_view unfolded :
           {"version", "secrecy", "secrecy_months", "title_public"}) {
        cell(table, *row, unfolded) = (*record)[table.column(unfolded)];
      }
      count_again(*row);
    }
    if (present) {
      keep_secret(*row, *present);
    }
  }
  return row;
}

/// Walks what the query gives now together with what was changed since, both in the order of keys.
template <class Record, class Holds, class Take>
void History::each(const Query& query, Holds holds, Take take) const {
  static const ChangesByRow::Rows none;
  const Table& table = Kept<Record>::table();
  const ChangesByRow::Rows& changed = changes_ ? changes_->of(table) : none;
  std::string where{query.where};
  for (std::size_t i = 0; i < query.key.size(); ++i) {
    where += fmt::format("{} {} = ${}", where.empty() ? "WHERE" : " AND", table.columns[i],
                         query.parameters.size() + i + 1);
  }
  std::vector<Value> parameters = query.parameters;
  parameters.insert(parameters.end(), query.key.begin(), query.key.end());
  auto next = changed.lower_bound(query.key);
  const auto is_of_key = [&](const Row& key) {
    return std::equal(query.key.begin(), query.key.end(), key.begin());
  };
  const auto give = [&](auto now) {
    const auto& [key, changes] = *next;
    const std::optional<Row> row =
        comes_later(table, changes) ? std::nullopt : told(table, key, changes, now());
    if (row) {
      if (Record record = Kept<Record>::of(*row); holds(record)) {
        take(std::move(record));
      }
    }
    ++next;
  };
  const auto give_before = [&](const Row* key) {
    while (next != changed.end() && is_of_key(next->first) &&
           (key == nullptr || next->first < *key)) {
      give([&] { return current_row(*database_, table, next->first); });
    }
  };
  Statement select = database_->prepare(
      fmt::format("SELECT * FROM {} {} ORDER BY {}", table.name, where, keys_of(table)));
  for (select.bind_all(parameters); select.step();) {
    if (next != changed.end()) {
      Row key;
      for (int i = 0; i < static_cast<int>(table.keys); ++i) {
        key.push_back(select.value_at(i));
      }
      give_before(&key);
      if (next != changed.end() && next->first == key) {
        give([&] { return std::optional{read_row(table, select)}; });
        continue;
      }
    }
    if (Record record = Kept<Record>::read(select); holds(record)) {
      take(std::move(record));
    }
  }
  give_before(nullptr);
}

template <class Record, class Holds>
std::vector<Record> History::all(const Query& query, Holds holds) const {
  std::vector<Record> found;
  each<Record>(query, holds, [&](Record&& record) { found.push_back(std::move(record)); });
  return found;
}

namespace {

constexpr auto any = [](const auto& /*record*/) { return true; };

bool is_one_of(const Matter& matter, const WhichMatters& which) {
  const auto is_later = [&](const std::optional<Instant>& moment) {
    return moment && which.since && *moment > *which.since;
  };
  return matter.open || (which.waived && !matter.waiver.empty()) ||
         std::ranges::binary_search(which.also, matter.ref) ||
         std::ranges::any_of(std::array{matter.opened_at, matter.received_at, matter.claimed_at,
                                        matter.answered_at, matter.closed_at},
                             is_later) ||
         std::ranges::any_of(which.states, [&](const StateOfKind& one) {
           return one.kind == matter.kind && one.state == matter.state;
         });
}

}  // namespace

std::optional<Matter> History::matter(Ref ref) const {
  std::vector<Matter> found = all<Matter>({.key = {ref.key()}}, any);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Item> History::items_of(Ref ref, std::string_view letters) const {
  std::vector<Item> items;
  for (const char letter : letters) {
    each<Item>({.key = {ref.key(), std::string(1, letter)}}, any,
               [&](Item&& item) { items.push_back(std::move(item)); });
  }
  return items;
}

std::vector<Part> History::parts_of(Ref ref) const {
  return all<Part>({.key = {ref.key()}}, any);
}

void History::each_unanswered_part(std::string_view role,
                                   const std::function<void(Part&&)>& take) const {
  each<Part>(
      {.where = "WHERE role = $1 AND answered_at IS NULL", .parameters = {std::string{role}}},
      [&](const Part& part) { return part.role == role && !part.answered_at; }, take);
}

std::vector<Link> History::links_from(Ref ref) const {
  return all<Link>({.key = {ref.key()}}, any);
}

std::vector<Link> History::links_to(Ref ref) const {
  return all<Link>({.where = "WHERE target = $1", .parameters = {ref.key()}},
                   [&](const Link& link) { return link.to == ref; });
}

void History::each_link(const std::function<void(Link&&)>& take) const {
  each<Link>({}, any, take);
}

std::vector<Matter> History::children_of(Ref parent) const {
  return all<Matter>({.where = "WHERE parent = $1", .parameters = {parent.key()}},
                     [&](const Matter& matter) { return matter.parent == parent; });
}

void History::each_matter(const WhichMatters& which,
                          const std::function<void(Matter&&)>& take) const {
  std::string where = "WHERE id IN (SELECT id FROM matter WHERE open = 1";
  std::vector<Value> parameters;
  if (which.since) {
    parameters.emplace_back(which.since->seconds);
    where +=
        " UNION ALL SELECT matter FROM change WHERE seq >= (SELECT seq FROM entry WHERE at > $1 "
        "ORDER "
        "BY at, seq LIMIT 1)";
  }
  if (which.waived) {
    where += " UNION ALL SELECT id FROM matter WHERE waiver IS NOT NULL";
  }
  if (!which.also.empty()) {
    where += " UNION ALL SELECT id FROM matter WHERE id IN (";
    for (const Ref ref : which.also) {
      where += fmt::format("{}{}", ref == which.also.front() ? "" : ", ", ref.key());
    }
    where += ')';
  }
  for (const StateOfKind& one : which.states) {
    parameters.insert(parameters.end(), {one.kind, one.state});
    where += fmt::format(
        "{} (kind = ${} AND state = ${})",
        &one == &which.states.front() ? " UNION ALL SELECT id FROM matter WHERE" : " OR",
        parameters.size() - 1, parameters.size());
  }
  each<Matter>(
      {.where = where + ")", .parameters = parameters},
      [&](const Matter& matter) { return is_one_of(matter, which); }, take);
}

void History::each_item(std::string_view letters, std::optional<Instant> from,
                        const std::function<void(Item&&)>& take) const {
  std::vector<Value> parameters;
  for (const char letter : letters) {
    parameters.emplace_back(std::string(1, letter));
  }
  std::string where = "WHERE letter IN ($1";
  for (std::size_t i = 2; i <= parameters.size(); ++i) {
    where += fmt::format(", ${}", i);
  }
  where += ')';
  if (from) {
    parameters.emplace_back(from->seconds);
    where += fmt::format(" AND at > ${}", parameters.size());
  }
  each<Item>(
      {.where = where, .parameters = parameters},
      [&](const Item& item) {
        return letters.find(item.ref.letter) != std::string_view::npos &&
               (!from || item.at > *from);
      },
      take);
}

std::vector<Row> History::rows(const Table& table) const {
  std::map<Row, Row> rows;
  Statement select = database_->prepare(fmt::format("SELECT * FROM {}", table.name));
  for (select.bind(); select.step();) {
    Row row = read_row(table, select);
    Row key{row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.keys)};
    rows.emplace(std::move(key), std::move(row));
  }
  static const ChangesByRow::Rows none;
  for (const auto& [key, changes] : changes_ ? changes_->of(table) : none) {
    const auto now = rows.find(key);
    std::optional<Row> row =
        told(table, key, changes,
             now == rows.end() ? std::nullopt : std::optional{std::move(now->second)});
    rows.erase(key);
    if (row) {
      rows.emplace(key, *std::move(row));
    }
  }
  std::vector<Row> all;
  std::ranges::transform(rows, std::back_inserter(all),
                         [](auto& one) { return std::move(one.second); });
  return all;
}

}  // namespace bureau
