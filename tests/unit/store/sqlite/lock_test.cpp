#include "store/sqlite/lock.h"

#include "folder.h"
#include "store/database.h"
#include "store/store.h"
#include "test_support.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>

namespace bureau::driver {

namespace {

/// A process that holds the lock until it is told to go, or killed.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& store) {
    std::array<int, 2> ready{};
    std::array<int, 2> go{};
    REQUIRE(pipe(ready.data()) == 0);
    REQUIRE(pipe(go.data()) == 0);
    child_ = fork();
    if (child_ == 0) {
      ::close(go[1]);
      char byte = 'x';
      try {
        const WriterLock lock{store, 1};
        static_cast<void>(!::write(ready[1], &byte, 1));
        static_cast<void>(!::read(go[0], &byte, 1));
      } catch (const Error&) {
        _exit(2);
      }
      _exit(0);
    }
    ::close(ready[1]);
    ::close(go[0]);
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
    go_ = go[1];
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  ~Holder() {
    end([] {});
  }

  void let_go() {
    end([] {});
  }
  void kill() {
    end([this] { ::kill(child_, SIGKILL); });
  }

 private:
  void end(const std::function<void()>& first) {
    if (child_ > 0) {
      first();
      ::close(go_);
      waitpid(child_, nullptr, 0);
      child_ = 0;
    }
  }

  pid_t child_ = 0;
  int go_ = -1;
};

std::string busy_message(const std::filesystem::path& store, int seconds) {
  return fmt::format("the store {} was in use for {} seconds: try again", store.string(), seconds);
}

}  // namespace

TEST_SUITE_BEGIN("store/lock");

TEST_CASE("a lock that somebody else holds is busy after the time to wait") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "bureau.db";
  const Holder holder{store};
  CHECK_FAILS((WriterLock{store, 0}), busy, busy_message(store, 0));
  CHECK_FAILS((WriterLock{store, 1}), busy, busy_message(store, 1));
}

TEST_CASE("a lock that was given back is free") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "bureau.db";
  Holder holder{store};
  holder.let_go();
  CHECK_NOTHROW((WriterLock{store, 0}));
  CHECK_NOTHROW((WriterLock{store, 0}));
}

TEST_CASE("the lock of a process that was killed is free") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "bureau.db";
  Holder holder{store};
  holder.kill();
  CHECK_NOTHROW((WriterLock{store, 0}));
}

TEST_CASE("who waits gets the lock when it is given back") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "bureau.db";
  auto mine = std::make_unique<WriterLock>(store, 0);
  const pid_t child = fork();
  if (child == 0) {
    mine.reset();  // the copy of this process; the lock is held until the other one goes too
    try {
      const WriterLock lock{store, 20};
      _exit(0);
    } catch (const Error&) {
      _exit(2);
    }
  }
  mine.reset();
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a lock that is moved is held until the second goes") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "bureau.db";
  {
    WriterLock first{store, 0};
    const WriterLock second{std::move(first)};
    CHECK_FAILS((WriterLock{store, 0}), busy, busy_message(store, 0));
  }
  CHECK_NOTHROW((WriterLock{store, 0}));
}

TEST_CASE(
    "a lock in no folder says that there is no store, and a lock that is a link is not followed") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "none" / "bureau.db";
  CHECK_FAILS((WriterLock{store, 0}), not_found,
              fmt::format("there is no store at {}: make one with 'bureau init'", store.string()));
  const std::filesystem::path linked = folder.path() / "linked.db";
  std::filesystem::create_symlink(folder.path() / "elsewhere", linked.string() + ".lock");
  CHECK(failure_of([&] { WriterLock{linked, 0}; }) == ErrorKind::failed);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "elsewhere"));
}

TEST_CASE("who waits for writers goes on when the one that writes has ended, and not before") {
  const Folder folder;
  const std::filesystem::path store = folder.path() / "bureau.db";
  wait_for_lock(store, 1);  // nobody has ever written
  Holder holder{store};
  CHECK_THROWS_AS(wait_for_lock(store, 1), Error);
  holder.let_go();
  wait_for_lock(store, 1);
  const WriterLock lock{store, 0};  // and holds up nobody afterwards
}

TEST_CASE("a store that is reached by a link has the lock of the store") {
  const Folder folder;
  const std::filesystem::path file = folder.path() / "bureau.db";
  static_cast<void>(Store::create(Place{file}));
  const std::filesystem::path link = folder.path() / "link.db";
  std::filesystem::create_symlink(file, link);
  const Store writing{Place{file}, Purpose::write, 0};
  const Store other{Place{link}, Purpose::write, 0};
  const Transaction held{writing.database()};
  CHECK_FAILS(Transaction{other.database()}, busy, busy_message(file, 0));
  const Store reading{Place{link}, Purpose::read, 0};
}

TEST_SUITE_END();

}  // namespace bureau::driver
