// An office in a folder of its own, whose commands are typed.
#pragma once

#include "cli/run.h"
#include "folder.h"
#include "shell_words.h"
#include "test_support.h"

#include <sstream>
#include <string>

namespace bureau {

class Home {
 public:
  /// What a command printed, of both streams, and how it ended.
  struct Printed {
    std::string text{};
    int status = 0;
  };

  Printed run(const std::string& line, Instant now, const std::string& input = {}) {
    std::vector<std::string> words = shell_commands(line).front();
    words.erase(words.begin());
    std::istringstream in{input};
    std::ostringstream printed;
    const int status = cli::run(words, environment(in, printed, now));
    return {printed.str(), status};
  }

  /// Where its commands run.
  cli::Environment environment(std::istream& in, std::ostream& printed, Instant now) const {
    return {.out = printed,
            .err = printed,
            .in = in,
            .variable = [](const char* /*name*/) { return std::nullopt; },
            .home = folder_.path(),
            .catalogues = BUREAU_CATALOGUES,
            .now = now,
            .login = "wang"};
  }

  /// A file of its settings: "kinds/petition.toml".
  void write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = folder_.path() / ".config/bureau" / name;
    std::filesystem::create_directories(file.parent_path());
    folder_.write(".config/bureau/" + name, content);
  }

 private:
  Folder folder_{};
};

}  // namespace bureau
