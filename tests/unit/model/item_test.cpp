#include "model/item.h"

#include "test_support.h"

#include <doctest/doctest.h>

namespace bureau {

TEST_SUITE_BEGIN("model/item");

TEST_CASE("the result of a decision is read in both languages and agreed when nothing is said") {
  CHECK(decision_result("") == "agreed");
  CHECK(decision_result("in-principle") == "in-principle");
  CHECK(decision_result("原则通过") == "in-principle");
  CHECK(decision_result("暂缓") == "deferred");
  CHECK(failure_of([] { decision_result("maybe"); }) == ErrorKind::usage);
  CHECK(word_of_result("in-principle") == "agreed in principle");
  CHECK(word_of_result("granted") == "granted");
}

TEST_SUITE_END();

}  // namespace bureau
