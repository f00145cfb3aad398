// kills PROGRAM KILLS: starts commands that write and kills them (SIGKILL) at random moments, most
// of them while they hold the writers' lock. Acknowledged is what ended with 0 and printed its ref.
// None of it may be lost, a command is there wholly or not at all, the store verifies after each
// kill, and the next command writes without help.

#include "complaints.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <thread>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::microseconds;

enum class Act { add, apply, progress, edit, undo };
constexpr std::array acts{Act::add, Act::apply, Act::progress, Act::edit, Act::undo};
constexpr int lines_of_apply = 20;
constexpr int most_tries = 10;  ///< commands started for each kill that is asked for
constexpr int a_long_run =
    100;  ///< of kills: enough for their share under the lock to mean something

std::string read(const fs::path& file) {
  std::ifstream in{file};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// Whether a process holds a lock of flock(), as the kernel tells it for each open file. (The one
/// list of all locks, /proc/locks, makes its reader wait for the other processors: longer than a
/// command lives.)
bool holds_lock(pid_t pid) {
  std::error_code gone;  // the process ends when it likes
  fs::directory_iterator files{fmt::format("/proc/{}/fdinfo", pid), gone};
  for (; !gone && files != fs::directory_iterator{}; files.increment(gone)) {
    std::ifstream file{files->path()};
    for (std::string line; std::getline(file, line);) {
      if (line.find("FLOCK  ADVISORY  WRITE") != std::string::npos) {
        return true;
      }
    }
  }
  return false;
}

/// A command that runs. What it reads and prints are files in the folder of the office.
class Running {
 public:
  Running(const fs::path& dir, std::vector<std::string> words) {
    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_addopen(&streams, 0, (dir / "in").c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&streams, 1, (dir / "out").c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&streams, 2, (dir / "err").c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) {
      argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    if (posix_spawn(&pid_, argv[0], &streams, nullptr, argv.data(), environ) != 0) {
      fmt::print("{} cannot be started\n", words[0]);
      std::exit(1);
    }
    posix_spawn_file_actions_destroy(&streams);
  }

  pid_t pid() const { return pid_; }
  bool ended() { return ended_ || (ended_ = waitpid(pid_, &status_, WNOHANG) == pid_); }
  int wait() {
    if (!ended_) {
      waitpid(pid_, &status_, 0);
      ended_ = true;
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  }

  /// Waits until the lock is held, or all is over.
  bool reach_lock() {
    while (!ended()) {
      if (holds_lock(pid_)) {
        return true;
      }
    }
    return false;
  }

 private:
  pid_t pid_ = 0;
  int status_ = 0;
  bool ended_ = false;
};

class Office {
 public:
  Office(std::string program, fs::path dir) : program_{std::move(program)}, dir_{std::move(dir)} {
    setenv("HOME", dir_.c_str(), 1);
    setenv("XDG_DATA_HOME", (dir_ / "data").c_str(), 1);
    setenv("XDG_CONFIG_HOME", (dir_ / "config").c_str(), 1);
    const std::ofstream nothing_to_read{dir_ / "in"};
    must({"init"});
    must({"task", "add", "the task of progress", "--unit", "后勤处", "--within", "10wd"});
    must({"accept", "T1"});
    must({"task", "add", "the task of edits", "--unit", "后勤处", "--within", "10wd"});
  }

  int run(int kills);

 private:
  std::vector<std::string> words(std::vector<std::string> rest,
                                 const std::string& user = "officer") const {
    std::vector<std::string> all{program_, "--as", user};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }
  void must(const std::vector<std::string>& rest, const std::string& user = "officer") {
    Running running{dir_, words(rest, user)};
    if (const int status = running.wait(); status != 0) {
      complain(fmt::format("'{}' failed with {}: {}", rest.front(), status, read(dir_ / "err")));
    }
  }
  void complain(const std::string& text) {
    fmt::print("{}\n", text);
    ++complaints_;
  }

  std::vector<std::string> prepare(Act act, const std::string& mark);
  void measure();
  bool kill_one(Running& running, std::size_t act);
  void aim(std::size_t act, bool in_time);
  void attempt(int n);
  void check(Act act, const std::string& mark, bool acknowledged);
  void check_all_are_there();
  std::int64_t count(const std::string& sql, const std::string& mark);

  std::string program_;
  fs::path dir_;
  std::mt19937 random_{20261124};
  std::array<std::int64_t, acts.size()>
      until_lock_{};  ///< µs that each act takes, the longest seen
  std::array<std::int64_t, acts.size()> under_lock_{};
  std::vector<std::string> acknowledged_{};
  int killed_ = 0;
  int in_window_ = 0;  ///< of the killed: those that held the lock
  int complaints_ = 0;
};

/// Makes ready for an act, and gives its words. The act of undoing has something to undo of its
/// own.
std::vector<std::string> Office::prepare(Act act, const std::string& mark) {
  std::ofstream in{dir_ / "in"};
  switch (act) {
    case Act::add: return words({"task", "add", mark, "--unit", "后勤处", "--within", "10wd"});
    case Act::apply:
      for (int i = 0; i < lines_of_apply; ++i) {
        in << fmt::format(
            "{{\"command\": \"task add\", \"title\": \"{}\", \"unit\": \"后勤处\", \"within\": "
            "\"10wd\"}}\n",
            mark);
      }
      return words({"apply"});
    case Act::progress: return words({"progress", "T1", "50", mark});
    case Act::edit: return words({"edit", "T2", "--title", mark});
    case Act::undo:
      in.close();
      must({"task", "add", mark, "--unit", "后勤处"}, mark);
      return words({"undo"}, mark);
  }
  return {};
}

/// How long each act takes to its lock and from there, so that kills fall where they hurt.
void Office::measure() {
  for (std::size_t act = 0; act < acts.size(); ++act) {
    for (int round = 0; round < 3; ++round) {
      const std::string mark = fmt::format("measured{}x{}", act, round);
      const std::vector<std::string> command = prepare(acts[act], mark);
      const Clock::time_point began = Clock::now();
      Running running{dir_, command};
      running.reach_lock();
      const Clock::time_point locked = Clock::now();
      if (const int status = running.wait(); status != 0) {
        complain(fmt::format("an act that was not killed failed with {}: {}", status,
                             read(dir_ / "err")));
      }
      const auto microseconds = [](auto time) {
        return std::chrono::duration_cast<Microseconds>(time).count();
      };
      until_lock_[act] = std::max<std::int64_t>(until_lock_[act], microseconds(locked - began));
      under_lock_[act] =
          std::max<std::int64_t>(under_lock_[act], microseconds(Clock::now() - locked));
    }
  }
}

/// Three of four kills come after the lock was taken. Gives whether the lock was held when it came.
bool Office::kill_one(Running& running, std::size_t act) {
  const bool under_lock = random_() % 4 != 0;
  const std::int64_t most = under_lock_[act] + (under_lock ? 0 : until_lock_[act]);
  if (under_lock && !running.reach_lock()) {
    return false;
  }
  std::this_thread::sleep_for(
      Microseconds{std::uniform_int_distribution<std::int64_t>{0, most}(random_)});
  const bool held = holds_lock(running.pid());
  kill(running.pid(), SIGKILL);
  aim(act, running.wait() == 128 + SIGKILL);
  return held;
}

/// A machine is now quiet, now loaded: what came too late comes earlier next time, and the other
/// way round.
void Office::aim(std::size_t act, bool in_time) {
  under_lock_[act] = std::max<std::int64_t>(under_lock_[act] * (in_time ? 11 : 7) / 10, 100);
}

std::int64_t Office::count(const std::string& sql, const std::string& mark) {
  const bureau::Store store{bureau::Place{dir_ / "data/bureau/office.db"}, bureau::Purpose::read};
  bureau::Statement select = store.database().prepare(sql);
  return select.bind(mark).step() ? select.int_at(0) : -1;
}

/// What is there of an act: all or nothing, and all when it was acknowledged.
void Office::check(Act act, const std::string& mark, bool acknowledged) {
  const char* titles = "SELECT count(*) FROM matter WHERE title = $1";
  const char* sql =
      act == Act::progress ? "SELECT count(*) FROM item WHERE matter = 6 AND text = $1"
      : act == Act::undo   ? "SELECT count(*) FROM matter WHERE title = $1 AND state = 'void'"
                           : titles;
  const std::int64_t all = act == Act::apply ? lines_of_apply : 1;
  const std::int64_t found = count(sql, mark);
  if (found != all && found != 0) {
    complain(fmt::format("{}: half applied: {} of {}", mark, found, all));
  } else if (acknowledged && found == 0) {
    complain(fmt::format("{}: acknowledged and lost", mark));
  }
  if (act == Act::undo && count(titles, mark) != 1) {
    complain(fmt::format("{}: what undo should take back is not there", mark));
  }
}

/// Nothing that was acknowledged is lost later: the journal has it still.
void Office::check_all_are_there() {
  for (const std::string& mark : acknowledged_) {
    if (count("SELECT count(*) FROM change WHERE instr(after, $1) > 0",
              fmt::format("\"{}\"", mark)) == 0) {
      complain(fmt::format("{}: acknowledged, and not in the journal", mark));
    }
  }
}

/// Runs a command, kills it if that comes in time, and looks at what is left.
void Office::attempt(int n) {
  const std::size_t act = random_() % acts.size();
  const std::string mark = fmt::format("killed{}x", n);
  const std::vector<std::string> command = prepare(acts[act], mark);
  Running running{dir_, command};
  const bool held = kill_one(running, act);
  const int status = running.wait();
  const std::string printed = read(dir_ / "out");
  const bool creates = acts[act] == Act::add || acts[act] == Act::apply;
  const bool acknowledged = status == 0 && (!creates || printed.ends_with('\n'));
  const bool in_time = status == 128 + SIGKILL;
  if (in_time) {
    ++killed_;
    in_window_ += held ? 1 : 0;
  } else if (status != 0) {
    complain(fmt::format("{}: status {}: {}", mark, status, read(dir_ / "err")));
  } else if (creates && printed.empty()) {
    complain(fmt::format("{}: status 0 and no ref", mark));
  }
  if (acknowledged) {
    acknowledged_.push_back(mark);
  }
  if (n % 2 == 0) {  // now a reader comes first after the kill, now a writer
    must({"note", "T1", "written after a kill"});
  }
  for (const std::string& complaint : bureau::complaints_of_store(dir_ / "data/bureau/office.db")) {
    complain(fmt::format("{}: {}", mark, complaint));
  }
  check(acts[act], mark, acknowledged);
  must({"note", "T1", "written after a look"});
}

int Office::run(int kills) {
  measure();
  for (int n = 0; killed_ < kills && n < kills * most_tries; ++n) {
    attempt(n);
  }
  check_all_are_there();
  fmt::print("{} kills, {} of them under the lock; {} commands acknowledged; {} complaints\n",
             killed_, in_window_, acknowledged_.size(), complaints_);
  const int least_in_window = kills < a_long_run ? 1 : kills * 2 / 5;
  if (killed_ < kills || in_window_ < least_in_window) {
    complain("too few kills came in time");
  }
  return complaints_ == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    fmt::print("usage: kills PROGRAM KILLS\n");
    return 2;
  }
  std::string dir = (fs::temp_directory_path() / "bureau-kills-XXXXXX").string();
  if (mkdtemp(dir.data()) == nullptr) {
    fmt::print("no folder can be made in {}\n", dir);
    return 1;
  }
  int status = 1;
  try {
    status = Office{fs::absolute(words[1]).string(), dir}.run(std::atoi(words[2]));
  } catch (const bureau::Error& error) {
    fmt::print("{}\n", error.what());
  }
  fs::remove_all(dir);
  return status;
}
