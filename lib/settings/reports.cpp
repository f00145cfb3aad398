#include "settings/reports.h"

#include "base/error.h"
#include "base/files.h"
#include "settings/files.h"
#include "settings/layers.h"

#include <algorithm>

namespace bureau {

namespace fs = std::filesystem;

namespace {

std::string path_of(std::string_view name) {
  return fmt::format("reports/{}.toml", name);
}

}  // namespace

Reports::Reports(ConfigSources sources, OwnFields own)
    : sources_{std::move(sources)}, own_{std::move(own)} {}

fs::path Reports::file_of(std::string_view name) const {
  std::vector<fs::path> folders = folders_of(sources_);
  std::reverse(folders.begin(), folders.end());  // the strongest first
  for (const fs::path& folder : folders) {
    std::error_code none;  // a folder that is closed to us holds nothing
    if (const fs::path file = folder / path_of(name); fs::exists(file, none)) {
      return file;
    }
  }
  return {};
}

const ReportAsked* Reports::find(std::string_view name) {
  if (const auto found = read_.find(name); found != read_.end()) {
    return &found->second;
  }
  if (!is_report_name(name)) {
    return nullptr;
  }
  const fs::path file = file_of(name);
  const std::string built_in{file.empty() ? builtin_file(path_of(name)) : ""};
  if (file.empty() && built_in.empty()) {
    return nullptr;
  }
  ReportAsked report = file.empty()
                           ? parse_report(built_in, path_of(name), own_)
                           : parse_report(read_file(file).value_or(""), file.string(), own_);
  return &read_.emplace(name, std::move(report)).first->second;
}

const ReportAsked& Reports::get(std::string_view name) {
  if (const ReportAsked* report = find(name)) {
    return *report;
  }
  throw Error(ErrorKind::not_found, "there is no report '{}': there are {}", name,
              fmt::join(ids(), ", "));
}

std::vector<std::string> Reports::ids() const {
  std::vector<std::string> all;
  for (const std::string_view path : builtin_files()) {
    if (path.starts_with("reports/")) {
      all.push_back(fs::path{path}.stem().string());
    }
  }
  for (const fs::path& file : files_in_layers(sources_, "reports")) {
    const std::string name = file.stem().string();
    if (is_report_name(name) && std::ranges::find(all, name) == all.end()) {
      all.push_back(name);
    }
  }
  return all;
}

}  // namespace bureau
