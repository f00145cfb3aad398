// Kinds and states by what people call them: "待签收" in a filter is the id "assigned".
#pragma once

#include "settings/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The ids that a word stands for: an id itself, or a name in either language, which several kinds
/// may share. Reads every kind, so that it is asked only when somebody names one. Throws
/// Error(usage) for a word that nothing is called, with the nearest.
std::vector<std::string> kinds_called(std::string_view word, Kinds& kinds);
std::vector<std::string> states_called(std::string_view word, Kinds& kinds);

/// The fields that the kinds add to their matters, of every kind that can be read.
std::vector<const KindField*> own_fields(Kinds& kinds);
std::vector<std::string> own_field_ids(Kinds& kinds);

/// By what the field of that name compares among all kinds that have one; nothing: none has.
std::optional<FieldType> own_field_type(Kinds& kinds, std::string_view name);

}  // namespace bureau
