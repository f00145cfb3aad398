// Commands that read matters one after the other, each named by its ref or number.
#pragma once

#include "cli/session/listing.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

struct NamedMatters {
  std::vector<std::string> refs{};
};

void declare_matters(Fields& fields, NamedMatters& args);

/// Throws Error: usage for none, not_found, refused above the ceiling.
std::vector<Ref> some_refs(const NamedMatters& args, Session& session, std::string_view verb);

/// What is told of each, one below the other, or as an array where it is JSON; alone it is itself.
std::string told_together(const std::vector<std::string>& texts, bool are_json);

/// Where it stands, in the reader's language.
std::string state_word(Session& session, const Matter& matter);

}  // namespace bureau::cli
