#include "store/history.h"

#include "base/error.h"
#include "store/matters.h"

#include <algorithm>

namespace bureau {

History::History(Database& database, std::optional<Instant> as_of)
    : database_{database}, as_of_{as_of} {
  if (!as_of_) {
    return;
  }
  Statement select = database_.prepare(
      "SELECT change.table_name, change.key, change.before, change.after FROM entry"
      " JOIN change ON change.seq = entry.seq WHERE entry.at > $1 ORDER BY change.seq DESC, "
      "change.n DESC");
  for (select.bind(*as_of_); select.step();) {
    const KeptRow kept = kept_row(select.text_at(0), select.text_at(1));
    Past& past = pasts_[std::string{kept.table->name}][kept.key];
    if (select.is_null(2)) {
      past = Past{.existed = false};
      continue;
    }
    if (select.text_at(2).empty()) {
      // The payload of a secret: what it was is not known any more, nor what went.
      past = select.is_null(3) ? Past{.existed = false} : std::move(past);
      continue;
    }
    if (select.is_null(3)) {
      past = Past{.existed = true, .complete = true};
      const Row whole = row_of_payload(kept, select.text_at(2));
      for (std::size_t column = 0; column < whole.size(); ++column) {
        past.columns[column] = whole[column];
      }
      continue;
    }
    for (auto& [column, value] : columns_of_payload(*kept.table, select.text_at(2))) {
      past.columns[column] = std::move(value);
    }
  }
}

std::optional<Row> History::then(const Table& table, const Past& past,
                                 std::optional<Row> now) const {
  if (!past.existed) {
    return std::nullopt;
  }
  Row row;
  if (past.complete || !now) {
    row.resize(table.columns.size());
  } else {
    row = *std::move(now);
  }
  for (const auto& [column, value] : past.columns) {
    row[column] = value;
  }
  return row;
}

std::vector<Row> History::rows(const Table& table, std::string_view where,
                               const std::vector<Value>& parameters) const {
  std::vector<Row> rows;
  const auto pasts = pasts_.find(table.name);
  const bool changed = pasts != pasts_.end();
  Statement select = database_.prepare(fmt::format("SELECT * FROM {} {}", table.name, where));
  for (select.bind_all(parameters); select.step();) {
    Row row = read_row(table, select);
    if (!changed || !pasts->second.contains(key_of(table, row))) {
      rows.push_back(std::move(row));
    }
  }
  if (changed) {
    for (const auto& [key, past] : pasts->second) {
      Row keys = row_of_key(table, key);
      std::optional<Row> now = past.complete ? std::nullopt : current_row(database_, table, keys);
      if (std::optional<Row> row = then(table, past, std::move(now))) {
        rows.push_back(*std::move(row));
      }
    }
  }
  // One order whether or not anything changed since: a report made twice is the same to the byte.
  std::ranges::sort(rows, [&](const Row& a, const Row& b) {
    return std::lexicographical_compare(
        a.begin(), a.begin() + static_cast<std::ptrdiff_t>(table.keys), b.begin(),
        b.begin() + static_cast<std::ptrdiff_t>(table.keys), [](const Value& x, const Value& y) {
          const auto* i = std::get_if<std::int64_t>(&x);
          const auto* j = std::get_if<std::int64_t>(&y);
          if (i != nullptr && j != nullptr) {
            return *i < *j;
          }
          const auto* s = std::get_if<std::string>(&x);
          const auto* t = std::get_if<std::string>(&y);
          return s != nullptr && t != nullptr && *s < *t;
        });
  });
  return rows;
}

namespace {

template <class Record>
std::vector<Record> records(const std::vector<Row>& rows, Record (*read)(const Row&)) {
  std::vector<Record> found;
  found.reserve(rows.size());
  std::ranges::transform(rows, std::back_inserter(found), read);
  return found;
}

}  // namespace

std::vector<Matter> History::matters(std::string_view where,
                                     const std::vector<Value>& parameters) const {
  if (!pasts_.contains(matter_table().name)) {
    // Nothing to roll back: the rows need not be taken apart.
    std::vector<Matter> now;
    Statement select = database_.prepare(fmt::format("SELECT * FROM matter {}", where));
    for (select.bind_all(parameters); select.step();) {
      now.push_back(read_matter(select));
    }
    std::ranges::sort(now, {}, [](const Matter& matter) { return matter.ref.key(); });
    return now;
  }
  return records<Matter>(rows(matter_table(), where, parameters), matter_of);
}

std::vector<Item> History::items(std::string_view where,
                                 const std::vector<Value>& parameters) const {
  return records<Item>(rows(item_table(), where, parameters), item_of);
}

std::vector<Part> History::parts(std::string_view where,
                                 const std::vector<Value>& parameters) const {
  return records<Part>(rows(part_table(), where, parameters), part_of);
}

std::vector<Link> History::links(std::string_view where,
                                 const std::vector<Value>& parameters) const {
  return records<Link>(rows(link_table(), where, parameters), link_of);
}

std::vector<Entry> History::entries(std::string_view where,
                                    const std::vector<Value>& parameters) const {
  std::vector<Entry> entries = read_entries(database_, where, parameters);
  if (as_of_) {
    std::erase_if(entries, [&](const Entry& entry) { return entry.at > *as_of_; });
  }
  return entries;
}

}  // namespace bureau
