// How a file of a matter is named: T1/f1.
#pragma once

#include "model/ref.h"

#include <string>

namespace bureau::cli {

/// Throws Error(usage) for the ref of a whole matter.
SubRef file_ref(const std::string& word);

}  // namespace bureau::cli
