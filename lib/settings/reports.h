// The reports there are: built in, replaced or joined by reports/*.toml of the layers. One is read
// when it is asked for.
#pragma once

#include "model/report.h"
#include "settings/settings.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The ids of the fields that kinds add, asked for where a report names a column that is none of
/// every matter's. Empty: any name is taken for one.
using OwnFields = std::function<std::vector<std::string>()>;

class Reports {
 public:
  explicit Reports(ConfigSources sources, OwnFields own = {});

  /// nullptr when there is none of the name. Throws Error(usage) with the place of the first
  /// mistake in its file.
  const ReportAsked* find(std::string_view name);

  /// Throws Error(not_found), naming the reports there are.
  const ReportAsked& get(std::string_view name);

  std::vector<std::string> ids() const;

  /// Where it stands: the file of the strongest layer; empty: it is built in, or there is none.
  std::filesystem::path file_of(std::string_view name) const;

 private:
  ConfigSources sources_;
  OwnFields own_;
  std::map<std::string, ReportAsked, std::less<>> read_{};
};

/// One report from its TOML; `file` names it in complaints. Throws Error(usage) with the first.
ReportAsked parse_report(std::string_view toml, std::string_view file, const OwnFields& own = {});

/// Everything that is wrong with the file of a report: "file:line:column: text". Its filters are
/// understood by an Office alone. Throws Error(not_found) when there is no such file.
std::vector<std::string> check_report(const std::filesystem::path& file, const OwnFields& own = {});

}  // namespace bureau
