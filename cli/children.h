// The programs that it starts for a person at a terminal: a pager, an editor.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace bureau::cli {

/// What is printed by the process goes through it from its start on.
class Pager {
 public:
  Pager() = default;
  ~Pager() { static_cast<void>(finish()); }
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  /// False: it cannot be started, and nothing has changed. LESS=FRX is given to less where nobody
  /// said otherwise, as git does.
  bool start(const std::string& command);

  /// Waits until it has been left. Nothing can be printed any more. False: there was none after
  /// all, as the shell that was to start it found out, and what was printed is lost.
  [[nodiscard]] bool finish();

 private:
  pid_t child_ = 0;
};

/// Runs an editor on the file and waits for it. False: it cannot be started, or failed.
bool run_editor(const std::string& command, const std::filesystem::path& file);

}  // namespace bureau::cli
