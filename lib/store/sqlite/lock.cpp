#include "store/sqlite/lock.h"

#include "base/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace bureau::driver {

namespace {

void wake(int /*unused*/) {}

/// Lets SIGALRM interrupt a waiting flock() once, instead of ending the process.
class Alarm {
 public:
  explicit Alarm(unsigned seconds) {
    struct sigaction action {};
    action.sa_handler = wake;
    sigaction(SIGALRM, &action, &before_);
    alarm(seconds);
  }
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;
  ~Alarm() {
    alarm(0);
    sigaction(SIGALRM, &before_, nullptr);
  }

 private:
  struct sigaction before_ {};
};

/// Waits at most `seconds`; false: in vain.
bool locked(int file, int how, int seconds) {
  if (::flock(file, how | LOCK_NB) == 0) {
    return true;
  }
  if (seconds < 1) {
    return false;
  }
  const Alarm alarm{static_cast<unsigned>(seconds)};
  return ::flock(file, how) == 0;
}

std::string lock_file_of(const std::filesystem::path& store) {
  return store.string() + ".lock";
}

int open_lock(const std::string& name) noexcept {
  return ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

[[noreturn]] void refuse_busy(const std::filesystem::path& store, int seconds) {
  throw Error(ErrorKind::busy, "the store {} was in use for {} seconds: try again", store.string(),
              seconds);
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& store, int seconds) {
  const std::string name = lock_file_of(store);
  file_ = open_lock(name);
  if (file_ < 0) {
    if (errno == ENOENT) {
      throw Error(ErrorKind::not_found, "there is no store at {}: make one with 'bureau init'",
                  store.string());
    }
    throw Error(ErrorKind::failed,
                "the lock file {} cannot be opened ({}): check the permissions of the folder", name,
                std::strerror(errno));
  }
  if (!locked(file_, LOCK_EX, seconds)) {
    ::close(file_);
    file_ = -1;
    refuse_busy(store, seconds);
  }
}

WriterLock::~WriterLock() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

std::optional<WriterLock> WriterLock::at_once(const std::filesystem::path& store) noexcept {
  const int file = open_lock(lock_file_of(store));
  if (file < 0) {
    return std::nullopt;
  }
  WriterLock lock{file};
  return locked(file, LOCK_EX, 0) ? std::optional{std::move(lock)} : std::nullopt;
}

void wait_for_lock(const std::filesystem::path& store, int seconds) {
  const int file = ::open(lock_file_of(store).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) {
    return;
  }
  const bool free = locked(file, LOCK_SH, seconds);
  ::close(file);
  if (!free) {
    refuse_busy(store, seconds);
  }
}

}  // namespace bureau::driver
