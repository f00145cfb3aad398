#include "model/risk.h"

#include "test_support.h"

#include <doctest/doctest.h>

#include <array>

namespace bureau {

TEST_SUITE_BEGIN("model/risk");

TEST_CASE("who is allowed a risk is allowed the lesser ones") {
  constexpr std::array risks{Risk::reads, Risk::changes, Risk::ends, Risk::permanent};
  constexpr std::array highest{Risk::reads, Risk::reads, Risk::changes, Risk::permanent};
  for (const Allowance allowance :
       {Allowance::read, Allowance::propose, Allowance::change, Allowance::all}) {
    for (const Risk risk : risks) {
      CAPTURE(allowance);
      CAPTURE(to_text(risk));
      if (risk <= highest.at(static_cast<std::size_t>(allowance))) {
        CHECK_NOTHROW(check_allowed(allowance, risk));
      } else {
        CHECK_THROWS_AS(check_allowed(allowance, risk), Error);
      }
    }
  }
}

TEST_CASE("a refusal names the variable and what is not allowed") {
  CHECK_FAILS(check_allowed(Allowance::change, Risk::ends), refused,
              "BUREAU_ALLOW=change does not allow what ends a matter: leave it to a person");
  CHECK(parse<Allowance>("change") == Allowance::change);
  CHECK_THROWS_AS(parse<Allowance>("write"), Error);
}

TEST_SUITE_END();

}  // namespace bureau
