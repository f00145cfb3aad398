#include "base/error.h"
#include "base/files.h"
#include "settings/builtin.h"
#include "settings/layers.h"
#include "settings/settings.h"

namespace bureau {

namespace fs = std::filesystem;

WorkCalendar load_calendar(const ConfigSources& sources, const std::string& name) {
  WorkCalendar calendar;
  bool found = builtin::build_calendar(name, calendar);
  const bool plain = name.find('/') == std::string::npos && !name.starts_with('.');
  for (const fs::path& folder : folders_of(sources)) {
    const fs::path file = folder / "calendars" / (name + ".toml");
    if (const std::optional<std::string> toml = plain ? read_file(file) : std::nullopt) {
      calendar.merge(parse_calendar(*toml, file.string()));
      found = true;
    }
  }
  if (!found) {
    throw Error(ErrorKind::not_found,
                "there is no calendar '{}': put calendars/{}.toml into the configuration", name,
                name);
  }
  calendar.name = name;
  return calendar;
}

}  // namespace bureau
