// A folder of configuration that lives as long as a test.
#pragma once

#include "base/files.h"
#include "settings/settings.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bureau {

class ConfigFolder {
 public:
  ConfigFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "bureau_settings_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error{"no folder for the test"};
    }
    path_ = name;
  }
  ~ConfigFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ConfigFolder(const ConfigFolder&) = delete;
  ConfigFolder& operator=(const ConfigFolder&) = delete;

  /// Writes a file and gives its path as complaints have it.
  std::string write(std::string_view name, std::string_view text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    write_file(file, text);
    return file.string();
  }

  const std::filesystem::path& path() const { return path_; }
  ConfigSources sources() const { return {.folders = {path_}}; }

 private:
  std::filesystem::path path_{};
};

}  // namespace bureau
