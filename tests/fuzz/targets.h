// What is fuzzed: each reader of foreign text, with texts to begin from. libFuzzer (fuzz.cpp) and
// the short run of seeded mutants (mutants.cpp) call the same functions.
#pragma once

#include <string_view>
#include <vector>

namespace bureau::fuzz {

struct Target {
  std::string_view name;
  void (*read)(std::string_view text);  ///< an Error is an answer; what else escapes is a finding
  std::vector<std::string_view> seeds;
};

const std::vector<Target>& targets();

/// Calls the reader and takes its Error.
void try_reading(const Target& target, std::string_view text);

}  // namespace bureau::fuzz
