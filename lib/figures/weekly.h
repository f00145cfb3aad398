// The weekly report: what came in, what was answered, what is open, late, stuck, missing. Every
// figure carries the refs it was counted from.
#pragma once

#include "figures/audit.h"
#include "figures/entered_late.h"

#include <optional>
#include <string>
#include <vector>

namespace bureau {

/// A number and what it was counted from: refs of matters, or of items (M1/d1).
struct Figure {
  std::string name{};  ///< documents_in …: keys of the JSON
  std::vector<std::string> refs{};
  std::int64_t value() const { return static_cast<std::int64_t>(refs.size()); }
};

struct UnitFigures {
  std::string unit{};  ///< empty: no unit is named
  std::vector<std::string> open{};
  std::vector<std::string> overdue{};
  std::vector<std::string> closed_on_time{};
  std::vector<std::string> closed_late{};
  std::optional<double> rate()
      const;  ///< on time of closed, 0 to 1; nothing when nothing was closed
};

struct Weekly {
  Period period{};
  Instant as_of{};
  std::vector<Figure> figures{};
  std::vector<UnitFigures> by_unit{};
  std::vector<Matter> matters{};  ///< every matter that a figure or a list names, by ref
  std::vector<Item> decisions{};
  std::vector<Hole> holes{};
  std::vector<EnteredLate> entered_late{};
  std::size_t hidden = 0;  ///< above the ceiling

  const Figure& figure(std::string_view name) const;  ///< throws std::logic_error
  const Matter* find(std::string_view ref) const;
};

/// `history` tells what was recorded by `as_of` and had happened by the end of the period, or by
/// `as_of` where that is earlier.
Weekly weekly(const History& history, const Period& period, Instant as_of, const Scope& scope);

}  // namespace bureau
