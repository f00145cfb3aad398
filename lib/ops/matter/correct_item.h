// Mending a wrong entry inside a matter: a decision, an instruction, a report, a note.
#pragma once

#include "ops/deed/deed.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// "FIELD=VALUE" each; needs a reason. The old values stay in the journal. A task that carries the
/// item out keeps what it has. Throws Error: not_found; refused for files, given-up numbers and
/// moments that lie ahead; usage for a field that such an item has not.
Item correct_item(Deed& deed, const SubRef& ref, const std::vector<std::string>& pairs);

/// Whether some item has a field of this name to correct.
bool is_item_field(std::string_view name);

}  // namespace bureau
