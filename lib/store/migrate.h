// The schema of the store and how an older one is brought up to it.
#pragma once

#include <cstdint>
#include <string_view>

namespace bureau {

class Database;

/// Stands in every store: "buro".
inline constexpr std::int64_t application_id = 0x6275726f;

/// True when all migrations have been run. Throws Error(damaged) for a store that is empty, is none
/// of bureau, or was written by a newer program.
bool check_version(Database& database, std::string_view name);

/// Throws Error(damaged) for an older one too.
void must_be_up_to_date(Database& database, std::string_view name);

/// Runs what has not been run yet, in one transaction. From now on no transaction begins under
/// another version.
void migrate(Database& database, std::string_view name);

}  // namespace bureau
