#include "store/lock.h"

#include "base/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace bureau {

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

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& store, int seconds) {
  const std::string name = store.string() + ".lock";
  file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file_ < 0) {
    if (errno == ENOENT) {
      throw Error(ErrorKind::not_found, "there is no store at {}: make one with 'bureau init'",
                  store.string());
    }
    throw Error(ErrorKind::failed,
                "the lock file {} cannot be opened ({}): check the permissions of the folder", name,
                std::strerror(errno));
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) {
    return;
  }
  int result = -1;
  {
    const Alarm alarm{static_cast<unsigned>(seconds < 1 ? 1 : seconds)};
    result = seconds < 1 ? -1 : ::flock(file_, LOCK_EX);
  }
  if (result != 0) {
    ::close(file_);
    file_ = -1;
    throw Error(ErrorKind::busy, "the store {} was in use for {} seconds: try again",
                store.string(), seconds);
  }
}

WriterLock::~WriterLock() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

}  // namespace bureau
