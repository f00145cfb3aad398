// Which tables the journal keeps, and how they are laid out.

#include "base/error.h"
#include "store/columns.h"
#include "store/records.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

/// Collects the names.
struct Namer {
  std::vector<std::string_view> names{};

  template <class T>
  void operator()(std::string_view name, const T& /*unused*/) {
    names.push_back(name);
  }
  void text(std::string_view name, const std::string& /*unused*/) { names.push_back(name); }
  void blob(std::string_view name, const std::string& /*unused*/) { names.push_back(name); }
  void optional(std::string_view name, std::int64_t /*unused*/) { names.push_back(name); }
  void derived(std::string_view name, Value (*)(const Matter&)) { names.push_back(name); }
  void key(std::string_view name, Ref /*unused*/) { names.insert(names.end(), {name, "register"}); }
  void sub_key(const SubRef& /*unused*/) { names.insert(names.end(), {"matter", "letter", "n"}); }
};

template <class Record>
std::vector<std::string_view> names_of() {
  Namer namer;
  namer.names.reserve(60);
  const Record record{};
  columns(namer, record, std::type_identity<Record>{});
  return namer.names;
}

}  // namespace

const Table& matter_table() {
  static const Table table{"matter", names_of<Matter>(), 1, true};
  return table;
}
const Table& item_table() {
  static const Table table{"item", names_of<Item>(), 3, true};
  return table;
}
const Table& part_table() {
  static const Table table{"participant", names_of<Part>(), 4, true};
  return table;
}
const Table& link_table() {
  static const Table table{"link", names_of<Link>(), 4, true};
  return table;
}
const Table& booking_table() {
  static const Table table{"booking", {"matter", "resource", "starts_at", "ends_at"}, 2, true};
  return table;
}
const Table& calendar_day_table() {
  static const Table table{"calendar_day", {"date", "off", "name"}, 1, false};
  return table;
}

const Table& party_table() {
  static const Table table{"party", {"since", "what", "former", "name", "until"}, 3, false};
  return table;
}

std::span<const Table* const> journal_tables() {
  static const std::array all{&matter_table(),  &item_table(),         &part_table(), &link_table(),
                              &booking_table(), &calendar_day_table(), &party_table()};
  return all;
}

namespace {

/// A table as the journal and the exports of earlier programs call it. Names once given are never
/// taken off this list.
struct Former {
  std::string_view name;
  const Table& (*now)();
  std::string (*key)(std::string_view);  ///< what is its key today
  std::string_view added;                ///< a key column that came with the new name,
  std::int64_t value;                    ///< and what it was until then
};

constexpr std::array formers{
    Former{"part", part_table,
           // Nobody had a role twice: the first time stands between the role and who had it.
           [](std::string_view key) {
             const std::size_t role = key.find('/', key.find('/') + 1);
             return fmt::format("{}/1{}", key.substr(0, role), key.substr(role));
           },
           "n", 1},
    Former{"renaming", party_table,
           // All that was told of them was what they are called; the day stood behind the name.
           [](std::string_view key) {
             const std::size_t day = key.rfind('/');
             return fmt::format("{}/0/{}", key.substr(day + 1), key.substr(0, day));
           },
           "what", 0},
};

}  // namespace

KeptRow kept_row(std::string_view table, std::string_view key) {
  const auto* const former = std::ranges::find(formers, table, &Former::name);
  if (former != formers.end()) {
    return {&former->now(), former->key(key)};
  }
  const auto all = journal_tables();
  const auto found = std::ranges::find(all, table, [](const Table* one) { return one->name; });
  if (found == all.end()) {
    throw Error(ErrorKind::damaged, "the journal names a table '{}' that the store does not have",
                table);
  }
  return {*found, std::string{key}};
}

TableNow table_now(std::string_view name) {
  const auto* const former = std::ranges::find(formers, name, &Former::name);
  return former == formers.end() ? TableNow{name}
                                 : TableNow{former->now().name, former->added, former->value};
}

}  // namespace bureau
