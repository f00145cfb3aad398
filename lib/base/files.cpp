#include "base/files.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"

#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bureau {

namespace fs = std::filesystem;

namespace {

/// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int file) : file_{file} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (file_ >= 0) {
      ::close(file_);
    }
  }
  int get() const { return file_; }
  int release() { return std::exchange(file_, -1); }

 private:
  int file_;
};

[[noreturn]] void cannot(const char* what, const fs::path& file) {
  throw Error(ErrorKind::failed, "{} {}: {}", tr(what), file.string(), std::strerror(errno));
}

void write_all(int file, std::string_view bytes, const fs::path& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      cannot(mark("cannot write"), name);
    }
    bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
}

void sync_folder(const fs::path& folder) {
  const Descriptor opened{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (opened.get() >= 0) {
    ::fsync(opened.get());
  }
}

}  // namespace

std::uint64_t read_pieces(const fs::path& file, std::size_t piece, std::uint64_t limit,
                          const std::function<void(std::string_view)>& take) {
  const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (opened.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      throw Error(ErrorKind::not_found, "there is no file {}", file.string());
    }
    cannot(mark("cannot read"), file);
  }
  struct stat found {};
  if (::fstat(opened.get(), &found) != 0) {
    cannot(mark("cannot read"), file);
  }
  if (!S_ISREG(found.st_mode)) {
    throw Error(ErrorKind::failed, "{} is no regular file", file.string());
  }
  std::uint64_t total = 0;
  std::vector<char> buffer(piece);
  std::size_t have = 0;
  while (true) {
    const ssize_t got = ::read(opened.get(), buffer.data() + have, buffer.size() - have);
    if (got < 0) {
      if (errno == EINTR) {
        continue;
      }
      cannot(mark("cannot read"), file);
    }
    have += static_cast<std::size_t>(got);
    if (have == buffer.size() || (got == 0 && have > 0)) {
      total += have;
      if (total > limit) {
        throw Error(ErrorKind::refused, "{} is larger than {} bytes", file.string(), limit);
      }
      take({buffer.data(), have});
      have = 0;
    }
    if (got == 0) {
      return total;
    }
  }
}

std::optional<std::string> read_file(const fs::path& file, std::uint64_t limit) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
    return std::nullopt;
  }
  std::string content;
  read_pieces(file, std::size_t{64} * 1024, limit, [&](std::string_view piece) { content += piece; });
  return content;
}

void write_file(const fs::path& file, const std::function<void(const std::function<void(std::string_view)>&)>& fill,
                bool shared) {
  const fs::path beside = file.string() + "." + to_hex(random_bytes(6)) + ".tmp";
  const mode_t mode = shared ? 0644 : 0600;
  Descriptor opened{::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)};
  if (opened.get() < 0) {
    cannot(mark("cannot write"), file);
  }
  try {
    fill([&](std::string_view bytes) { write_all(opened.get(), bytes, file); });
    if (::fsync(opened.get()) != 0 || ::close(opened.release()) != 0 || ::rename(beside.c_str(), file.c_str()) != 0) {
      cannot(mark("cannot write"), file);
    }
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
  sync_folder(file.parent_path());
}

void write_file(const fs::path& file, std::string_view content, bool shared) {
  write_file(file, [&](const std::function<void(std::string_view)>& put) { put(content); }, shared);
}

void make_private_folder(const fs::path& folder) {
  if (folder.empty() || fs::is_directory(folder)) {
    return;
  }
  make_private_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    cannot(mark("cannot make the folder"), folder);
  }
}

std::string safe_file_name(std::string_view name) {
  std::string safe;
  for (const char32_t code : to_code_points(name)) {
    const bool bad = code < 0x20 || code == 0x7f || code == U'/' || code == U'\\' || code == U':' || code == 0xfffd;
    std::string one;
    append_code_point(one, bad ? U'_' : code);
    if (safe.size() + one.size() > 200) {
      break;
    }
    safe += cleaned(one) == one ? one : "_";
  }
  while (!safe.empty() && (safe.front() == '.' || safe.front() == '-' || safe.front() == ' ')) {
    safe.erase(0, 1);
  }
  return safe.empty() ? "file" : safe;
}

}  // namespace bureau
