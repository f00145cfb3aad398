// Kinds and states by what people call them: "待签收" in a filter is the id "assigned".
#pragma once

#include "settings/settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The ids that a word stands for: an id itself, or a name in either language, which several kinds
/// may share. Reads every kind, so that it is asked only when somebody names one. Throws
/// Error(usage) for a word that nothing is called, with the nearest.
std::vector<std::string> kinds_called(std::string_view word, Kinds& kinds);
std::vector<std::string> states_called(std::string_view word, Kinds& kinds);

/// The ids of the fields that the kinds add to their matters.
std::vector<std::string> own_field_ids(Kinds& kinds);

}  // namespace bureau
