// peak COMMAND…: runs a command and says on stderr how long it took, the processor's time and the
// most memory it had.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int count, char** words) {
  if (count < 2) {
    return 2;
  }
  const auto began = std::chrono::steady_clock::now();
  const pid_t pid = fork();
  if (pid == 0) {
    execvp(words[1], words + 1);
    _exit(127);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  const double wall =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  static_cast<void>(std::fprintf(stderr, "%.3f s, %.3f s of the processor, %ld KiB\n", wall,
                                 seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
