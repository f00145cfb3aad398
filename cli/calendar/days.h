// What the verbs of the calendar share: days as people write them, answers as records, limits that
// a schedule moves.
#pragma once

#include "cli/session/session.h"
#include "ops/office/calendar.h"

#include <string>
#include <utility>
#include <vector>

namespace bureau::cli {

/// A day as people write it, by the office's calendar. Throws Error(usage).
Date date_of(const std::string& text, Session& session);

/// The words of a verb that takes a few: "2026-09-28 2026-10-12". Throws Error(usage) for more.
std::vector<std::string> words_of(const std::string& text, std::size_t most, const char* command);

/// Says that the schedule of a year is not published.
void say_unknown(const WorkCalendar& calendar, int year, Session& session);

/// One answer as a record for programs.
View one_answer(const std::vector<std::pair<const char*, Cell>>& members);

/// Leaves what moves; gives how many only lose the mark of being provisional.
std::size_t take_out_final(std::vector<MovedLimit>& moved);

View moved_view(const std::vector<MovedLimit>& moved);

}  // namespace bureau::cli
