#include "store/store.h"

#include "base/error.h"
#include "base/files.h"
#include "store/migrate.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace bureau {

namespace fs = std::filesystem;

namespace {

/// Locks and memory shared by processes do not work on these: the log would be damaged.
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

void must_exist(const std::filesystem::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) == 0) {
    if (!S_ISREG(found.st_mode)) {
      throw Error(ErrorKind::damaged, "{} is not a store of bureau", file.string());
    }
    return;
  }
  if (errno == EACCES) {
    throw Error(ErrorKind::failed,
                "the store {} cannot be opened: check the permissions of the file and its folder",
                file.string());
  }
  throw Error(ErrorKind::not_found, "there is no store at {}: make one with 'bureau init'",
              file.string());
}

/// What an `init` that was killed leaves, or a file that somebody touched: no byte of it is lost.
bool is_empty_file(const fs::path& file) {
  if (!fs::is_regular_file(fs::symlink_status(file)) || fs::file_size(file) != 0) {
    return false;
  }
  // What is written first may still stand in the log beside it.
  Database look{driver::open_sqlite(file, driver::Mode::read)};
  return is_empty(look);
}

}  // namespace

Store::Store(std::filesystem::path file, std::optional<WriterLock> lock,
             std::unique_ptr<Database> database)
    : file_{std::move(file)}, lock_{std::move(lock)}, database_{std::move(database)} {}

Store::Store(const std::filesystem::path& file, driver::Mode mode, int busy_seconds) : file_{file} {
  must_exist(file);
  if (mode != driver::Mode::read) {
    lock_.emplace(fs::canonical(file), busy_seconds);  // by a link it is the same store
    // Look before anything of the file is touched: a foreign or newer one stays as it is, byte for
    // byte.
    Database look{driver::open_sqlite(file, driver::Mode::read)};
    check_version(look, file.string());
  }
  database_ = std::make_unique<Database>(driver::open_sqlite(file, mode));
  if (mode == driver::Mode::read) {
    // All that one command reads is of one moment; and each query costs less inside.
    database_->run_script("BEGIN");
  }
  if (!check_version(*database_, file.string())) {
    if (mode == driver::Mode::read) {
      throw Error(ErrorKind::damaged,
                  "the store {} was written by an older bureau: any changing command brings it up",
                  file.string());
    }
    migrate(*database_, file.string());
  }
}

Store Store::create(const std::filesystem::path& file) {
  if (file.has_parent_path()) {
    make_private_folder(file.parent_path());
  }
  refuse_network(file);
  WriterLock lock{file, 1};
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  const bool was_there = made < 0 && errno == EEXIST;
  if (was_there && !is_empty_file(file)) {
    throw Error(ErrorKind::conflict, "there is a store at {} already", file.string());
  }
  if (made < 0 && !was_there) {
    throw Error(ErrorKind::failed, "the store {} cannot be made: {}", file.string(),
                std::strerror(errno));
  }
  if (was_there) {
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  } else {
    ::close(made);
  }
  try {
    auto database = std::make_unique<Database>(driver::open_sqlite(file, driver::Mode::create));
    migrate(*database, file.string());
    return Store{file, std::move(lock), std::move(database)};
  } catch (...) {
    if (!was_there) {
      ::unlink(file.c_str());
    }
    throw;
  }
}

Store Store::in_memory() {
  auto database = std::make_unique<Database>(driver::open_sqlite({}, driver::Mode::create));
  migrate(*database, "in memory");
  return Store{{}, std::nullopt, std::move(database)};
}

Store::~Store() {
  if (database_ && lock_) {
    database_->backend().settle();
  }
}

}  // namespace bureau
