#include "model/lamp.h"

#include "filter_fields.h"
#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("model/lamp");

TEST_CASE("the first rule that holds gives the colour, and what is ended has none") {
  const std::vector<FilterField> fields{{.name = "n", .type = FilterType::number}};
  const auto rule = [&](Lamp lamp, const std::string& text) {
    return LampRule{.lamp = lamp, .text = text, .when = parse_filter(text, among(fields)).at({})};
  };
  const std::vector<LampRule> rules{rule(Lamp::red, "n > 10"), rule(Lamp::yellow, "n > 5")};
  const auto lamp = [&](std::int64_t n, bool open) {
    return lamp_of(rules, open, [&](std::string_view) -> FilterValue { return n; });
  };
  CHECK(lamp(11, true).lamp == Lamp::red);
  CHECK(lamp(11, true).rule == &rules[0]);
  CHECK(lamp(6, true).lamp == Lamp::yellow);
  CHECK(lamp(1, true).lamp == Lamp::green);
  CHECK(lamp(1, true).rule == nullptr);
  CHECK(lamp(11, false).lamp == Lamp::closed);
}

TEST_CASE("colours are read in both languages") {
  CHECK(parse<Lamp>("red") == Lamp::red);
  CHECK(parse<Lamp>("黄灯") == Lamp::yellow);
  CHECK(parse<Lamp>("已销号") == Lamp::closed);
  CHECK(to_text(Lamp::closed) == "closed");
}

TEST_SUITE_END();

}  // namespace bureau
