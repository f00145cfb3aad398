// Series: running numbers, given inside the command's own transaction, so that a failed command
// leaves no gap and no two commands get the same.
#pragma once

#include "model/ref.h"
#include "store/database.h"

#include <string_view>

namespace bureau {

/// The next number of a series of a year (0: a series that never starts again).
std::int64_t next_number(Database& database, std::string_view series, int year);

/// Lets the series go on behind a number that was given by hand.
void pass_number(Database& database, std::string_view series, int year, std::int64_t n);

/// The next ref of a register.
Ref next_ref(Database& database, Register reg);

}  // namespace bureau
