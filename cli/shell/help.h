// What the program says of itself: all of it, one command, and what goes for many of them.
#pragma once

#include "cli/shell/command.h"
#include "settings/reports.h"
#include "settings/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

/// How wide help is printed: a terminal of old.
inline constexpr std::size_t help_width = 80;

/// Every verb there is, or that of one noun, with what it is for.
std::string overview(std::optional<Noun> noun, Kinds& kinds, Reports& reports);

/// "bureau task add …": usage, its own options, those of all commands that mean something there,
/// examples.
std::string help_of(const Command& command);

/// A line or more for each option: its names, and what it is for.
std::string option_lines(const std::vector<Fields::Field>& fields);

/// The long names of the options of a command, without dashes.
std::vector<std::string> option_names(const Command& command);

/// What goes for many commands.
enum class Topic { filter, dates, kinds, formats, options };

/// "filter", "filters", 筛选; nothing for another word.
std::optional<Topic> topic_called(std::string_view word);

/// One screen of it, as this office reads it now.
std::string help_on(Topic topic, Session& session);

}  // namespace bureau::cli
