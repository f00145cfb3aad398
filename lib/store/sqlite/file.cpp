#include "store/sqlite/file.h"

#include "base/error.h"
#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace bureau::driver {

bool is_mounted_by_itself(const std::filesystem::path& file) {
  struct statx found {};
  return ::statx(AT_FDCWD, file.c_str(), 0, 0, &found) == 0 &&
         (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

void check_file(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) {
    if (errno == EACCES) {
      throw Error(ErrorKind::failed,
                  "the store {} cannot be opened: check the permissions of the file and its folder",
                  file.string());
    }
    throw Error(ErrorKind::not_found, "there is no store at {}: make one with 'bureau init'",
                file.string());
  }
  if (!S_ISREG(found.st_mode)) {
    throw Error(ErrorKind::damaged, "{} is not a store of bureau", file.string());
  }
  if (found.st_nlink > 1) {
    throw Error(ErrorKind::refused,
                "{} has a second name (a hard link), and what is written by two names is lost: "
                "remove the other name, or make a copy in its place",
                file.string());
  }
  if (is_mounted_by_itself(file)) {
    throw Error(ErrorKind::refused,
                "{} is a file mounted by itself, and what is written by two names is lost: mount "
                "its folder instead",
                file.string());
  }
}

void refuse_network(const std::filesystem::path& file) {
  struct statfs found {};
  if (::statfs(file.parent_path().empty() ? "." : file.parent_path().c_str(), &found) != 0) {
    return;
  }
  constexpr unsigned long nfs = 0x6969;
  constexpr unsigned long smb = 0x517b;
  constexpr unsigned long smb2 = 0xfe534d42;
  constexpr unsigned long cifs = 0xff534d42;
  constexpr unsigned long plan9 = 0x01021997;
  const auto type = static_cast<unsigned long>(found.f_type) & 0xffffffffUL;
  if (type == nfs || type == smb || type == smb2 || type == cifs || type == plan9) {
    throw Error(ErrorKind::refused,
                "the store {} would lie on a network file system: put it on a local disk",
                file.string());
  }
}

std::string marks_of(const std::filesystem::path& file) {
  std::error_code code;
  const std::string name = std::filesystem::canonical(file, code).string();
  std::string marks;
  for (const char* ending : {"", "-wal"}) {
    struct stat found {};
    if (::stat((name + ending).c_str(), &found) == 0) {
      marks += fmt::format("{} {} {}.{} ", found.st_ino, found.st_size, found.st_mtim.tv_sec,
                           found.st_mtim.tv_nsec);
    }
  }
  return marks;
}

NewFile::NewFile(const std::filesystem::path& file) : file_{file} {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (made >= 0) {
    ::close(made);
    is_new_ = true;
  } else if (errno != EEXIST) {
    throw Error(ErrorKind::failed, "the store {} cannot be made: {}", file.string(),
                std::strerror(errno));
  }
}

NewFile::NewFile(NewFile&& other) noexcept
    : file_{std::move(other.file_)}, is_new_{std::exchange(other.is_new_, false)} {}

NewFile::~NewFile() {
  if (is_new_) {
    ::unlink(file_.c_str());
  }
}

}  // namespace bureau::driver
