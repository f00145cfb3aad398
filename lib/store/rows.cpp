#include "store/rows.h"

#include "store/select.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

namespace bureau {

namespace {

/// "($1, $2, $3), ($4, $5, $6)".
std::string places(std::size_t rows, std::size_t columns) {
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns; ++column) {
      text += fmt::format("{}${}", column == 0 ? "" : ", ", row * columns + column + 1);
    }
    text += ")";
  }
  return text;
}

void add_rows(Database& database, const Table& table, std::span<const Row> keys,
              std::map<std::string, Row>& rows) {
  std::vector<Value> values;
  for (const Row& key : keys) {
    values.insert(values.end(), key.begin(), key.begin() + static_cast<std::ptrdiff_t>(table.keys));
  }
  std::string same;
  for (const std::string_view key : std::span{table.columns}.first(table.keys)) {
    same += fmt::format("{0}{1}.{2} = wanted.{2}", same.empty() ? "" : " AND ", table.name, key);
  }
  Statement select = database.prepare(
      fmt::format("WITH wanted ({0}) AS (VALUES {1}) SELECT {2}.* FROM wanted JOIN {2} ON {3}",
                  fmt::join(std::span{table.columns}.first(table.keys), ", "),
                  places(keys.size(), table.keys), table.name, same));
  for (select.bind_all(values); select.step();) {
    Row row = read_row(table, select);
    std::string key = key_of(table, row);
    rows.emplace(std::move(key), std::move(row));
  }
}

}  // namespace

std::map<std::string, Row> current_rows(Database& database, const Table& table,
                                        const std::vector<Row>& keys) {
  constexpr std::size_t most = 500;  // a database takes only so many parameters
  std::map<std::string, Row> rows;
  for (std::span<const Row> rest{keys}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), most));
    add_rows(database, table, some, rows);
    rest = rest.subspan(some.size());
  }
  return rows;
}

std::vector<Item> items_of(Database& database, const std::vector<Ref>& refs, char letter) {
  std::map<Ref, std::size_t> order;
  for (const Ref ref : refs) {
    order.emplace(ref, order.size());
  }
  std::vector<Item> items;
  Statement select = database.prepare(
      fmt::format("SELECT * FROM item WHERE matter IN ({}) AND letter = $1", ids_of(refs)));
  for (select.bind(std::string(1, letter)); select.step();) {
    items.push_back(read_item(select));
  }
  std::ranges::sort(items, {}, [&](const Item& item) {
    return std::tuple{order.at(item.ref.ref), item.ref};
  });
  return items;
}

std::map<SubRef, Item> items_at(Database& database, const std::vector<SubRef>& refs) {
  std::vector<Row> keys;
  std::ranges::transform(refs, std::back_inserter(keys), [](const SubRef& ref) {
    return Row{ref.ref.key(), std::string(1, ref.letter), ref.n};
  });
  std::map<SubRef, Item> items;
  for (const auto& [key, row] : current_rows(database, item_table(), keys)) {
    Item item = item_of(row);
    const SubRef ref = item.ref;
    items.emplace(ref, std::move(item));
  }
  return items;
}

}  // namespace bureau
