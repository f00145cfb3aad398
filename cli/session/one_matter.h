// Commands that read one matter, named by its ref or number.
#pragma once

#include "cli/session/listing.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

struct OneMatter {
  std::vector<std::string> refs{};
};

void declare_matter(Fields& fields, OneMatter& args);

/// Throws Error: usage unless it is one, not_found, refused above the ceiling.
Ref one_ref(const OneMatter& args, Session& session, std::string_view verb);

/// Where it stands, in the reader's language.
std::string state_word(Session& session, const Matter& matter);

}  // namespace bureau::cli
