#include "settings/layers.h"

#include "base/error.h"
#include "base/files.h"
#include "settings/schema.h"

#include <algorithm>

namespace bureau {

namespace fs = std::filesystem;

std::vector<fs::path> folders_of(const ConfigSources& sources) {
  std::vector<fs::path> folders = sources.folders;
  if (!sources.file.empty()) {
    folders.push_back(sources.file.has_parent_path() ? sources.file.parent_path() : fs::path{"."});
  }
  return folders;
}

void each_settings_file(
    const ConfigSources& sources,
    const std::function<void(const std::string& file, const std::string& toml)>& take) {
  const auto read = [&](const fs::path& file, bool must_exist) {
    const std::optional<std::string> toml = read_file(file);
    if (!toml && must_exist) {
      throw Error(ErrorKind::not_found, "there is no configuration file {}", file.string());
    }
    if (toml && !schema::says_nothing(*toml)) {
      take(file.string(), *toml);
    }
  };
  for (const fs::path& folder : sources.folders) {
    read(folder / "bureau.toml", false);
  }
  if (!sources.file.empty()) {
    read(sources.file, true);
  }
}

std::vector<fs::path> files_in_layers(const ConfigSources& sources, std::string_view folder) {
  std::vector<fs::path> files;
  for (const fs::path& layer : folders_of(sources)) {
    std::error_code none;  // a folder that is missing or closed to us holds nothing
    const std::size_t before = files.size();
    for (fs::directory_iterator entry{layer / folder, none}, end; !none && entry != end;
         entry.increment(none)) {
      if (entry->path().extension() == ".toml" &&
          !entry->path().filename().string().starts_with('.')) {
        files.push_back(entry->path());
      }
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
  }
  return files;
}

}  // namespace bureau
