#include "model/phase.h"

#include "test_support.h"

namespace bureau {

TEST_SUITE_BEGIN("model/phase");

TEST_CASE("every phase is read back from its id and from its word") {
  for (int i = 0; i <= static_cast<int>(Phase::ended); ++i) {
    const auto phase = static_cast<Phase>(i);
    CHECK(parse<Phase>(to_text(phase)) == phase);
    CHECK(parse<Phase>(word_of(phase)) == phase);
  }
  CHECK(to_text(Phase::fresh) == "new");
  CHECK(parse<Phase>("待审核") == Phase::review);
  CHECK_FAILS(
      parse<Phase>("in-hands"), usage,
      "'in-hands' is no phase: use one of new, in-hand, waiting, review, done, rest, ended");
}

TEST_SUITE_END();

}  // namespace bureau
