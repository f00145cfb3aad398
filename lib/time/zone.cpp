#include "time/zone.h"

#include "base/error.h"
#include "base/i18n.h"
#include "time/instant.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace bureau {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "CST-8", "<+08>-8", "CET-1CEST…": a name of three letters or in brackets, then hours.
bool is_written_out(std::string_view text) {
  std::size_t end = 0;
  if (text.starts_with('<')) {
    end = std::min(text.find('>'), text.size() - 1) + 1;
  } else {
    end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
  }
  if (end < 3) {
    return false;
  }
  text.remove_prefix(end);
  if (text.starts_with('+') || text.starts_with('-')) {
    text.remove_prefix(1);
  }
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

}  // namespace

bool is_zone(const std::string& name) {
  namespace fs = std::filesystem;
  const std::string zone = name.starts_with(':') ? name.substr(1) : name;
  const char* folder = std::getenv("TZDIR");
  const fs::path zones = folder != nullptr && *folder != '\0' ? folder : "/usr/share/zoneinfo";
  std::error_code none;
  return zone.empty() || fs::is_regular_file(zones / zone, none) || is_written_out(zone);
}

std::string no_such_zone(const std::string& name) {
  return localized(
      "timezone: '{}' is no time zone that this machine knows: write \"Asia/Shanghai\", or "
      "\"CST-8\" where no zones are installed",
      name);
}

void use_zone(const std::string& name) {
  static_cast<void>(setenv("TZ", name.c_str(), 1));
  zone_changed();
}

void check_zone(const std::string& name) {
  if (!is_zone(name)) {
    throw Error(
        ErrorKind::usage,
        "TZ={} is no time zone that this machine knows: write TZ=Asia/Shanghai, or TZ=CST-8 "
        "where no zones are installed",
        name);
  }
}

}  // namespace bureau
