// A mapping file for `import csv --map-file`: which column is which field.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace bureau {

struct Mapping {
  std::map<std::string, std::string> columns{};    ///< [map] title = "task_label"
  std::map<std::string, std::string> constants{};  ///< [const] urgency = "normal"
  std::map<std::string, std::string> splits{};     ///< [split] co = "、"
};

/// Throws Error(usage) with file:line:column.
Mapping parse_mapping(std::string_view toml, std::string_view file);

}  // namespace bureau
