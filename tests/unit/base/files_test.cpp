#include "base/files.h"

#include "base/strangers.h"
#include "test_support.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <vector>

namespace bureau {

namespace {

namespace fs = std::filesystem;

/// A folder for one test, gone at its end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "bureau-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const char* name) const { return path_ / name; }
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator{path_}, fs::directory_iterator{}));
  }

 private:
  fs::path path_{};
};

mode_t mode_of(const fs::path& file) {
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a file comes back as it was written, private unless shared") {
  const Folder folder;
  const std::string content(100'000, 'x');
  write_file(folder / "一", content);
  CHECK(read_file(folder / "一") == content);
  CHECK(mode_of(folder / "一") == 0600);
  write_file(folder / "一", "new");
  CHECK(read_file(folder / "一") == "new");
  const mode_t mask = ::umask(022);
  write_file(folder / "two", "", true);
  ::umask(mask);
  CHECK(mode_of(folder / "two") == 0644);
  CHECK(folder.count() == 2);
}

TEST_CASE("a writing that fails leaves the old file and nothing else") {
  const Folder folder;
  write_file(folder / "a", "old");
  const auto broken = [](const std::function<void(std::string_view)>& out) {
    out("half");
    throw Error(ErrorKind::refused, "no more");
  };
  CHECK(failure_of([&] { write_file(folder / "a", broken); }) == ErrorKind::refused);
  CHECK(read_file(folder / "a") == "old");
  CHECK(folder.count() == 1);
  CHECK(failure_of([&] { write_file(folder / "missing/a", "x"); }) == ErrorKind::failed);
  fs::create_directory(folder / "taken");
  CHECK(failure_of([&] { write_file(folder / "taken", "x"); }) == ErrorKind::failed);
  CHECK(folder.count() == 2);
}

TEST_CASE("a folder that takes no file is told") {
  CHECK(failure_of([] { write_file("/proc/bureau", "x"); }) == ErrorKind::failed);
}

TEST_CASE("a missing file is nothing, a folder or a large file is an error") {
  const Folder folder;
  CHECK_FALSE(read_file(folder / "none").has_value());
  CHECK(failure_of([&] { read_file(folder / "."); }) == ErrorKind::failed);
  write_file(folder / "a", "12345");
  CHECK(read_file(folder / "a", 5) == "12345");
  CHECK(failure_of([&] { read_file(folder / "a", 4); }) == ErrorKind::failed);
  CHECK(failure_of([] { read_file("/dev/null"); }) == ErrorKind::failed);
}

TEST_CASE("pieces are full but for the last") {
  const Folder folder;
  write_file(folder / "a", "1234567");
  std::vector<std::string> pieces;
  const auto take = [&](std::string_view piece) { pieces.emplace_back(piece); };
  CHECK(read_pieces(folder / "a", 3, 7, take) == 7);
  CHECK(pieces == std::vector<std::string>{"123", "456", "7"});
  CHECK(failure_of([&] { read_pieces(folder / "a", 3, 6, take); }) == ErrorKind::refused);
  CHECK(failure_of([&] { read_pieces(folder / "none", 3, 6, take); }) == ErrorKind::not_found);
  CHECK(failure_of([&] { read_pieces(folder / ".", 3, 6, take); }) == ErrorKind::failed);
}

TEST_CASE("missing folders are made for their owner alone") {
  const Folder folder;
  make_private_folder(folder / "a/b/");
  make_private_folder(folder / "a/b");
  CHECK(mode_of(folder / "a") == 0700);
  CHECK(mode_of(folder / "a/b") == 0700);
  write_file(folder / "file", "");
  CHECK(failure_of([&] { make_private_folder(folder / "file/c"); }) == ErrorKind::failed);
  CHECK(failure_of([&] { make_private_folder(folder / "file"); }) == ErrorKind::failed);
}

TEST_CASE("a signal that ends the process takes away what is half written") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Folder folder;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      static_cast<void>(std::signal(signal, SIG_DFL));  // doctest has handlers of its own
      write_file(folder / "file", [&](const auto& out) {
        out("half");
        static_cast<void>(::raise(signal));
      });
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(folder.count() == 0);
  }
}

TEST_CASE("a link to nothing is no file that is missing") {
  const Folder folder;
  CHECK_FALSE(read_file(folder / "file"));
  fs::create_symlink("nothing", folder / "file");
  CHECK_FAILS(read_file(folder / "file"), failed,
              fmt::format("'{}' is a link to what is not there", (folder / "file").string()));
}

TEST_CASE("what strangers may write to, or put there, is told") {
  const Folder folder;
  write_file(folder / "file", "");
  const auto told = [&] {
    std::vector<std::string> sentences;
    each_stranger(folder / "file", [&](const std::string& text) { sentences.push_back(text); });
    return sentences;
  };
  CHECK(told().empty());
  ::chmod((folder / "file").c_str(), 0666);
  REQUIRE(told().size() == 1);
  CHECK(told().front() == fmt::format("everybody on this machine may write to {}: 'chmod o-w' ends "
                                      "that",
                                      (folder / "file").string()));
  ::chmod((folder / "").c_str(), 0777);
  CHECK(told().size() == 2);
  ::chmod((folder / "").c_str(), 01777);
  CHECK(told().size() == 1);
  ::chmod((folder / "file").c_str(), 0600);
  if (::chown((folder / "file").c_str(), 12345, 12345) == 0) {  // for who may
    REQUIRE(told().size() == 1);
    CHECK(told().front() ==
          fmt::format("{} belongs to another user (number 12345): see who put it there",
                      (folder / "file").string()));
  }
}

TEST_CASE("a name from a record cannot leave its folder") {
  CHECK(safe_file_name("关于预算的请示.docx") == "关于预算的请示.docx");
  CHECK(safe_file_name("../../etc/passwd") == "etcpasswd");
  CHECK(safe_file_name("-rf\x1b\n") == "rf");
  CHECK(safe_file_name("..") == "file");
  CHECK(safe_file_name("") == "file");
  std::string long_name;
  for (int i = 0; i < 200; ++i) {
    long_name += "长";
  }
  CHECK(safe_file_name(long_name).size() == 198);
}

}  // namespace bureau
