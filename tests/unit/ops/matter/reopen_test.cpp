#include "ops/matter/reopen.h"

#include "flow.h"

namespace bureau {

TEST_SUITE_BEGIN("ops/matter/reopen");

TEST_CASE("an ended matter is reopened in the last open state it was in, with the reason") {
  Flow office;
  const auto reopen = [&](Ref ref, std::string_view why) {
    return office.act([&](Deed& deed) { return reopen_matter(deed, ref, why); });
  };
  const Ref open = office.task().ref;
  CHECK_FAILS(reopen(open, "x"), refused, "T1 is open");
  const Ref closed = office.closed_task();
  const std::optional<Instant> claimed = office.get(closed).claimed_at;
  CHECK_FAILS(reopen(closed, ""), refused,
              "T2 is not reopened without a reason: 'bureau reopen T2 REASON'");
  const Matter again = reopen(closed, "问题反弹");
  CHECK(again.open);
  CHECK(again.state == "approved");
  CHECK(again.claimed_at == claimed);
  CHECK_FALSE(again.closed_at);

  for (const char* step : {"accept", "finish", "suspend"}) {
    CAPTURE(step);
    const Ref ref = office.task().ref;
    const Matter before = office.step(ref, step, {.text = "说明"});
    office.act([&](Deed& deed) { return cancel_matter(deed, ref, "误报"); });
    const Matter after = reopen(ref, "并非误报");
    CHECK(after.state == before.state);
    CHECK(after.claimed_at == before.claimed_at);
    CHECK(after.suspended_at.has_value() == before.suspended_at.has_value());
    CHECK(after.waiver.empty());
  }
}

TEST_CASE("a reopened meeting does not take a room that another has by now") {
  Flow office;
  const auto meeting = [&] {
    return office
        .open({.kind = "meeting",
               .title = "办公会",
               .values = {{"place", "301"}},
               .starts = office.moment("2026-11-20 9:30"),
               .lasts = parse<Limit>("2h")})
        .ref;
  };
  const Ref ref = meeting();
  office.act([&](Deed& deed) { return cancel_matter(deed, ref, "延期"); });
  const Ref other = meeting();
  const auto reopen = [&] {
    return office.act([&](Deed& deed) { return reopen_matter(deed, ref, "照开"); });
  };
  CHECK_FAILS(
      reopen(), conflict,
      "301 is booked from 2026-11-20 09:30 to 2026-11-20 11:30 for M2: take another room or time");
  CHECK_FALSE(office.get(ref).open);
  office.act([&](Deed& deed) { return cancel_matter(deed, other, "让出"); });
  CHECK(reopen().state == "planned");
  CHECK(office.number("SELECT count(*) FROM booking WHERE matter = " + std::to_string(ref.key())) ==
        1);
}

TEST_CASE("a paper reopened after it was closed is not done any more") {
  Flow office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "通知", .values = {{"need", "read"}}}).ref;
  office.step(paper, "review");
  office.step(paper, "close");
  CHECK(office.get(paper).claimed_at == office.now);
  office.step(paper, "archive", {.whereabouts = "2026-永久-0001"});
  const Matter again = office.act([&](Deed& deed) { return reopen_matter(deed, paper, "漏办"); });
  CHECK(again.state == "reviewed");
  CHECK_FALSE(again.claimed_at);
  CHECK(again.whereabouts == "2026-永久-0001");
}

TEST_SUITE_END();

}  // namespace bureau
