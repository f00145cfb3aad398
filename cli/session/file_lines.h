// Lines of a file or of standard input, read one by one however long all of it is.
#pragma once

#include <cstdio>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace bureau::cli {

class Lines {
 public:
  /// "-" is standard input, which is kept in a file without a name until its end has come: nothing
  /// is locked while a pipe is waited for. Throws Error: not_found, failed.
  Lines(const std::string& name, std::istream& in);

  /// False at the end. Throws Error(failed) when the file cannot be read on.
  bool next(std::string& line);

 private:
  struct Close {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };
  std::string name_;
  std::unique_ptr<std::FILE, Close> file_{};
};

/// All of them, for what is small. Throws Error: not_found, failed.
std::vector<std::string> all_lines(const std::string& name, std::istream& in);

}  // namespace bureau::cli
