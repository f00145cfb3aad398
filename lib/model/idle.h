// How many working days a matter may stand in one phase before it counts as standing still.
#pragma once

#include "model/phase.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace bureau {

/// In a phase that is not named nothing stands still.
class IdleDays {
 public:
  std::optional<int> of(Phase phase) const { return days_.at(static_cast<std::size_t>(phase)); }
  void set(Phase phase, int days) { days_.at(static_cast<std::size_t>(phase)) = days; }

  friend bool operator==(const IdleDays&, const IdleDays&) = default;

 private:
  std::array<std::optional<int>, static_cast<std::size_t>(Phase::ended) + 1> days_{};
};

/// The text form is "new 3, in-hand 10". Throws Error(usage) for a phase in which nothing waits to
/// be moved: rest, ended.
std::string to_text(const IdleDays& idle);
void from_text(std::string_view text, IdleDays& idle);

}  // namespace bureau
