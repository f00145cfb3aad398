// Where files of the layers lie.
#pragma once

#include "settings/settings.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The folders of the layers, weakest first; the one beside --config is the last.
std::vector<std::filesystem::path> folders_of(const ConfigSources& sources);

/// Gives the text of each bureau.toml that says something, weakest first.
/// Throws Error(not_found) when the file of --config is missing.
void each_settings_file(
    const ConfigSources& sources,
    const std::function<void(const std::string& file, const std::string& toml)>& take);

/// Files of the layers that end in .toml below one folder: "kinds", sorted by name within a layer.
std::vector<std::filesystem::path> files_in_layers(const ConfigSources& sources,
                                                   std::string_view folder);

}  // namespace bureau
