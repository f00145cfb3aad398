#include "ops/task/part.h"

#include "flow.h"
#include "ops/matter/correct_item.h"
#include "ops/office/undo.h"
#include "ops/task/assign.h"
#include "ops/task/progress.h"
#include "ops/task/urge.h"

namespace bureau {

namespace {

/// A task of 后勤处, with which 保卫处 and 财务处 help.
struct Helped : Flow {
  Ref ref{};
  Helped() {
    house.use(Directory{.units = {{.name = "后勤处"}, {.name = "保卫处"}, {.name = "财务处"}},
                        .people = {{.name = "李四", .unit = "保卫处"}}});
    ref = open({.kind = "task",
                .title = "整改",
                .values = {{"unit", "后勤处"}},
                .co = {"保卫处,财务处"},
                .due = moment("2026-11-27")})
              .ref;
  }
  Item report(const std::string& text, const std::string& by) {
    return act([&](Deed& deed) { return report_progress(deed, ref, {.text = text}); }, {.by = by});
  }
  void assign(const AssignInput& input) {
    act([&](Deed& deed) { return assign_matter(deed, ref, input); });
  }
  std::string unanswered() const {
    std::string names;
    for (const Part& part : open_parts(database, ref)) {
      names += part.who + " ";
    }
    return names;
  }
  Part part(std::string_view who) const {
    for (const Part& part : parts_of(database, ref)) {
      if (part.who == who) {
        return part;
      }
    }
    return {};
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/task/part");

TEST_CASE("a unit that helps answers its own part and says nothing of the whole") {
  Helped office;
  CHECK(office.part("保卫处").since == office.now);
  const Item half = office.report("50 查了一半", "保卫处");
  CHECK(half.unit == "保卫处");
  CHECK(office.unanswered() == "保卫处 财务处 ");
  office.report("100 已查", "李四");  // one of its people
  CHECK(office.part("保卫处").answer == "已查");
  CHECK(office.part("保卫处").answered_at == office.now);
  CHECK(office.unanswered() == "财务处 ");
  CHECK(office.get(office.ref).progress == 0);
  CHECK_FALSE(office.get(office.ref).progress_at);
  office.report("60 过半", "");
  CHECK(office.get(office.ref).progress == 60);
  office.act([&](Deed& deed) { return correct_item(deed, half.ref, {"percent=20"}); },
             {.reason = "误"});
  CHECK(office.get(office.ref).progress == 60);
  // The first answer stands, and undoing takes back the last report with it alone.
  office.report("100 又查", "保卫处");
  CHECK(office.part("保卫处").answer == "已查");
  office.act([](Deed& deed) { return undo_last(deed); });
  CHECK(office.part("保卫处").answer == "已查");
}

TEST_CASE("how far a task is, is the lead's to say and no stranger's") {
  Helped office;
  for (const char* who : {"人事处", "路人", "办公室"}) {
    CAPTURE(who);
    CHECK(failure_of([&] { office.report("80 差不多", who); }) == ErrorKind::refused);
  }
  CHECK(office.number("SELECT count(*) FROM item WHERE letter = 'p'") == 0);
}

TEST_CASE("completion is not claimed over an open part, but without it for a reason") {
  Helped office;
  CHECK_FAILS(office.step(office.ref, "finish"), refused,
              "T1 cannot take 'finish' yet: not answered by 保卫处, 财务处: 'bureau "
              "progress T1 100 … --by 保卫处', or --without 保卫处 --reason WHY");
  office.report("100", "财务处");
  CHECK(office.part("财务处").answered_at);
  CHECK_FAILS(office.step(office.ref, "finish", {.without = {"保卫处"}}), refused,
              "T1 is not finished without 保卫处 for no reason: --reason WHY");
  CHECK(failure_of([&] {
          office.step(office.ref, "finish", {.without = {"人事处"}}, {.reason = "不涉及"});
        }) == ErrorKind::not_found);
  office.step(office.ref, "finish", {.without = {"保卫处"}}, {.reason = "不涉及保卫"});
  CHECK(office.get(office.ref).state == "claimed");
  CHECK(office.part("保卫处").answer == "不涉及保卫");
  CHECK(office.get(office.ref).waiver.empty());  // the origin's answer is owed all the same
  CHECK_FALSE(office.get(office.ref).answered_at);
}

TEST_CASE("a unit may be taken off, or have a time of its own") {
  Helped office;
  office.assign({.co = {"保卫处"}, .co_due = office.moment("2026-11-20")});
  CHECK(due_of(office.part("保卫处"), office.get(office.ref)) ==
        instant("2026-11-20T17:00:00+08:00"));
  CHECK(due_of(office.part("财务处"), office.get(office.ref)) ==
        instant("2026-11-27T17:00:00+08:00"));
  office.assign({.no_co = {"保卫处，财务处"}});
  CHECK(office.unanswered().empty());
  CHECK_FAILS(office.assign({.no_co = {"保卫处"}}), not_found,
              "保卫处 does not help with T1: 'bureau show T1' tells who does");
  CHECK(office.step(office.ref, "finish").state == "claimed");
}

TEST_CASE("urging names who has not answered") {
  Helped office;
  office.report("100 已拨款", "财务处");
  office.act([&](Deed& deed) { return urge_matter(deed, office.ref, {}); });
  CHECK(office.said == std::vector<std::string>{"T1: not answered yet by 保卫处 2026-11-27 17:00"});
}

TEST_SUITE_END();

}  // namespace bureau
