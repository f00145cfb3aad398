// The fields that a kind adds to its matters (model/field_type.h).
#pragma once

#include "ops/deed/deed.h"

#include <string>
#include <vector>

namespace bureau {

/// "key=value" texts into the typed fields of the kind; a value that is empty takes the field away.
/// Throws Error(usage): unknown key, wrong type, nothing for what the kind requires.
void set_fields(Deed& deed, const Kind& kind, Matter& matter,
                const std::vector<std::string>& pairs);

}  // namespace bureau
