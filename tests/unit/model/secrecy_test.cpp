#include "model/secrecy.h"

#include "test_support.h"

#include <array>

namespace bureau {

TEST_SUITE_BEGIN("model/secrecy");

TEST_CASE("levels are read as ids and in both languages") {
  CHECK(parse<Level>("highly-secret") == Level::highly_secret);
  CHECK(parse<Level>("机密") == Level::highly_secret);
  CHECK(parse<Level>("top secret") == Level::top_secret);
  CHECK(to_text(Level::top_secret) == "top-secret");
  CHECK_FALSE(is_state_secret(Level::internal));
  CHECK(is_state_secret(Level::secret));
}

TEST_CASE("the mark reads back as it is written") {
  for (const char* mark : {"秘密★10年", "机密★6个月", "绝密", "秘密★18个月", "internal", "open"}) {
    CHECK(to_text(parse<Secrecy>(mark)) == mark);
  }
  CHECK(parse<Secrecy>("secret*10y") == Secrecy{Level::secret, 120});
  CHECK(parse<Secrecy>("top-secret★30年") == Secrecy{Level::top_secret, 360});
  CHECK(parse<Secrecy>("机密★１年") == Secrecy{Level::highly_secret, 12});
  CHECK(parse<Secrecy>(" 机密 ★ 1 年 ") == Secrecy{Level::highly_secret, 12});
  CHECK(parse<Secrecy>("机密★") == Secrecy{Level::highly_secret, 0});
  CHECK(to_text(parse<Secrecy>("秘密★12个月")) == "秘密★1年");
}

TEST_CASE("a wrong mark is refused with the rule") {
  CHECK_FAILS(parse<Secrecy>("秘密★11年"), usage,
              "the period of '秘密★11年' is over the maximum of 10 years");
  CHECK_FAILS(
      parse<Secrecy>("internal★1年"), usage,
      "'internal★1年' is no state secret and takes neither mark nor period: write internal");
  CHECK_FAILS(parse<Secrecy>("机密★一年"), usage,
              "the period of '机密★一年' is not understood: write it in Arabic numerals, 秘密★10年 "
              "or 秘密★6个月");
  CHECK_FAILS(parse<Secrecy>("绝\u200B密"), usage,
              "'绝\\u200b密' holds characters that cannot be seen: type the level anew");
  for (const char* text :
       {"", "★", "★10年", "绝密★", "秘密★0年", "秘密★-1年", "秘密★长期", "秘密★10",
        "秘密★99999999999年", "公开★", "保密", "秘密★10年★", "秘密\xff"}) {
    CAPTURE(text);
    const bool good = std::string_view{text} == "绝密★";
    CHECK((failure_of([&] { parse<Secrecy>(text); }) == ErrorKind::usage) != good);
  }
}

TEST_CASE("every level has its longest period, and not a month more") {
  const auto maxima =
      std::to_array<std::pair<const char*, int>>({{"秘密", 10}, {"机密", 20}, {"绝密", 30}});
  for (const auto& one : maxima) {
    CHECK(parse<Secrecy>(fmt::format("{}★{}年", one.first, one.second)).months == one.second * 12);
    CHECK(failure_of([&] {
            parse<Secrecy>(fmt::format("{}★{}个月", one.first, one.second * 12 + 1));
          }) == ErrorKind::usage);
  }
}

TEST_SUITE_END();

}  // namespace bureau
