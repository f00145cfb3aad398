// Values and rows as the store keeps them, whatever table they are of.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bureau {

struct Blob {
  std::string bytes{};
  friend auto operator<=>(const Blob&, const Blob&) = default;
};

using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;

/// One row, its values in the order of the table's columns.
using Row = std::vector<Value>;

/// A table of the journal: what the generic mechanisms (journal, undo, state at an instant, export)
/// must know of it.
struct Table {
  std::string_view name;
  std::vector<std::string_view> columns;  ///< keys first
  std::size_t keys = 1;
  bool of_matter = true;  ///< its first column names a matter

  std::size_t column(std::string_view column_name) const;  ///< throws std::logic_error
};

/// The key of a row as text: its key columns divided by '/', blobs in hex.
std::string key_of(const Table& table, const Row& row);

}  // namespace bureau
