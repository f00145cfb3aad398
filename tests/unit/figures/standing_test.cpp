#include "figures/standing.h"

#include "office.h"
#include "ops/answer.h"
#include "ops/chase.h"
#include "ops/step.h"

namespace bureau {

TEST_SUITE_BEGIN("figures/standing");

TEST_CASE("what happened after an instant is no part of how a matter stood at it") {
  WorkingOffice office;
  const Ref ref = office.task().ref;
  const auto on = [&](const char* now, auto act) {
    office.now = instant(now);
    office.act(act);
  };
  on("2026-11-18T11:00:00+08:00", [&](Deed& deed) { take_step(deed, ref, "accept", {}); });
  on("2026-11-19T10:00:00+08:00", [&](Deed& deed) { report_progress(deed, ref, {.text = "一"}); });
  const Instant then = instant("2026-11-20T17:00:00+08:00");
  on("2026-11-23T10:00:00+08:00", [&](Deed& deed) { report_progress(deed, ref, {.text = "二"}); });
  on("2026-11-24T10:00:00+08:00", [&](Deed& deed) {
    take_step(deed, ref, "finish", {});
    take_step(deed, ref, "approve", {});
    answer_matter(deed, ref, {.text = "已办"});
    take_step(deed, ref, "close", {});
  });
  const History present{office.database, std::nullopt};
  const Matter stood = standing(present, office.get(ref), then);
  CHECK(stood.open);
  CHECK(stood.closed_at == std::nullopt);
  CHECK(stood.claimed_at == std::nullopt);
  CHECK(stood.answered_at == std::nullopt);
  CHECK(stood.progress_at == instant("2026-11-19T10:00:00+08:00"));
  CHECK(standing(present, office.get(ref), instant("2026-11-18T12:00:00+08:00")).progress_at ==
        std::nullopt);
  CHECK(standing(present, office.get(ref), office.now).closed_at == office.now);
}

TEST_SUITE_END();

}  // namespace bureau
