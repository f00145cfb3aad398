#include "model/ref.h"

#include "test_support.h"

#include <algorithm>
#include <random>

namespace bureau {

TEST_SUITE_BEGIN("model/ref");

TEST_CASE("refs and sub-refs read back what they write, in either case") {
  CHECK(to_text(Ref{Register::doc, 12}) == "D12");
  CHECK(parse<Ref>("D12") == Ref{Register::doc, 12});
  CHECK(parse<Ref>("m3") == Ref{Register::meeting, 3});
  CHECK(to_text(SubRef{{Register::meeting, 3}, 'd', 2}) == "M3/d2");
  CHECK(parse<SubRef>("m3/D2") == SubRef{{Register::meeting, 3}, 'd', 2});
  CHECK(parse<Register>("meeting") == Register::meeting);
  CHECK(parse<Register>("公文") == Register::doc);
  CHECK(letter_of(Register::task) == 'T');
}

TEST_CASE("a ref is one name: no zero, no leading zero, no blanks, no other letter") {
  for (const char* text : {"", "D", "12", "D0", "D01", "X1", " D1", "D1 ", "D1a", "D-1", "D1/",
                           "D99999999999999999999", "D9223372036854775807", "Ｄ1"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { parse<Ref>(text); }) == ErrorKind::usage);
  }
  for (const char* text : {"M3", "M3/", "M3/d", "M3/d0", "M3/z1", "3/d1", "M3/d1/d2"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { parse<SubRef>(text); }) == ErrorKind::usage);
  }
  CHECK_FAILS(parse<Ref>("X1"), usage, "'X1' is not a ref: write D12, M3 or T45");
  CHECK_FAILS(parse<SubRef>("M3"), usage, "'M3' is not a part of a matter: write M3/d2 or T4/p3");
}

TEST_CASE("what looks like a ref is told from text, however large it is") {
  for (const char* text : {"D1", "t45", "M3/d2", "T99999999999999999999", "D1/z9"}) {
    CHECK(looks_like_ref(text));
  }
  for (const char* text : {"", "D", "D1x", "X1", "整改", "D1/", "2026", "督〔2026〕15号"}) {
    CHECK_FALSE(looks_like_ref(text));
  }
}

TEST_CASE("a key and its ref are one and the same") {
  std::mt19937 random{7};  // NOLINT(cert-msc51-cpp): repeatable
  for (int i = 0; i < 1000; ++i) {
    const Ref ref{static_cast<Register>(random() % 3), static_cast<std::int64_t>(random()) + 1};
    CHECK(Ref::of_key(ref.key()) == ref);
    CHECK(parse<Ref>(to_text(ref)) == ref);
  }
}

TEST_SUITE_END();

}  // namespace bureau
