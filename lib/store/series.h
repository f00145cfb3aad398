// Series: running numbers, given inside the command's own transaction, so that a failed command
// leaves no gap and no two commands get the same.
#pragma once

#include "model/ref.h"

#include <algorithm>
#include <string_view>

namespace bureau {

class Database;

/// How far a series of a year has come. What the program gave stays given, also when the giving was
/// undone; what was typed counts while it stands.
struct SeriesPlace {
  std::int64_t given = 0;  ///< the last number that the program gave
  std::int64_t typed = 0;  ///< the highest that was typed
  std::int64_t next() const { return std::max(given, typed) + 1; }
};

SeriesPlace series_place(Database& database, std::string_view series, int year);

/// Gives the next number of a series of a year (0: a series that never starts again).
std::int64_t next_number(Database& database, std::string_view series, int year);

/// Lets the series go on behind a number that was typed.
void pass_number(Database& database, std::string_view series, int year, std::int64_t n);

/// The highest typed number is none any more, and `n` is the highest that stands before it.
void go_back_to(Database& database, std::string_view series, int year, std::int64_t n);

/// The number of an item, by its key ("17/p/3"), is not given again although it goes.
void keep_item_number(Database& database, std::string_view key);

/// The next number of an item of this letter.
std::int64_t next_item(Database& database, Ref ref, char letter);

/// The next ref of a register.
Ref next_ref(Database& database, Register reg);

}  // namespace bureau
