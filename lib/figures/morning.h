// The morning sheet: what there is to do today, in parts, each with all its refs and its first
// matters.
#pragma once

#include "model/listed_matter.h"
#include "office/office.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct MorningPart {
  std::string_view name;  ///< in JSON
  const char* title;
  std::vector<std::string> columns{};  ///< what is told of its matters
  std::vector<Ref> refs{};
  std::vector<ListedMatter> first{};
};

struct Morning {
  Instant now{};
  std::vector<MorningPart> parts{};
  bool is_empty() const;
};

/// Of what may be shown, urgent first, then important (rule 6): of each part the first `most`
/// matters with their lamps; nothing: all. What is open is read once, one after the other.
Morning morning(Database& database, const Office& office, Instant now,
                std::optional<std::size_t> most);

}  // namespace bureau
