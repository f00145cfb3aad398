// The program as a function, so that tests can call it.
#pragma once

#include "time/instant.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>

namespace bureau::cli {

/// All that the program takes from the outside world.
struct Environment {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  std::function<std::optional<std::string>(const char*)>
      variable;  ///< BUREAU_STORE, XDG_CONFIG_HOME, LANG …
  std::filesystem::path home{};
  std::filesystem::path catalogues{};  ///< folder of zh_CN/LC_MESSAGES/bureau.mo
  Instant now{};                       ///< when the command was given
  std::function<Instant()> clock{};    ///< the time that it is by now; without one it is `now`
  std::string login{};
  bool out_is_terminal = false;
  bool in_is_terminal = false;
  std::size_t width = 80;
  std::size_t height = 24;
  /// Lets what is printed from now on go through a pager; false when it cannot be started.
  std::function<bool(const std::string& pager)> page{};
  /// Runs an editor on a file, with the terminal; false when it cannot be started or failed.
  std::function<bool(const std::string& editor, const std::filesystem::path& file)> edit{};
  /// Where to put what is on the disk, for who has to say that it could not be printed.
  std::string* recorded = nullptr;
  /// Waits a little; false when the program is asked to end, or nobody reads any more what it
  /// prints. Without it nothing is waited for.
  std::function<bool(std::chrono::milliseconds)> pause{};
  bool ends = false;  ///< the process ends after this: what the kernel takes back is not taken down
                      ///< piece by piece
};

/// Runs one command line (without the program's name) and gives the exit status (base/error.h).
/// What needs a library that the main program does not carry gives `needs_full`, before anything
/// was done.
int run(std::span<const std::string> words, const Environment& environment);

inline constexpr int needs_full = 127;

}  // namespace bureau::cli
