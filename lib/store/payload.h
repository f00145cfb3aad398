// Payloads: a row of the journal's tables as its key in text and its columns in JSON.
#pragma once

#include "store/records.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bureau {

/// The columns of `row` that differ from `other`, or that are not null when there is no other.
std::string payload_of(const Table& table, const Row& row, const Row* other);

/// The columns that a payload names. Throws Error(damaged) for what is none.
std::map<std::size_t, Value> columns_of_payload(const Table& table, std::string_view json);

/// A column's number, found without reading the rest; nothing when there is none.
std::optional<std::int64_t> number_in_payload(std::string_view json, std::string_view column);

/// The whole row that came or went with a change: its key, and the columns that the payload names.
Row row_of_payload(const KeptRow& kept, std::string_view json);

/// The key columns out of the text of key_of().
Row row_of_key(const Table& table, std::string_view key);

}  // namespace bureau
