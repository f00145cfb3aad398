// libFuzzer: one program for all targets; BUREAU_TARGET names the one that is meant.
// tests/fuzz/fuzz.sh builds and runs it.

#include "targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bureau::fuzz::Target* target = [] {
    const char* name = std::getenv("BUREAU_TARGET");
    const auto& all = bureau::fuzz::targets();
    const auto found = std::ranges::find(all, std::string_view{name == nullptr ? "" : name},
                                         &bureau::fuzz::Target::name);
    if (found == all.end()) {
      fmt::print(stderr, "BUREAU_TARGET must be one of:");
      for (const auto& one : all) {
        fmt::print(stderr, " {}", one.name);
      }
      fmt::print(stderr, "\n");
      std::exit(2);
    }
    return &*found;
  }();
  bureau::fuzz::try_reading(*target, {reinterpret_cast<const char*>(data), size});
  return 0;
}
