// A decimal number to its last digit: an amount of money, a length. No floating point comes near
// it.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace bureau {

/// Written as it was given, without a plus sign, zeros in front or commas between thousands:
/// 1200.50.
struct Decimal {
  std::string text = "0";

  /// By value: 12.50 is 12.5.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
};

std::string to_text(const Decimal& decimal);

/// Takes 1200.50, -3, +0.5, 1,200.50 and full-width digits, of at most 30 digits. Throws
/// Error(usage).
void from_text(std::string_view text, Decimal& decimal);

}  // namespace bureau
