// Words of habit: what other programs call what is done here, for the line that leads on.
#pragma once

#include "cli/shell/command.h"
#include "settings/settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace bureau::cli {

/// The verb that is meant by a word of habit, as this noun has it: "rm" is "cancel". A step is
/// named by what it does, whatever the kinds call it. Empty for no such word.
std::string habit_of(std::string_view word, std::optional<Noun> noun, Kinds& kinds);

/// "status", "next", "todo": what the morning sheet says.
bool asks_for_sheet(std::string_view word);

/// The option that is meant by one of habit: "--json" is "-o json". Empty for no such word.
std::string_view option_by_habit(std::string_view option);

}  // namespace bureau::cli
