#include "cli/children.h"

#include "base/error.h"
#include "base/text.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace bureau::cli {

namespace {

/// The command as words, run by the shell where only that understands it; `operand` stands behind.
std::vector<std::string> words_of(const std::string& command, const std::string& operand) {
  constexpr std::string_view means_something = "|&;<>()$`\\\"'*?[#~=%\n";
  std::vector<std::string> words;
  if (command.find_first_of(means_something) != std::string::npos) {
    // "$@" is what stands behind the name of the shell.
    words = {"sh", "-c", operand.empty() ? command : command + " \"$@\"", "sh"};
  } else {
    words = shell_words(command);
  }
  if (!operand.empty()) {
    words.push_back(operand);
  }
  return words;
}

/// Starts it, with the read end as its standard input where there is one; 0: it cannot be.
pid_t start(std::vector<std::string> words, int input) {
  std::vector<char*> argv;
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  if (input >= 0) {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  }
  // What we do not want to hear of, it may.
  sigset_t usual{};
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv.front(), &actions, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error == 0 ? child : 0;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) == -1 && errno == EINTR) {
  }
  return status;
}

}  // namespace

bool Pager::start(const std::string& command) {
  std::vector<std::string> words;
  try {
    words = words_of(command, {});
  } catch (const Error&) {
    return false;
  }
  std::array<int, 2> ends{};
  if (child_ != 0 || words.empty() || pipe2(ends.data(), O_CLOEXEC) != 0) {
    return false;
  }
  static_cast<void>(setenv("LESS", "FRX", 0));
  static_cast<void>(setenv("LV", "-c", 0));
  child_ = cli::start(std::move(words), ends[0]);
  static_cast<void>(close(ends[0]));
  if (child_ != 0) {
    static_cast<void>(dup2(ends[1], STDOUT_FILENO));
    // An interrupt is for the pager, which is left by the key that it says.
    static_cast<void>(std::signal(SIGINT, SIG_IGN));
    static_cast<void>(std::signal(SIGQUIT, SIG_IGN));
  }
  static_cast<void>(close(ends[1]));
  return child_ != 0;
}

bool Pager::finish() {
  if (child_ == 0) {
    return true;
  }
  static_cast<void>(close(STDOUT_FILENO));
  const int status = wait_for(child_);
  child_ = 0;
  constexpr int not_executable = 126;
  constexpr int not_found = 127;
  return !WIFEXITED(status) ||
         (WEXITSTATUS(status) != not_executable && WEXITSTATUS(status) != not_found);
}

bool run_editor(const std::string& command, const std::filesystem::path& file) {
  const pid_t child = start(words_of(command, file.string()), -1);
  return child != 0 && wait_for(child) == 0;
}

}  // namespace bureau::cli
