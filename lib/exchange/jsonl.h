// The whole store as JSON Lines: one line a row, table by table, and back into an empty store.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace bureau {

class Database;

/// Gives every line with its line break, in an order that is the same for the same store.
void export_store(Database& database, const std::function<void(std::string_view line)>& take);

/// Rows of an export into a store without matters, entries as they are, none added: what is
/// exported again is the same to the byte. Throws Error: refused (the store is not empty), rejected
/// (a line, with its number).
std::size_t import_store(Database& database, const std::function<bool(std::string& line)>& next);

}  // namespace bureau
