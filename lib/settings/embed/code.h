// C++ text for settings, kinds and calendars.
#pragma once

#include "settings/settings.h"

#include <map>
#include <string>
#include <vector>

namespace bureau::embed {

/// The source that defines what settings/builtin.h declares as generated, and builtin_file(s).
std::string code_of(const std::map<std::string, std::string>& files, const Settings& settings,
                    const std::vector<Kind>& kinds, const std::vector<WorkCalendar>& calendars);

}  // namespace bureau::embed
