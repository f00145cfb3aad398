// libFuzzer: one program for all targets; BUREAU_TARGET names the one that is meant.
// tests/fuzz/fuzz.sh builds and runs it.

#include "targets.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bureau::fuzz::Target* target = [] {
    const char* name = std::getenv("BUREAU_TARGET");
    const auto& all = bureau::fuzz::targets();
    const auto found = std::ranges::find(all, std::string_view{name == nullptr ? "" : name},
                                         &bureau::fuzz::Target::name);
    if (found == all.end()) {
      std::fputs("BUREAU_TARGET must be one of:", stderr);
      for (const auto& one : all) {
        std::fprintf(stderr, " %.*s", static_cast<int>(one.name.size()), one.name.data());
      }
      std::fputs("\n", stderr);
      std::exit(2);
    }
    return &*found;
  }();
  bureau::fuzz::try_reading(*target, {reinterpret_cast<const char*>(data), size});
  return 0;
}
