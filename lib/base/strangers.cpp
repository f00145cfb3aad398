#include "base/strangers.h"

#include "base/i18n.h"

#include <sys/stat.h>
#include <unistd.h>

namespace bureau {

namespace {

bool may_all_write(const struct stat& found) {
  return (found.st_mode & S_IWOTH) != 0;
}

std::string warning(const std::filesystem::path& of) {
  return localized("everybody on this machine may write to {}: 'chmod o-w' ends that", of.string());
}

}  // namespace

void each_stranger(const std::filesystem::path& file,
                   const std::function<void(const std::string&)>& tell) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) {
    return;
  }
  if (found.st_uid != ::geteuid() && found.st_uid != 0) {
    tell(localized("{} belongs to another user (number {}): see who put it there", file.string(),
                   found.st_uid));
  }
  if (may_all_write(found)) {
    tell(warning(file));
  }
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  // In a sticky folder (/tmp) each can take away only what is theirs.
  if (::stat(folder.c_str(), &found) == 0 && may_all_write(found) &&
      (found.st_mode & S_ISVTX) == 0) {
    tell(warning(folder));
  }
}

}  // namespace bureau
