// Command lines as they stand in manuals, taken apart as a shell would.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bureau {

/// Divides a text of shell lines. What divides words and commands is told apart from what is
/// quoted.
class ShellReader {
 public:
  explicit ShellReader(std::string_view text) : text_{text} {}

  std::vector<std::vector<std::string>> commands() {
    while (at_ < text_.size()) {
      eat();
    }
    end_command();
    return std::move(commands_);
  }

 private:
  void eat() {
    const char c = text_[at_++];
    if (c == '"' || c == '\'') {
      eat_quoted(c);
    } else if (c == '\\' && at_ < text_.size()) {
      eat_escaped();
    } else if (c == '#' && !started_) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (std::string_view{"\n;|&"}.find(c) != std::string_view::npos) {
      end_command();
    } else if (c == ' ' || c == '\t') {
      end_word();
    } else {
      add(c);
    }
  }

  void eat_quoted(char quote) {
    const std::size_t end = std::min(text_.find(quote, at_), text_.size());
    word_ += text_.substr(at_, end - at_);
    started_ = true;
    at_ = std::min(end + 1, text_.size());
  }

  void eat_escaped() {
    const char c = text_[at_++];
    if (c != '\n') {
      add(c);
    }
  }

  void add(char c) {
    word_ += c;
    started_ = true;
  }

  void end_word() {
    if (started_) {
      words_.push_back(word_);
    }
    word_.clear();
    started_ = false;
  }

  void end_command() {
    end_word();
    if (!words_.empty()) {
      // A redirection and what follows it are the shell's.
      words_.erase(std::ranges::find_if(words_, is_redirection), words_.end());
      commands_.push_back(words_);
    }
    words_.clear();
  }

  static bool is_redirection(const std::string& word) {
    return word.starts_with('>') || word.starts_with('<') || word.starts_with("2>");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_{};
  bool started_ = false;  ///< a word, which may be empty: ''
  std::vector<std::string> words_{};
  std::vector<std::vector<std::string>> commands_{};
};

/// The commands of a text of shell lines, each as its words: quotes, comments, continued lines, and
/// what divides commands (; | && redirections) are understood; no variables, no substitutions.
inline std::vector<std::vector<std::string>> shell_commands(std::string_view text) {
  return ShellReader{text}.commands();
}

}  // namespace bureau
