// init_kills PROGRAM RUNS: kills `init` at system calls spread over all that it does, and asks that
// the next `init` finishes it, so that the office works. Prints what is wrong; 1 when anything is.

#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int untraced = 125;  ///< the status of a child that may not be traced

/// The program with its words, in an office of its own.
class Office {
 public:
  Office(std::string program, fs::path home)
      : program_{std::move(program)}, home_{std::move(home)} {
    fs::remove_all(home_);
    fs::create_directories(home_);
  }

  int run(std::vector<std::string> words) const {
    const pid_t child = ::fork();
    if (child == 0) {
      become(words);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  /// Runs `init` and kills it at a stop before or behind a system call; how many there were when it
  /// ended by itself, 0 when it was killed, -1 where processes may not be traced.
  int init_killed_at(int stop) const {
    const pid_t child = ::fork();
    if (child == 0) {
      if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
        ::_exit(untraced);
      }
      become({"init", "-q"});
    }
    int status = 0;
    int stops = 0;
    while (::waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
      if (++stops == stop) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return 0;
      }
      ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == untraced ? -1 : stops;
  }

  bool has_settings() const { return fs::exists(home_ / ".config/bureau/bureau.toml"); }

 private:
  [[noreturn]] void become(std::vector<std::string> words) const {
    ::setenv("HOME", home_.c_str(), 1);
    for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "BUREAU_STORE", "BUREAU_CONFIG"}) {
      ::unsetenv(name);
    }
    std::vector<char*> argv{const_cast<char*>(program_.c_str())};  // NOLINT(*-const-cast)
    for (std::string& word : words) {
      argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    static_cast<void>(!std::freopen("/dev/null", "w", stdout));
    static_cast<void>(!std::freopen("/dev/null", "w", stderr));
    ::execv(program_.c_str(), argv.data());
    ::_exit(126);
  }

  std::string program_;
  fs::path home_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("init_kills PROGRAM RUNS\n", stderr);
    return 2;
  }
  const std::string program = fs::absolute(argv[1]).string();
  const fs::path home = fs::temp_directory_path() / fmt::format("bureau-init-{}", ::getpid());
  const int all = Office{program, home}.init_killed_at(-1);
  if (all < 0) {
    std::fputs("init_kills: processes may not be traced here: skipped\n", stderr);
    return 77;
  }
  const int runs = std::max(std::atoi(argv[2]), 1);
  int wrong = all < 50 ? 1 : 0;  // it makes a store and settings: less was not run at all
  for (int i = 0; i < runs; ++i) {
    const int stop = 1 + static_cast<int>(static_cast<long>(i) * all / runs);
    const Office office{program, home};
    office.init_killed_at(stop);
    const int again = office.run({"init", "-q"});
    const int added = office.run({"task", "add", "x", "-q"});
    constexpr int made_already = 5;
    if ((again != 0 && again != made_already) || added != 0 || !office.has_settings()) {
      fmt::print("killed at {} of {}: init again {}, task add {}, settings {}\n", stop, all, again,
                 added, office.has_settings());
      ++wrong;
    }
  }
  fs::remove_all(home);
  fmt::print("init was killed at {} of {} places\n", runs, all);
  return wrong == 0 ? 0 : 1;
}
