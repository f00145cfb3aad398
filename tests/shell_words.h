// Command lines as they stand in manuals, taken apart as a shell would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The commands of a text of shell lines, each as its words: quotes, comments, continued lines, and
/// what divides commands (; | && redirections) are understood; no variables, no substitutions.
inline std::vector<std::vector<std::string>> shell_commands(std::string_view text) {
  std::vector<std::vector<std::string>> commands(1);
  std::string word;
  bool started = false;
  char quote = '\0';
  const auto end_word = [&] {
    if (started) {
      commands.back().push_back(word);
    }
    word.clear();
    started = false;
  };
  const auto end_command = [&] {
    end_word();
    if (!commands.back().empty()) {
      commands.emplace_back();
    }
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      started = true;
    } else if (c == '\\' && i + 1 < text.size()) {
      ++i;
      if (text[i] != '\n') {
        word += text[i];
        started = true;
      }
    } else if (c == '#' && !started) {
      while (i + 1 < text.size() && text[i + 1] != '\n') {
        ++i;
      }
    } else if (c == '\n' || c == ';' || c == '|' || c == '&') {
      end_command();
    } else if (c == ' ' || c == '\t') {
      end_word();
    } else {
      word += c;
      started = true;
    }
  }
  end_command();
  commands.pop_back();
  for (auto& command : commands) {
    // A redirection and what follows it are the shell's.
    for (std::size_t i = 0; i < command.size(); ++i) {
      if (command[i].starts_with('>') || command[i].starts_with('<') ||
          command[i].starts_with("2>")) {
        command.resize(i);
      }
    }
  }
  return commands;
}

}  // namespace bureau
