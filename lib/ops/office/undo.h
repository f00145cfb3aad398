// Undo: my last command taken back, and the taking back recorded.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

/// What was taken back.
struct Undone {
  std::string verb{};
  std::vector<std::string> refs{};
};

/// Takes back the last command of the deed's actor that is not taken back yet (one `apply` is one),
/// passing over what cannot be undone; the last that touched a matter, where one is named.
/// A matter it created becomes void, its number voided with the reason. Throws Error: not_found
/// when there is none; conflict when something of it was changed since, naming the entry; refused
/// when its payload was erased.
Undone undo_last(Deed& deed, std::optional<Ref> of = std::nullopt);

}  // namespace bureau
