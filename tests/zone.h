// The zone of a test, put back afterwards.
#pragma once

#include "time/instant.h"

#include <cstdlib>
#include <string>

namespace bureau {

class Zone {
 public:
  explicit Zone(const char* name) {
    const char* before = std::getenv("TZ");
    had_ = before != nullptr;
    before_ = had_ ? before : "";
    set(name);
  }
  ~Zone() { set(had_ ? before_.c_str() : nullptr); }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  static void set(const char* name) {
    static_cast<void>(name != nullptr ? setenv("TZ", name, 1) : unsetenv("TZ"));
    zone_changed();
  }

  bool had_ = false;
  std::string before_{};
};

}  // namespace bureau
