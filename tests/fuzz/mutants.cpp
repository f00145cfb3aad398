// mutants [COUNT [TARGET]]: the seeds of each target and COUNT mutants of them, the same in every
// run. What is no Error is a finding: the mutant is printed and the program ends. For ctest;
// libFuzzer looks deeper.

#include "targets.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <random>
#include <string>

namespace bureau::fuzz {

namespace {

/// What breaks readers: ends of ranges, halves of characters, controls, very long things.
constexpr std::array<std::string_view, 24> nasty{"\"",
                                                 "'",
                                                 "(",
                                                 ")",
                                                 "[",
                                                 "{",
                                                 "}",
                                                 ",",
                                                 "\n",
                                                 "\r\n",
                                                 std::string_view{"\0", 1},
                                                 "\xff",
                                                 "\xe6",
                                                 "\xf0\x9f\x98",
                                                 "\xe2\x80\xae",
                                                 "\xef\xbb\xbf",
                                                 "9999999999999999999",
                                                 "-1",
                                                 "〔",
                                                 "年",
                                                 "-",
                                                 "e999",
                                                 "\\u0000",
                                                 "\\ud800"};

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_{seed} {}

  std::string mutant(const std::vector<std::string_view>& seeds) {
    std::string text{seeds[pick(seeds.size())]};
    for (std::size_t times = 1 + pick(4); times > 0; --times) {
      change(text, seeds);
    }
    return text;
  }

 private:
  std::size_t pick(std::size_t below) { return below == 0 ? 0 : random_() % below; }

  void change(std::string& text, const std::vector<std::string_view>& seeds) {
    const std::size_t at = pick(text.size() + 1);
    const std::size_t some = pick(text.size() - at + 1);
    switch (pick(8)) {
      case 0: text.insert(at, nasty[pick(nasty.size())]); break;
      case 1: text.erase(at, some); break;
      case 2: text.insert(at, text.substr(at, some)); break;
      case 3: text.resize(at); break;
      case 4:
        if (at < text.size()) {
          text[at] = static_cast<char>(random_());
        }
        break;
      case 5:
        if (at < text.size()) {
          text[at] = static_cast<char>(text[at] ^ (1 << pick(8)));
        }
        break;
      case 6: {
        const std::string_view other = seeds[pick(seeds.size())];
        text = text.substr(0, at) + std::string{other.substr(pick(other.size()))};
        break;
      }
      default:
        for (std::size_t n = pick(300); n > 0; --n) {
          text.insert(at, text.substr(at, 1 + pick(2)));
        }
    }
  }

  std::mt19937 random_;
};

/// A text so that a terminal can show it and a programmer can use it.
std::string in_quotes(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte >= 0x7f ? fmt::format("\\x{:02x}", byte) : std::string{c};
  }
  return shown;
}

int run(int mutants, std::string_view only) {
  for (const Target& target : targets()) {
    if (!only.empty() && target.name != only) {
      continue;
    }
    Mutator mutator{20261124};
    std::string text;
    try {
      for (const std::string_view seed : target.seeds) {
        text = seed;
        target.read(text);
      }
      for (int n = 0; n < mutants; ++n) {
        text = mutator.mutant(target.seeds);
        try_reading(target, text);
      }
    } catch (const std::exception& escaped) {
      fmt::print("{}: {}: {}\n", target.name, escaped.what(), in_quotes(text));
      return 1;
    }
  }
  return 0;
}

}  // namespace

}  // namespace bureau::fuzz

int main(int count, char** words) {
  setenv("TZ", "Asia/Shanghai", 1);
  return bureau::fuzz::run(count > 1 ? std::atoi(words[1]) : 2000, count > 2 ? words[2] : "");
}
