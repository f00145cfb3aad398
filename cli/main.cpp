// The only place that looks at the real world: streams, environment, terminal, clock.

#include "base/i18n.h"
#include "cli/children.h"
#include "cli/run.h"
#include "cli/streams.h"

#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <istream>
#include <new>
#include <ostream>
#include <string_view>
#include <vector>

namespace {

using bureau::cli::DescriptorBuffer;
using bureau::cli::Input;

/// A stream that came closed must not become the number of a file of ours. What is opened here
/// cannot be written to, so that a lost output is still an error.
void keep_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) == -1) {
      static_cast<void>(open("/dev/null", O_RDONLY));
    }
  }
}

bureau::Instant clock_time() {
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::optional<std::string>{value} : std::nullopt;
}

/// The folder of the program's file, with a slash at its end.
std::string program_folder() {
  std::array<char, PATH_MAX> buffer{};
  const ssize_t size = readlink("/proc/self/exe", buffer.data(), buffer.size());
  const std::string_view file{buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  return std::string{file.substr(0, file.rfind('/') + 1)};
}

/// The first of these that is there, seen from the folder: in the build tree, then installed.
std::string beside(const std::string& folder, std::initializer_list<const char*> places) {
  for (const char* place : places) {
    if (std::string found = folder + place; access(found.c_str(), F_OK) == 0) {
      return found;
    }
  }
  return folder + *places.begin();
}

/// Asks no user database but the file: the others would load code at run time, and start-up would
/// pay for it. Who is in none of these is a number.
std::string login() {
  for (const char* name : {"LOGNAME", "USER"}) {
    if (auto value = variable(name); value && !value->empty()) {
      return *value;
    }
  }
  const uid_t user = getuid();
  std::string found = std::to_string(user);
  if (std::FILE* users = std::fopen("/etc/passwd", "re")) {
    while (const passwd* entry = fgetpwent(users)) {
      if (entry->pw_uid == user) {
        found = entry->pw_name;
        break;
      }
    }
    static_cast<void>(std::fclose(users));
  }
  return found;
}

struct TerminalSize {
  std::size_t width;
  std::size_t height;
};

/// What the environment says goes before what the terminal says.
TerminalSize terminal_size() {
  constexpr unsigned long narrowest = 20;
  const auto said = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? std::strtoul(value, nullptr, 10) : 0;
  };
  unsigned long width = said("COLUMNS");
  unsigned long height = said("LINES");
  winsize size{};
  if ((width == 0 || height == 0) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    width = width == 0 ? size.ws_col : width;
    height = height == 0 ? size.ws_row : height;
  }
  return {width == 0 ? 80 : std::clamp(width, narrowest, 1000UL), height == 0 ? 24 : height};
}

/// Set by a signal that asks to end; the next one ends at once.
volatile std::sig_atomic_t asked_to_end = 0;

void listen_for_the_end() {
  struct sigaction action {};
  action.sa_handler = [](int /*signal*/) { asked_to_end = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    static_cast<void>(sigaction(signal, &action, nullptr));
  }
}

/// For what runs on until it is told to end. A signal between the two is seen after this pause.
bool rest(std::chrono::milliseconds time) {
  static const bool listens = (listen_for_the_end(), true);
  static_cast<void>(listens);
  if (asked_to_end != 0) {
    return false;
  }
  pollfd reader{.fd = STDOUT_FILENO, .events = 0, .revents = 0};
  const int gone = poll(&reader, 1, static_cast<int>(time.count()));
  return gone <= 0 && asked_to_end == 0;
}

/// Answered before anything else is built.
int version() {
  constexpr std::string_view text = "bureau " BUREAU_VERSION "\n";
  if (write(STDOUT_FILENO, text.data(), text.size()) == static_cast<ssize_t>(text.size()) ||
      errno == EPIPE) {
    return 0;
  }
  constexpr std::string_view lost = "bureau: the output could not be written\n";
  static_cast<void>(!write(STDERR_FILENO, lost.data(), lost.size()));
  return 1;
}

/// Becomes the program that carries every library. Comes back only when that is not there.
int become_full(const std::string& folder, char** argv) {
  const std::string full = beside(folder, {"bureau-full", "../libexec/bureau/bureau-full"});
  execv(full.c_str(), argv);
  const std::string why = bureau::localized("bureau: this needs {}, which cannot be run: {}\n",
                                            full, std::strerror(errno));
  static_cast<void>(!write(STDERR_FILENO, why.data(), why.size()));
  return 1;
}

/// What was printed must have arrived. Who reads no further (`| head`) has what they wanted.
int arrived(int status, const DescriptorBuffer& out, const std::string& recorded,
            std::ostream& err) {
  if (out.error() == 0 || out.error() == EPIPE) {
    return status;
  }
  err << (recorded.empty()
              ? bureau::localized("bureau: the output could not be written: {}\n",
                                  std::strerror(out.error()))
              : bureau::localized("bureau: the output could not be written: {}; but it was {}\n",
                                  std::strerror(out.error()), recorded));
  return 1;
}

/// Needs no memory: there may be none left for a catalogue or a stream either.
void say_last_words(std::string_view text) noexcept {
  static_cast<void>(!write(STDERR_FILENO, text.data(), text.size()));
}

constexpr std::string_view no_memory =
    "bureau: out of memory: what 'bureau log' does not list was not recorded\n";

/// What failed again while it was taken down: what was not committed is not on the disk.
[[noreturn]] void end_at_once() noexcept {
  try {
    if (const std::exception_ptr what = std::current_exception()) {
      std::rethrow_exception(what);
    }
    say_last_words("bureau: internal error\n");
  } catch (const std::bad_alloc&) {
    say_last_words(no_memory);
  } catch (...) {
    say_last_words("bureau: internal error\n");
  }
  _exit(1);
}

int run(int argc, char** argv) {
  const std::string folder = program_folder();
  DescriptorBuffer out_buffer{STDOUT_FILENO, DescriptorBuffer::When::full};
  DescriptorBuffer err_buffer{STDERR_FILENO, DescriptorBuffer::When::line};
  Input in_buffer{STDIN_FILENO};
  std::ostream out{&out_buffer};
  std::ostream err{&err_buffer};
  std::istream in{&in_buffer};
  std::string recorded;
  bureau::cli::Pager pager;
  const TerminalSize terminal = terminal_size();
  const bureau::cli::Environment environment{
      .out = out,
      .err = err,
      .in = in,
      .variable = variable,
      .home = variable("HOME").value_or(""),
      .catalogues = beside(folder, {"share/locale", "../share/locale", "../../share/locale"}),
      .now = clock_time(),
      .clock = clock_time,
      .login = login(),
      .out_is_terminal = isatty(STDOUT_FILENO) == 1,
      .in_is_terminal = isatty(STDIN_FILENO) == 1,
      .width = terminal.width,
      .height = terminal.height,
      .page =
          [&](const std::string& command) {
            out.flush();
            return pager.start(command);
          },
      .edit = bureau::cli::run_editor,
      .recorded = &recorded,
      .pause = rest,
      .ends = true,
  };
  const std::vector<std::string> words(argv + 1, argv + argc);
  const int status = bureau::cli::run(words, environment);
  if (status == bureau::cli::needs_full) {
    return become_full(folder, argv);
  }
  out.flush();
  const bool was_shown = pager.finish();
  int last = arrived(status, out_buffer, recorded, err);
  if (!was_shown) {
    err << bureau::localized("bureau: the pager cannot be run: --no-pager prints without it\n");
    last = last == 0 ? 1 : last;
  }
  err.flush();
  return last;
}

}  // namespace

int main(int argc, char** argv) {
  keep_standard_descriptors();
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  static_cast<void>(
      std::signal(SIGXFSZ, SIG_IGN));  // a write beyond the limit fails like one on a full disk
  if (argc == 2 &&
      (std::string_view{argv[1]} == "--version" || std::string_view{argv[1]} == "-V")) {
    return version();
  }
  umask(S_IRWXG | S_IRWXO);
  std::set_terminate(end_at_once);
  try {
    return argc > 0 ? run(argc, argv) : 2;
  } catch (const std::bad_alloc&) {
    say_last_words(no_memory);
    return 1;
  } catch (const std::exception& error) {
    const std::string text = std::string{"bureau: internal error: "} + error.what() + '\n';
    static_cast<void>(!write(STDERR_FILENO, text.data(), text.size()));
    return 1;
  }
}
