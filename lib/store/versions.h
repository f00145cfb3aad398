// What matters pin: the text of a kind, and the effective days of a calendar. And the days that
// were imported into the store, which the calendar of the config is merged with.
#pragma once

#include "store/history.h"
#include "time/calendar.h"

#include <optional>
#include <string>
#include <string_view>

namespace bureau {

/// The row of this text of a kind, made when it is new. For writers.
std::int64_t pin_kind(Database& database, std::string_view kind, std::string_view source);

/// The text of a kind's version; empty: there is none.
std::string kind_source(Database& database, std::int64_t version);

/// The row of these effective days, made when they are new. For writers.
std::int64_t pin_calendar(Database& database, std::string_view effective_days);

/// Throws Error(damaged) when there is none.
WorkCalendar pinned_calendar(Database& database, std::int64_t version);

/// The days imported with `calendar import`, as they were recorded then.
WorkCalendar imported_calendar(const History& history);

/// The result of an earlier command with this --once key: its text, and whether it was the same
/// command.
struct EarlierResult {
  bool same = false;
  bool undone = false;  ///< since
  std::string result{};
};
std::optional<EarlierResult> earlier_result(Database& database, std::string_view key,
                                            std::string_view command);
void keep_result(Database& database, std::string_view key, std::string_view command,
                 std::string_view result, std::int64_t seq);

}  // namespace bureau
