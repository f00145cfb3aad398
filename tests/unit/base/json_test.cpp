#include "base/json.h"

#include "base/text.h"
#include "test_support.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>

namespace bureau {

namespace {

Json random_json(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 7 : 5)) {
    case 0: return nullptr;
    case 1: return random() % 2 == 0;
    case 2: return static_cast<std::int64_t>(random()) * (random() % 2 == 0 ? 1 : -1000000000);
    case 3: return static_cast<double>(random()) / 1024.0 - 1e6;
    case 4: return random() % 2 == 0 ? "整改\"\\\n\x01" : "plain";
    case 5: {
      Json::Array array;
      for (std::size_t left = random() % 4; left > 0; --left) {
        array.push_back(random_json(random, depth - 1));
      }
      return array;
    }
    default: {
      Json object = Json::Object{};
      for (std::size_t left = random() % 25; left > 0; --left) {
        object.append("k" + std::to_string(left), random_json(random, depth - 1));
      }
      return object;
    }
  }
}

}  // namespace

TEST_CASE("what is written is read back the same") {
  std::mt19937 random{11};
  for (int i = 0; i < 500; ++i) {
    const Json value = random_json(random, 3);
    CHECK(parse_json(to_json(value)) == value);
    CHECK(parse_json(to_pretty_json(value)) == value);
  }
}

TEST_CASE("members keep their order and their types") {
  const Json value = parse_json(R"({"b": 1, "a": [true, null, 2.0, "中\u0000"]})");
  CHECK(to_json(value) == R"({"b": 1, "a": [true, null, 2.0, "中\u0000"]})");
  CHECK(*value.find("b")->as_int() == 1);
  CHECK(value.find("c") == nullptr);
  CHECK(value.find("a")->as_array()->at(2).as_double() != nullptr);
}

TEST_CASE("pretty JSON is indented by two and empty things stay closed") {
  CHECK(to_pretty_json(parse_json(R"({"a":[1,2],"b":{},"c":[]})")) ==
        "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}");
}

TEST_CASE("a key given twice is refused in small and in large objects") {
  CHECK_FAILS(parse_json(R"({"a":1,"a":2})"), usage,
              "the key 'a' is given twice in the JSON object that ends at byte 13");
  std::string large = "{";
  for (int i = 0; i < 40; ++i) {
    large += "\"k" + std::to_string(i) + "\":1,";
  }
  CHECK(failure_of([&] { parse_json(large + "\"k7\":2}"); }) == ErrorKind::usage);
  CHECK_FALSE(failure_of([&] { parse_json(large + "\"x\":2}"); }));
}

TEST_CASE("deep nesting is refused at 101 and taken at 100") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK_FALSE(failure_of([&] { parse_json(nested(100)); }));
  CHECK_FAILS(parse_json(nested(101)), usage, "JSON nested over 100 deep at byte 101");
  CHECK(failure_of([&] { parse_json(nested(1000000)); }) == ErrorKind::usage);
}

TEST_CASE("whole numbers are exact or refused") {
  CHECK(*parse_json("9223372036854775807").as_int() == std::numeric_limits<std::int64_t>::max());
  CHECK(*parse_json("-9223372036854775808").as_int() == std::numeric_limits<std::int64_t>::min());
  CHECK_FAILS(parse_json("9223372036854775808"), usage,
              "the number 9223372036854775808 at byte 19 is too large: whole numbers have 64 bits");
  CHECK(failure_of([] { parse_json("123456789012345678901234567890"); }) == ErrorKind::usage);
  CHECK(failure_of([] { parse_json("1e999"); }) == ErrorKind::usage);
}

TEST_CASE("mistakes are told with their place, and made harmless") {
  for (const char* text :
       {"", "{", "[1,]", "{\"a\" 1}", "\"\xff\"", "nul", "1 2", "{1:2}", "\"\x1b\""}) {
    CHECK(failure_of([&] { parse_json(text); }) == ErrorKind::usage);
  }
  CHECK_FAILS(
      parse_json("[1,]"), usage,
      "not JSON at byte 4: syntax error while parsing value - unexpected ']'; expected '[', '{', "
      "or a literal");
}

TEST_CASE("broken bytes in a text still give JSON") {
  std::string out;
  append_json_string(out, "a\xff\"中");
  CHECK(out == "\"a\ufffd\\\"中\"");
  CHECK(to_json(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("no code point that a terminal would obey stands raw, and each is read back") {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if ((code >= 0xD800 && code <= 0xDFFF) ||  // halves of pairs, no code points of a text
        (code > 0x3000 && code % 13 != 0 && !is_hidden(code))) {
      continue;
    }
    std::string text{"a"};
    append_code_point(text, code);
    text += "文";
    std::string json;
    append_json_string(json, text);
    CAPTURE(static_cast<std::uint32_t>(code));
    const std::u32string written = to_code_points(json);
    REQUIRE_FALSE(std::ranges::any_of(written, is_hidden));
    REQUIRE(*parse_json(json).as_text() == text);
    REQUIRE((written.find(code) != std::u32string::npos || is_hidden(code) || code == '"'));
  }
}

TEST_CASE("set replaces a member and turns null into an object") {
  Json value;
  value.set("a", 1);
  value.set("a", 2);
  CHECK(to_json(value) == "{\"a\": 2}");
  CHECK(failure_of([] { Json{1}.set("a", 1); }) == ErrorKind::failed);
}

}  // namespace bureau
