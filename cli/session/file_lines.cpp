#include "cli/session/file_lines.h"

#include "base/error.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <istream>

namespace bureau::cli {

namespace {

std::FILE* open_file(const std::string& name) {
  struct stat status {};
  if (stat(name.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::failed, "'{}' is not a regular file", name);
  }
  std::FILE* file = std::fopen(name.c_str(), "re");
  if (file == nullptr && errno == ENOENT) {
    throw Error(ErrorKind::not_found, "there is no file {}", name);
  }
  return file;
}

/// Nothing is left out unsaid: a full disk shows with the last bytes only.
std::FILE* spool(std::istream& in) {
  std::FILE* file = std::tmpfile();
  std::array<char, 1U << 16U> piece{};
  bool good = file != nullptr;
  while (good && in.read(piece.data(), piece.size()).gcount() > 0) {
    const auto size = static_cast<std::size_t>(in.gcount());
    good = std::fwrite(piece.data(), 1, size, file) == size;
  }
  if (good && std::fflush(file) == 0 && std::fseek(file, 0, SEEK_SET) == 0) {
    return file;
  }
  const int reason = errno;
  if (file != nullptr) {
    static_cast<void>(std::fclose(file));
  }
  errno = reason;
  return nullptr;
}

}  // namespace

Lines::Lines(const std::string& name, std::istream& in)
    : name_{name}, file_{name == "-" ? spool(in) : open_file(name)} {
  if (!file_) {
    throw Error(ErrorKind::failed, "cannot read {}: {}", name_, std::strerror(errno));
  }
}

std::vector<std::string> all_lines(const std::string& name, std::istream& in) {
  std::vector<std::string> lines;
  struct stat status {};
  const bool is_pipe =  // <(…) of a shell
      name != "-" && stat(name.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
  if (name != "-" && !is_pipe) {
    Lines source{name, in};
    for (std::string line; source.next(line);) {
      lines.push_back(std::move(line));
    }
    return lines;
  }
  std::ifstream pipe;
  if (is_pipe) {
    pipe.open(name);
  }
  std::istream& stream = is_pipe ? pipe : in;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(std::move(line));
  }
  return lines;
}

bool Lines::next(std::string& line) {
  char* bytes = nullptr;
  std::size_t size = 0;
  const ssize_t length = getline(&bytes, &size, file_.get());
  const std::unique_ptr<char, decltype(&std::free)> owned{bytes, &std::free};
  if (length < 0) {
    if (std::ferror(file_.get()) != 0) {
      throw Error(ErrorKind::failed, "cannot read {}: {}", name_, std::strerror(errno));
    }
    return false;
  }
  line.assign(bytes, static_cast<std::size_t>(length));
  if (line.ends_with('\n')) {
    line.pop_back();
  }
  return true;
}

}  // namespace bureau::cli
