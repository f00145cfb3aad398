// The sources of the project, for tests of what they may say.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

inline const fs::path source_dir{BUREAU_SOURCE_DIR};

/// How an include of ours begins.
constexpr std::string_view ours = "#include \"";

/// Headers and sources below a folder of the project, in order.
inline std::vector<fs::path> sources_below(std::string_view folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator{source_dir / folder}) {
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") {
      found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

inline std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream in{file};
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}
