#include "model/decimal.h"

#include "base/text_form.h"
#include "test_support.h"

#include <array>
#include <random>

namespace bureau {

namespace {

/// A decimal of few digits, as a whole number of ten thousandths beside one of its spellings.
struct Sample {
  std::int64_t value = 0;
  std::string text{};
};

Sample sample(std::mt19937& random) {
  constexpr std::int64_t one = 10000;
  const auto upto = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned>(most));
  };
  Sample made{.value = upto(4) == 0 ? upto(3) : upto(30000 * one)};
  const std::int64_t fraction = made.value % one;
  made.text =
      std::string(static_cast<std::size_t>(upto(3)), '0') + std::to_string(made.value / one);
  if (fraction != 0 || upto(3) == 0) {
    made.text +=
        "." + fmt::format("{:04}", fraction) + std::string(static_cast<std::size_t>(upto(3)), '0');
  }
  const bool below = upto(2) == 0;
  made.value = below ? -made.value : made.value;
  made.text.insert(0, below ? "-" : upto(2) == 0 ? "+" : "");
  return made;
}

}  // namespace

TEST_SUITE_BEGIN("model/decimal");

TEST_CASE("decimals stand in the order of their values, however they are written") {
  std::mt19937 random{47};
  for (int i = 0; i < 20000; ++i) {
    const Sample a = sample(random);
    const Sample b = i % 4 == 0 ? a : sample(random);
    CAPTURE(a.text);
    CAPTURE(b.text);
    CHECK((parse<Decimal>(a.text) <=> parse<Decimal>(b.text)) == (a.value <=> b.value));
  }
}

TEST_CASE("a decimal that was written is read again as it was, to its last digit") {
  std::mt19937 random{48};
  for (int i = 0; i < 5000; ++i) {
    const Sample made = sample(random);
    CAPTURE(made.text);
    const Decimal read = parse<Decimal>(made.text);
    CHECK(to_text(parse<Decimal>(to_text(read))) == to_text(read));
    CHECK(parse<Decimal>(to_text(read)) == read);
    const std::size_t point = made.text.find('.');
    const std::size_t end = to_text(read).find('.');
    CHECK((end == std::string::npos ? "" : to_text(read).substr(end)) ==
          (point == std::string::npos ? "" : made.text.substr(point)));
  }
}

TEST_CASE("a decimal is exact where floating point is not") {
  CHECK(parse<Decimal>("9007199254740993.01") > parse<Decimal>("9007199254740993.00"));
  CHECK(parse<Decimal>("0.1") < parse<Decimal>("0.10000000000000000001"));
  CHECK(parse<Decimal>("-0.30") == parse<Decimal>("-0.3"));
  CHECK(to_text(parse<Decimal>("-0.00")) == "0.00");
  CHECK(to_text(parse<Decimal>("1200.50")) == "1200.50");
}

TEST_CASE("an amount is read as people write it") {
  CHECK(to_text(parse<Decimal>("1,234,567.80")) == "1234567.80");
  CHECK(to_text(parse<Decimal>("１２００．５０")) == "1200.50");
  CHECK(to_text(parse<Decimal>("+007")) == "7");
}

TEST_CASE("what is no decimal is refused") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1.2.3", "1e3", "12,34", ",123", "1,2345",
                           "--1", "十", "1234567890123456789012345678901"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse<Decimal>(text), Error);
  }
}

TEST_SUITE_END();

}  // namespace bureau
