#include "base/files.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <system_error>
#include <utility>

namespace bureau {

namespace {

std::string reason(int code) {
  return std::generic_category().message(code);
}

/// An open file, closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags, mode_t mode = 0) {
    do {
      number_ = ::open(file.c_str(), flags | O_CLOEXEC, mode);  // NOLINT(*-vararg)
    } while (number_ < 0 && errno == EINTR);
  }
  ~Descriptor() { static_cast<void>(close()); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  int get() const { return number_; }
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_ = -1;
};

/// Opens a regular file and gives its size. O_NONBLOCK, so that a pipe by that name cannot hold us
/// up.
std::uint64_t size_of(const Descriptor& in, const std::filesystem::path& file) {
  if (!in.is_open()) {
    throw Error(ErrorKind::failed, "'{}' cannot be read: {}", cleaned(file.string()),
                reason(errno));
  }
  struct stat status {};
  if (::fstat(in.get(), &status) != 0) {
    throw Error(ErrorKind::failed, "'{}' cannot be read: {}", cleaned(file.string()),
                reason(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::failed, "'{}' is not a regular file", cleaned(file.string()));
  }
  return static_cast<std::uint64_t>(status.st_size);
}

std::size_t read_some(const Descriptor& in, const std::filesystem::path& file, char* to,
                      std::size_t most) {
  for (;;) {
    const ssize_t got = ::read(in.get(), to, most);
    if (got >= 0) {
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      throw Error(ErrorKind::failed, "'{}' cannot be read: {}", cleaned(file.string()),
                  reason(errno));
    }
  }
}

/// While a draft is being written, a signal that ends the process takes it away first: it may hold
/// what the whole store says. A handler can reach only what is global.
class DraftInDanger {
 public:
  explicit DraftInDanger(const std::string& name) {
    if (name.size() < name_.size()) {
      std::ranges::copy(name, name_.begin());
      name_[name.size()] = '\0';
      for (std::size_t i = 0; i < signals.size(); ++i) {
        struct sigaction action {};
        ::sigaction(signals[i], nullptr, &before_[i]);
        if (before_[i].sa_handler == SIG_DFL) {  // whom nohup guards goes on
          action.sa_handler = take_away;
          action.sa_flags = static_cast<int>(SA_RESETHAND);
          ::sigaction(signals[i], &action, nullptr);
        }
      }
      watched_ = true;
    }
  }
  ~DraftInDanger() {
    for (std::size_t i = 0; watched_ && i < signals.size(); ++i) {
      ::sigaction(signals[i], &before_[i], nullptr);
    }
  }
  DraftInDanger(const DraftInDanger&) = delete;
  DraftInDanger& operator=(const DraftInDanger&) = delete;

 private:
  static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

  static void take_away(int signal) {
    ::unlink(name_.data());
    static_cast<void>(::raise(signal));  // SA_RESETHAND: it ends the process, as who sent it meant
  }

  static inline std::array<char, PATH_MAX> name_{};
  std::array<struct sigaction, signals.size()> before_{};
  bool watched_ = false;
};

/// The file that is written beside its target, removed unless it has taken the target's place.
class Draft {
 public:
  Draft(const std::filesystem::path& target, mode_t mode)
      : target_{target},
        name_{free_name(target)},
        in_danger_{name_.native()},
        out_{name_, O_WRONLY | O_CREAT | O_EXCL, mode} {
    if (!out_.is_open()) {
      name_.clear();
      fail(errno);
    }
  }
  ~Draft() {
    if (!name_.empty()) {
      static_cast<void>(::unlink(name_.c_str()));
    }
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void write(std::string_view content) const {
    while (!content.empty()) {
      const ssize_t done = ::write(out_.get(), content.data(), content.size());
      if (done >= 0) {
        content.remove_prefix(static_cast<std::size_t>(done));
      } else if (errno != EINTR) {
        fail(errno);
      }
    }
  }

  void take_its_place() {
    if (::fsync(out_.get()) != 0 || !out_.close() ||
        ::rename(name_.c_str(), target_.c_str()) != 0) {
      fail(errno);
    }
    name_.clear();
    const std::filesystem::path parent = target_.parent_path();
    const Descriptor folder{parent.empty() ? "." : parent, O_RDONLY | O_DIRECTORY};
    // Some file systems cannot sync a folder and say EINVAL: there the rename is as safe as it
    // gets.
    if (folder.is_open() && ::fsync(folder.get()) != 0 && errno != EINVAL) {
      fail(errno);
    }
  }

 private:
  /// Hidden, and of a length that suits every target.
  static std::filesystem::path free_name(const std::filesystem::path& target) {
    return target.parent_path() / fmt::format(".{}.part", to_hex(random_bytes(8)));
  }

  [[noreturn]] void fail(int code) const {
    throw Error(ErrorKind::failed, "'{}' cannot be written: {}", cleaned(target_.string()),
                reason(code));
  }

  std::filesystem::path target_;
  std::filesystem::path name_;
  DraftInDanger in_danger_;
  Descriptor out_;
};

}  // namespace

std::optional<std::string> read_file(const std::filesystem::path& file, std::uint64_t limit) {
  const Descriptor in{file, O_RDONLY | O_NONBLOCK};
  if (!in.is_open() && (errno == ENOENT || errno == ENOTDIR)) {
    // Who laid a link meant a file to be there.
    if (std::error_code none; std::filesystem::is_symlink(file, none)) {
      throw Error(ErrorKind::failed, "'{}' is a link to what is not there", cleaned(file.string()));
    }
    return std::nullopt;
  }
  const std::uint64_t size = size_of(in, file);
  const auto check = [&](std::uint64_t bytes) {
    if (bytes > limit) {
      throw Error(ErrorKind::failed, "'{}' is larger than {} bytes", cleaned(file.string()), limit);
    }
  };
  check(size);
  std::string content(static_cast<std::size_t>(size) + 1, '\0');
  std::size_t used = 0;
  while (const std::size_t got =
             read_some(in, file, content.data() + used, content.size() - used)) {
    used += got;
    check(used);
    if (used == content.size()) {
      content.resize(content.size() * 2);  // it grows while it is read
    }
  }
  content.resize(used);
  return content;
}

std::uint64_t read_pieces(const std::filesystem::path& file, std::size_t piece, std::uint64_t limit,
                          const std::function<void(std::string_view)>& take) {
  const Descriptor in{file, O_RDONLY | O_NONBLOCK};
  if (!in.is_open() && (errno == ENOENT || errno == ENOTDIR)) {
    throw Error(ErrorKind::not_found, "there is no file '{}'", cleaned(file.string()));
  }
  const auto check = [&](std::uint64_t bytes) {
    if (bytes > limit) {
      throw Error(ErrorKind::refused, "'{}' is larger than {} bytes, the most that is taken",
                  cleaned(file.string()), limit);
    }
  };
  check(size_of(in, file));
  std::string content(piece, '\0');
  std::uint64_t total = 0;
  for (;;) {
    std::size_t used = 0;
    while (used < piece) {
      const std::size_t got = read_some(in, file, content.data() + used, piece - used);
      if (got == 0) {
        break;
      }
      used += got;
    }
    total += used;
    check(total);
    if (used > 0) {
      take(std::string_view{content}.substr(0, used));
    }
    if (used < piece) {
      return total;
    }
  }
}

void check_can_be_written(const std::filesystem::path& file) {
  if (std::error_code code; std::filesystem::is_directory(file, code)) {
    throw Error(ErrorKind::failed, "'{}' is in the way: it is a folder", cleaned(file.string()));
  }
  constexpr mode_t for_me = 0600;
  const Draft draft{file, for_me};
}

void write_file(const std::filesystem::path& file, std::string_view content, bool shared) {
  write_file(
      file, [&](const std::function<void(std::string_view)>& out) { out(content); }, shared);
}

void write_file(const std::filesystem::path& file,
                const std::function<void(const std::function<void(std::string_view)>&)>& fill,
                bool shared) {
  constexpr mode_t for_all = 0666;  // the umask has its say
  constexpr mode_t for_me = 0600;
  Draft draft{file, shared ? for_all : for_me};
  fill([&](std::string_view content) { draft.write(content); });
  draft.take_its_place();
}

void make_private_folder(const std::filesystem::path& folder) {
  std::error_code code;
  if (folder.empty() || std::filesystem::is_directory(folder, code)) {
    return;
  }
  make_private_folder(folder.has_filename() ? folder.parent_path()
                                            : folder.parent_path().parent_path());
  constexpr mode_t for_me = 0700;
  if (::mkdir(folder.c_str(), for_me) != 0 && errno != EEXIST) {
    throw Error(ErrorKind::failed, "the folder '{}' cannot be made: {}", cleaned(folder.string()),
                reason(errno));
  }
  if (!std::filesystem::is_directory(folder, code)) {
    throw Error(ErrorKind::failed, "'{}' is in the way: it is not a folder",
                cleaned(folder.string()));
  }
}

std::string safe_file_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  std::string safe;
  for (const char32_t code : to_code_points(name)) {
    if (code == '/' || code == '\\' || code == 0xFFFD || is_hidden(code)) {
      continue;
    }
    if (safe.empty() && (code == '.' || code == '-' || code == ' ')) {
      continue;
    }
    const std::size_t before = safe.size();
    append_code_point(safe, code);
    if (safe.size() > longest) {
      safe.resize(before);
      break;
    }
  }
  safe = trimmed(safe);
  return safe.empty() ? "file" : safe;
}

}  // namespace bureau
