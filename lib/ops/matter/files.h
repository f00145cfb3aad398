// The files that stand in a matter.
#pragma once

#include "ops/deed/deed.h"

#include <string>
#include <vector>

namespace bureau {

/// Files of the machine become attachments. Throws Error(refused) for state secrets and large
/// files.
void attach_files(Deed& deed, const Matter& matter, const std::vector<std::string>& files);

/// Takes a file off, for a reason. Throws Error: not_found, refused.
void remove_file(Deed& deed, const SubRef& file);

}  // namespace bureau
