#include "base/files.h"
#include "settings/files.h"
#include "settings/layers.h"
#include "settings/settings.h"

#include <algorithm>

namespace bureau {

Directory load_directory(const ConfigSources& sources) {
  std::vector<std::filesystem::path> folders = folders_of(sources);
  std::reverse(folders.begin(), folders.end());  // the strongest first
  for (const std::filesystem::path& folder : folders) {
    const std::filesystem::path file = folder / "directory.toml";
    if (const std::optional<std::string> toml = read_file(file)) {
      schema::Document document{*toml, file.string()};
      Directory directory = schema::read_directory_file(document);
      document.raise();
      return directory;
    }
  }
  return {};
}

}  // namespace bureau
