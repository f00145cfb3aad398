#include "ops/deed/authority.h"

#include "flow.h"

namespace bureau {

TEST_SUITE_BEGIN("ops/deed/authority");

TEST_CASE("the unit in charge never approves its own task, nor does one of its people") {
  Flow office;
  office.house.use(
      Directory{.units = {{.name = "后勤处"}}, .people = {{.name = "王强", .unit = "后勤处"}}});
  const Ref ref = office.task().ref;
  office.step(ref, "finish");
  CHECK_FAILS(office.step(ref, "approve", {}, {.by = "后勤处"}), refused,
              "'approve' of T1 is not for 后勤处, who is in charge: --by somebody else");
  CHECK(failure_of([&] { office.step(ref, "approve", {}, {.by = "王强"}); }) == ErrorKind::refused);
  CHECK(office.step(ref, "approve", {}, {.by = "财务处"}).state == "approved");
}

TEST_CASE("no spelling of its name lets the unit in charge approve its own task") {
  Flow office;
  const Ref ref = office.task("整改", "后勤处（筹）").ref;
  office.step(ref, "finish");
  for (const char* who : {"后勤处（筹） ", " 后勤处（筹）", "后勤处(筹)", "后勤处　（筹）"}) {
    CAPTURE(who);
    CHECK(failure_of([&] { office.step(ref, "approve", {}, {.by = who}); }) == ErrorKind::refused);
  }
  CHECK(office.get(ref).state == "claimed");
  CHECK(office.step(ref, "approve", {}, {.by = "财务处 "}).state == "approved");
  CHECK(office.by_of_last() == "财务处");
}

TEST_CASE("the person in charge never approves the task, known to the directory or not") {
  Flow office;
  const Ref ref =
      office
          .open({.kind = "task", .title = "x", .values = {{"unit", "后勤处"}, {"person", "张三"}}})
          .ref;
  office.step(ref, "finish");
  CHECK_FAILS(office.step(ref, "approve", {}, {.by = "张三"}), refused,
              "'approve' of T1 is not for 张三, who is in charge: --by somebody else");
  CHECK(office.step(ref, "approve", {}, {.by = "李四"}).state == "approved");
}

TEST_CASE("a task that the office leads itself is approved by a leader") {
  Flow office;
  const Ref ref = office.task("整理档案", "办公室").ref;
  office.step(ref, "finish");
  CHECK(office.by_of_last() == "办公室");
  CHECK_FAILS(office.step(ref, "approve", {}, {.by = "办公室"}), refused,
              "'approve' of T1 is a leader's act, and 办公室 is none: give --by LEADER");
  office.settings.leader = "";
  CHECK_FAILS(office.step(ref, "approve"), usage,
              "'approve' of T1 is a leader's act: give --by LEADER");
  office.house.use(Directory{.people = {{.name = "小王"}, {.name = "陈局长", .leader = true}}});
  CHECK(failure_of([&] { office.step(ref, "approve", {}, {.by = "小王"}); }) == ErrorKind::refused);
  CHECK(failure_of([&] { office.step(ref, "approve", {}, {.by = "不认识"}); }) ==
        ErrorKind::refused);
  CHECK(office.step(ref, "approve", {}, {.by = "陈局长"}).state == "approved");
}

TEST_CASE("the leader of the config signs and approves when nobody is named") {
  Flow office;
  office.settings.leader = "陈局长";
  const Ref ref = office.task("整理档案", "办公室").ref;
  office.step(ref, "finish");
  CHECK(office.step(ref, "approve").state == "approved");
  CHECK(office.by_of_last() == "陈局长");
}

TEST_CASE("the unit in charge neither closes nor cancels its own task") {
  Flow office;
  const Ref ref = office.task().ref;
  CHECK_FAILS(office.act([&](Deed& deed) { cancel_matter(deed, ref, "不想办"); }, {.by = "后勤处"}),
              refused, "'cancel' of T1 is not for 后勤处, who is in charge: --by somebody else");
  office.step(ref, "finish");
  office.step(ref, "approve");
  office.act([&](Deed& deed) { answer_matter(deed, ref, {.text = "已整改"}); });
  CHECK(failure_of([&] { office.step(ref, "close", {}, {.by = "后勤处"}); }) == ErrorKind::refused);
  CHECK(office.step(ref, "close").state == "closed");
  CHECK(office.by_of_last() == "办公室");
}

TEST_CASE("a unit's step is the act of the unit, of one that helps, or of the person in charge") {
  Flow office;
  office.house.use(Directory{
      .units = {{.name = "后勤处"}, {.name = "财务处"}},
      .people = {{.name = "王强", .unit = "后勤处"}, {.name = "赵敏", .unit = "人事处"}}});
  const auto fresh = [&] {
    return office
        .open({.kind = "task",
               .title = "x",
               .values = {{"unit", "后勤处"}, {"person", "刘洋"}},
               .co = {"财务处"}})
        .ref;
  };
  for (const char* who : {"后勤处", "王强", "财务处", "刘洋"}) {
    CAPTURE(who);
    CHECK(office.step(fresh(), "accept", {}, {.by = who}).state == "doing");
  }
  const Ref ref = fresh();
  CHECK_FAILS(
      office.step(ref, "accept", {}, {.by = "赵敏"}), refused,
      fmt::format("'accept' of {} is the act of 后勤处, the unit in charge, not of 赵敏", ref));
}

TEST_CASE(
    "an act of the office is not that of the unit in charge, of its people, of helpers, "
    "strangers") {
  Flow office;
  office.house.use(Directory{.units = {{.name = "后勤处"}, {.name = "保卫处"}, {.name = "办公室"}},
                             .people = {{.name = "张三", .unit = "后勤处"},
                                        {.name = "李四", .unit = "保卫处"},
                                        {.name = "小陈", .unit = "办公室"},
                                        {.name = "王局", .leader = true}}});
  const Ref ref =
      office
          .open({.kind = "task", .title = "整改", .values = {{"unit", "后勤处"}}, .co = {"保卫处"}})
          .ref;
  office.step(ref, "finish", {.without = {"保卫处"}}, {.reason = "不涉及"});
  for (const char* verb : {"return", "approve", "number"}) {
    for (const char* who : {"后勤处", "张三", "保卫处", "李四", "路人", "财务处"}) {
      CAPTURE(verb);
      CAPTURE(who);
      CHECK(failure_of([&] { office.step(ref, verb, {.text = "补办"}, {.by = who}); }) ==
            ErrorKind::refused);
    }
  }
  CHECK_FAILS(office.step(ref, "return", {.text = "补办"}, {.by = "李四"}), refused,
              "'return' of T1 is the act of 办公室 or of a leader, and 李四 is neither: give --by");
  CHECK(office.step(ref, "number", {}, {.by = "小陈"}).number == "督〔2026〕1号");
  CHECK(office.step(ref, "return", {.text = "补办"}, {.by = "王局"}).state == "doing");
  // A waiver is the office's too, whatever step it comes with.
  CHECK_FAILS(office.step(ref, "finish", {.waive = "不必"}), refused,
              "'waive' of T1 is not for 后勤处, who is in charge: --by somebody else");
}

TEST_SUITE_END();

}  // namespace bureau
