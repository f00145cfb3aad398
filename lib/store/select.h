// Records by SQL, for the sources of the store alone: what others ask for has a name.
#pragma once

#include "store/database.h"
#include "store/journal.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// From a statement whose columns are those of the table.
Matter read_matter(const Statement& row);
Item read_item(const Statement& row);
Part read_part(const Statement& row);
Link read_link(const Statement& row);
Row read_row(const Table& table, const Statement& row);

/// "48,52": the keys of an IN (), NULL where there are none, which no row is.
std::string ids_of(const std::vector<Ref>& refs);
std::string ids_of(const std::vector<std::int64_t>& keys);

/// is_overdue() of lib/model in SQL; $2 is now, 0 the register of papers.
constexpr std::string_view overdue_rows =
    "due < $2 AND (suspended_at IS NULL OR suspended_at > due) AND coalesce(CASE WHEN register = 0 "
    "AND answered_at IS NOT NULL THEN answered_at ELSE claimed_at END, due + 1) > due";

// `rest` goes on behind the name of the table, "WHERE …", "ORDER BY …", with parameters from $1.

std::vector<Matter> select_matters(Database& database, std::string_view rest,
                                   const std::vector<Value>& parameters);
std::vector<Entry> read_entries(Database& database, std::string_view rest,
                                const std::vector<Value>& parameters);
std::vector<Change> select_changes(Database& database, std::string_view rest,
                                   const std::vector<Value>& parameters);
std::vector<EntryTimes> entry_times(Database& database, std::string_view rest,
                                    const std::vector<Value>& parameters);

}  // namespace bureau
