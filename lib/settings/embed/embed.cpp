// Run by the build: reads config/ with the reader of users' files and writes it as C++, so that a
// start reads no TOML for what is built in. A mistake in config/ fails the build.
//
//   bureau_embed CONFIG_FOLDER OUTPUT
#include "base/error.h"
#include "base/files.h"
#include "settings/embed/code.h"
#include "settings/files.h"
#include "settings/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace bureau {

namespace {

/// Every file of config/ by its path in it.
std::map<std::string, std::string> read_all(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).generic_string()] =
          read_file(entry.path()).value_or("");
    }
  }
  return files;
}

/// The stem of "kinds/task.toml" when it lies in the folder; empty otherwise.
std::string stem_in(const std::string& folder, const std::string& path) {
  const fs::path file{path};
  return file.parent_path() == folder && file.extension() == ".toml" ? file.stem().string() : "";
}

std::string read_and_write(const fs::path& folder) {
  const std::map<std::string, std::string> files = read_all(folder);
  std::vector<Kind> kinds;
  std::vector<WorkCalendar> calendars;
  Settings settings;
  for (const auto& [path, text] : files) {
    const std::string file = (folder / path).string();
    if (const std::string id = stem_in("kinds", path); !id.empty()) {
      const Kind& kind = kinds.emplace_back(parse_kind(text, file));
      if (kind.id != id) {
        throw Error(ErrorKind::usage, "{}: the kind '{}' must stand in a file of its name", file,
                    kind.id);
      }
    } else if (const std::string name = stem_in("calendars", path); !name.empty()) {
      calendars.push_back(parse_calendar(text, file));
      calendars.back().name = name;
    } else if (!stem_in("reports", path).empty()) {
      static_cast<void>(parse_report(text, file));  // read anew where it is asked for
    } else if (path == "bureau.toml") {
      schema::Document document{text, file};
      schema::read_settings_file(document, settings);
      document.raise();
    }
  }
  std::ranges::stable_sort(kinds, {}, &Kind::reg);
  return embed::code_of(files, settings, kinds, calendars);
}

}  // namespace

}  // namespace bureau

int main(int argc, char** argv) {
  try {
    if (argc != 3) {
      fmt::print(stderr, "usage: bureau_embed CONFIG_FOLDER OUTPUT\n");
      return 2;
    }
    bureau::write_file(argv[2], bureau::read_and_write(argv[1]), true);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
