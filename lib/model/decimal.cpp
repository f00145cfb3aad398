#include "model/decimal.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace bureau {

namespace {

constexpr std::size_t most_digits = 30;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A decimal in its pieces; zero is never below nothing.
struct Pieces {
  bool below = false;
  std::string_view whole{};
  std::string_view fraction{};
};

Pieces pieces_of(std::string_view text) {
  Pieces pieces{.below = text.starts_with('-')};
  text.remove_prefix(pieces.below ? 1 : 0);
  const std::size_t point = std::min(text.find('.'), text.size());
  pieces.whole = text.substr(0, point);
  pieces.fraction = text.substr(std::min(point + 1, text.size()));
  const auto is_zero = [](std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
  };
  pieces.below = pieces.below && !(is_zero(pieces.whole) && is_zero(pieces.fraction));
  return pieces;
}

/// By magnitude; neither has zeros in front.
std::strong_ordering compare_sizes(const Pieces& a, const Pieces& b) {
  if (a.whole != b.whole) {
    return a.whole.size() != b.whole.size() ? a.whole.size() <=> b.whole.size()
                                            : a.whole <=> b.whole;
  }
  const std::size_t most = std::max(a.fraction.size(), b.fraction.size());
  for (std::size_t i = 0; i < most; ++i) {
    const char left = i < a.fraction.size() ? a.fraction[i] : '0';
    const char right = i < b.fraction.size() ? b.fraction[i] : '0';
    if (left != right) {
      return left <=> right;
    }
  }
  return std::strong_ordering::equal;
}

/// Without the commas between thousands; empty when one stands elsewhere.
std::string without_commas(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) {
    return std::string{whole};
  }
  std::string digits;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool is_place = i > 0 && (whole.size() - i) % 4 == 0;
    if ((whole[i] == ',') != is_place) {
      return {};
    }
    digits += whole[i] == ',' ? "" : std::string(1, whole[i]);
  }
  return digits;
}

}  // namespace

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const Pieces left = pieces_of(a.text);
  const Pieces right = pieces_of(b.text);
  if (left.below != right.below) {
    return left.below ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return left.below ? compare_sizes(right, left) : compare_sizes(left, right);
}

std::string to_text(const Decimal& decimal) {
  return decimal.text;
}

void from_text(std::string_view text, Decimal& decimal) {
  const std::string plain = compare_key(text);
  std::string_view rest = plain;
  const bool below = rest.starts_with('-');
  rest.remove_prefix(below || rest.starts_with('+') ? 1 : 0);
  const std::size_t point = std::min(rest.find('.'), rest.size());
  const std::string whole = without_commas(rest.substr(0, point));
  const std::string_view fraction = rest.substr(std::min(point + 1, rest.size()));
  const bool is_number = !whole.empty() && std::ranges::all_of(whole, is_digit) &&
                         std::ranges::all_of(fraction, is_digit) &&
                         (point == rest.size() || !fraction.empty());
  if (!is_number || whole.size() + fraction.size() > most_digits) {
    throw Error(ErrorKind::usage,
                "'{}' is no number: write 1200 or 1200.50, with at most {} digits", text,
                most_digits);
  }
  const std::size_t first = std::min(whole.find_first_not_of('0'), whole.size() - 1);
  decimal.text = whole.substr(first) + (fraction.empty() ? "" : "." + std::string{fraction});
  if (below && pieces_of("-" + decimal.text).below) {
    decimal.text.insert(0, "-");
  }
}

}  // namespace bureau
