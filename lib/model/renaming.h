// What units and people came to be called: renamed, or merged into another, from a day on.
#pragma once

#include "time/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// `former` is called `name` from `since` on; nothing: it always was (the name of a code).
struct Renaming {
  std::string former{};
  std::optional<Date> since{};
  std::string name{};

  friend bool operator==(const Renaming&, const Renaming&) = default;
};

/// Records keep what a party was called, or its code, when they were made. What it is called on a
/// day is read here, so that no record is written anew and the past keeps its names.
class Renamings {
 public:
  Renamings() = default;
  explicit Renamings(std::vector<Renaming> all);

  bool empty() const { return all_.empty(); }
  const std::vector<Renaming>& all() const { return all_; }  ///< by former name, then by day

  /// The name on a day (nothing: by the last there is) of what is kept as this text, by one
  /// renaming after the other; the text itself where none tells of it.
  std::string called(std::string_view kept, std::optional<Date> day) const;

  /// Every text that is called `name` on that day, `name` not among them.
  std::vector<std::string> kept_for(std::string_view name, std::optional<Date> day) const;

 private:
  std::vector<Renaming> all_{};
};

}  // namespace bureau
