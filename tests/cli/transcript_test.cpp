// Runs tests/cli/*.test: "$ bureau ..." lines, each with the output it must give, standard output
// and error as a terminal would show them. Before a command "now …" sets the clock, "zone …" the
// zone and "variable NAME=VALUE" a variable of the environment until the end, "< …" gives a line of
// standard input, "terminal N" makes the output a terminal of so many columns (0: none); "file
// NAME" makes a file of the lines "| …" that follow, \xHH in them being a byte.
// DIGEST is what the last --propose printed.
// "$ cat FILE" shows a file, "$ cmp FILE FILE" says whether two are the same. With BUREAU_ACCEPT
// set the files are rewritten with the output that was given; read the diff before you commit it.

#include "cli/run.h"
#include "shell_words.h"
#include "test_support.h"
#include "zone.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <utility>

namespace bureau {

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream{file}.rdbuf();
  return out.str();
}

/// "\xEF" as the byte it stands for.
std::string bytes_of(const std::string& line) {
  std::string bytes;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.compare(i, 2, "\\x") == 0) {
      bytes += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      bytes += line[i];
    }
  }
  return bytes;
}

/// An office of its own for one transcript.
class Replay {
 public:
  explicit Replay(fs::path home) : home_{std::move(home)} {
    fs::remove_all(home_);
    fs::create_directories(home_);
  }

  /// The transcript with the output of every command replaced by what the program prints now.
  std::string of(const fs::path& file) {
    std::ifstream in{file};
    std::ostringstream out;
    bool in_output = false;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("$ ")) {
        out << line << '\n' << marked(run(line));
        in_output = true;
        continue;
      }
      // What ends the output of a command: an empty line, or what makes ready for the next.
      if (make_ready(line) || line.empty()) {
        in_output = false;
      }
      if (!in_output) {
        add_to_file(line);
        out << line << '\n';
      }
    }
    return out.str();
  }

 private:
  /// "file …", "now …", "zone …" and "< …"; false for another line.
  bool make_ready(const std::string& line) {
    if (line.starts_with("file ")) {
      made_ = home_ / line.substr(5);
      fs::create_directories(made_.parent_path());
      const std::ofstream empty{made_};
    } else if (line.starts_with("now ")) {
      now_ = parse<Instant>(line.substr(4));
    } else if (line.starts_with("zone ")) {
      zone_.emplace(line.substr(5).c_str());
    } else if (line.starts_with("variable ")) {
      const std::size_t equal = std::min(line.find('='), line.size() - 1);
      variables_[line.substr(9, equal - 9)] = line.substr(equal + 1);
    } else if (line.starts_with("terminal ")) {
      columns_ = static_cast<std::size_t>(std::stoi(line.substr(9)));
    } else if (line.starts_with("< ")) {
      input_ += line.substr(2) + '\n';
    } else {
      return false;
    }
    return true;
  }

  /// "| …" in the file that is being made.
  void add_to_file(const std::string& line) const {
    if (line == "|" || line.starts_with("| ")) {
      std::ofstream{made_, std::ios::app}
          << bytes_of(line.substr(std::min<std::size_t>(2, line.size()))) << '\n';
    }
  }

  std::string run(const std::string& line) {
    std::istringstream in{std::exchange(input_, {})};
    const std::vector<std::vector<std::string>> commands = shell_commands(line.substr(2));
    std::vector<std::string> words =
        commands.empty() ? std::vector<std::string>{} : commands.front();
    const std::string program = words.empty() ? "" : words.front();
    if (program == "cat" && words.size() == 2) {
      return contents(home_ / words[1]);
    }
    if (program == "cmp" && words.size() == 3) {
      CHECK(fs::exists(home_ / words[1]));
      return contents(home_ / words[1]) == contents(home_ / words[2]) ? "the same\n"
                                                                      : "different\n";
    }
    CHECK(program == "bureau");
    words.erase(words.begin());
    if (!digests_.empty()) {
      std::ranges::replace(words, "DIGEST", digests_.back());
    }
    std::ostringstream printed;
    const cli::Environment environment{
        .out = printed,
        .err = printed,
        .in = in,
        .variable = [this](const char* name) -> std::optional<std::string> {
          const auto found = variables_.find(name);
          return found == variables_.end() ? std::nullopt : std::optional{found->second};
        },
        .home = home_,
        .catalogues = BUREAU_CATALOGUES,
        .now = now_,
        .login = "wang",
        .out_is_terminal = columns_ > 0,
        .width = columns_};
    const fs::path before = fs::current_path();
    fs::current_path(home_);
    const int status = cli::run(words, environment);
    fs::current_path(before);
    note_digest(printed.str());
    return printed.str() + (status == 0 ? "" : fmt::format("[status {}]\n", status));
  }

  /// What --propose printed is another in each run: DIGEST stands for the last one.
  void note_digest(const std::string& text) {
    static const std::regex digest{"[pv][0-9a-f]{8}-[0-9a-f]{32}"};
    if (std::smatch found; std::regex_search(text, found, digest)) {
      digests_.push_back(found.str());
    }
  }

  /// The output as it stands in a transcript.
  std::string marked(std::string text) const {
    // The folder of the test is no part of what is promised.
    for (std::size_t at = text.find(home_.string()); at != std::string::npos;
         at = text.find(home_.string())) {
      text.replace(at, home_.string().size(), "~");
    }
    for (const std::string& digest : digests_) {
      for (std::size_t at = text.find(digest); at != std::string::npos; at = text.find(digest)) {
        text.replace(at, digest.size(), "DIGEST");
      }
    }
    if (!text.empty() && text.back() != '\n') {
      text += "⏎\n";
    }
    // An empty line ends the output in the file: it is shown as a mark.
    std::string all;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
      all += (line.empty() ? "·" : line) + "\n";
    }
    return all;
  }

  fs::path made_{};
  std::optional<Zone> zone_{};
  std::map<std::string, std::string, std::less<>> variables_{};
  std::vector<std::string> digests_{};
  std::size_t columns_ = 0;  ///< of the terminal; 0: there is none
  std::string input_{};      ///< of the next command
  fs::path home_;
  Instant now_ = parse<Instant>("2026-11-24T09:00:00+08:00");
};

}  // namespace

TEST_CASE("transcripts") {
  // Each run has a folder of its own: two may go at the same time.
  const fs::path homes = fs::temp_directory_path() / fmt::format("bureau-transcripts-{}", getpid());
  for (const auto& entry : fs::directory_iterator{fs::path{BUREAU_SOURCE_DIR} / "tests/cli"}) {
    if (entry.path().extension() != ".test") {
      continue;
    }
    CAPTURE(entry.path().string());
    const std::string actual = Replay{homes / entry.path().stem()}.of(entry.path());
    if (std::getenv("BUREAU_ACCEPT") != nullptr) {
      std::ofstream{entry.path()} << actual;
    }
    CHECK(actual.find("\n$ bureau ") != std::string::npos);  // one that was emptied is no test
    CHECK(actual == contents(entry.path()));
  }
  fs::remove_all(homes);
}

}  // namespace bureau
