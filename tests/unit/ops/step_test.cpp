#include "ops/step.h"

#include "office.h"
#include "ops/answer.h"

namespace bureau {

namespace {

struct Flow : WorkingOffice {
  Matter step(Ref ref, std::string_view name, const StepInput& input = {},
              const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return take_step(deed, ref, name, input); }, options);
  }
  void answer(Ref ref) {
    act([&](Deed& deed) { return answer_matter(deed, ref, {.text = "已报告市政府"}); });
  }
  std::string by_of_last() const {
    return read_entries(database, "ORDER BY seq DESC LIMIT 1", {}).at(0).by;
  }

  Ref closed_task() {
    const Ref ref = task().ref;
    step(ref, "accept");
    step(ref, "finish");
    step(ref, "approve");
    answer(ref);
    step(ref, "close");
    return ref;
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/step");

TEST_CASE("a task walks from assigned to closed, each step the act of whom it belongs to") {
  Flow office;
  const Ref ref = office.task().ref;
  CHECK(office.step(ref, "accept").state == "doing");
  CHECK(office.by_of_last() == "后勤处");
  office.wait_until("2026-11-19T10:00:00+08:00");
  const Matter claimed = office.step(ref, "finish", {.text = "通道已清理"});
  CHECK(claimed.state == "claimed");
  CHECK(claimed.claimed_at == office.now);
  CHECK(office.by_of_last() == "后勤处");
  office.wait_until("2026-11-20T10:00:00+08:00");
  CHECK(office.step(ref, "approve").state == "approved");
  CHECK(office.by_of_last() == "办公室");
  CHECK(office.get(ref).claimed_at == claimed.claimed_at);
  office.answer(ref);
  const Matter closed = office.step(ref, "close");
  CHECK(closed.state == "closed");
  CHECK_FALSE(closed.open);
  CHECK(closed.closed_at == office.now);
  CHECK_FALSE(closed.step_due);
  REQUIRE(items_of(office.database, ref, 'n').size() == 1);
  CHECK(items_of(office.database, ref, 'n')[0].text == "通道已清理");
  CHECK(items_of(office.database, ref, 'n')[0].means == "finish");
  CHECK(verify_journal(office.database).empty());
}

TEST_CASE("a step that is not possible says the state, and what is possible") {
  Flow office;
  const Ref ref = office.task().ref;
  CHECK_FAILS(
      office.step(ref, "close"), refused,
      "T1 is assigned: 'close' is not possible there; possible: accept, finish, suspend, number");
  const Ref closed = office.closed_task();
  CHECK_FAILS(office.step(closed, "accept"), refused,
              "T2 is closed: 'accept' is not possible there; possible: reopen");
}

TEST_CASE("no task ends before its origin has the answer, or a reason why none is owed") {
  Flow office;
  const Ref ref = office.task().ref;
  office.step(ref, "finish");
  office.step(ref, "approve");
  CHECK_FAILS(office.step(ref, "close"), refused,
              "T1 cannot take 'close' yet: its answer is not recorded: 'bureau answer T1 …' or "
              "--waive REASON");
  CHECK(office.get(ref).state == "approved");
  const Matter closed = office.step(ref, "close", {.waive = "来源单位已撤销"});
  CHECK(closed.state == "closed");
  CHECK(closed.waiver == "来源单位已撤销");
}

TEST_CASE("the unit in charge never approves its own task, nor does one of its people") {
  Flow office;
  office.house.use(
      Directory{.units = {{.name = "后勤处"}}, .people = {{.name = "王强", .unit = "后勤处"}}});
  const Ref ref = office.task().ref;
  office.step(ref, "finish");
  CHECK_FAILS(office.step(ref, "approve", {}, {.by = "后勤处"}), refused,
              "T1 cannot take 'approve' yet: 后勤处 is in charge and never does this to their own "
              "task: --by somebody else");
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
      office.open({.kind = "task", .title = "x", .unit = "后勤处", .person = "张三"}).ref;
  office.step(ref, "finish");
  CHECK_FAILS(office.step(ref, "approve", {}, {.by = "张三"}), refused,
              "T1 cannot take 'approve' yet: 张三 is in charge and never does this to their own "
              "task: --by somebody else");
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

TEST_CASE("nothing is recorded ahead of the clock where real time was recorded") {
  Flow office;
  office.task();
  const auto ahead = [&](bool pretended) {
    Transaction transaction{office.database};
    Deed deed{{office.database,
               office.house,
               office.head,
               {.name = "李",
                .now = office.now + std::int64_t{86400} * 30,
                .clock = office.now,
                .pretended = pretended}},
              {},
              "test"};
  };
  CHECK(failure_of([&] { ahead(true); }) == ErrorKind::refused);
  CHECK_NOTHROW(ahead(false));
}

TEST_CASE("an entry is recorded when the lock was had, not when the command was given") {
  Flow office;
  const Instant given = office.now;
  Transaction transaction{office.database};
  Deed deed{{office.database,
             office.house,
             office.head,
             {.name = "李", .now = given, .clock = given + 20}},
            {},
            "test"};
  CHECK(deed.now() == given + 20);
  CHECK(deed.happened() == given);
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
        .open({.kind = "task", .title = "x", .unit = "后勤处", .co = {"财务处"}, .person = "刘洋"})
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

TEST_CASE("a return needs its reason and takes the claim back") {
  Flow office;
  const Ref ref = office.task().ref;
  office.step(ref, "finish");
  CHECK_FAILS(office.step(ref, "return"), refused,
              "T1 cannot take 'return' yet: it needs a reason: say why");
  const Matter returned = office.step(ref, "return", {.text = "西楼未清理"});
  CHECK(returned.state == "doing");
  CHECK_FALSE(returned.claimed_at);
  office.step(ref, "finish");
  CHECK(office.step(ref, "return", {}, {.reason = "西楼未清理"}).state == "doing");
}

TEST_CASE("working days of waiting are given back at the same time of day") {
  Flow office;
  const Ref ref = office.open({.kind = "task", .title = "x", .within = parse<Limit>("5wd")}).ref;
  office.act([&](Deed& deed) {
    Matter matter = deed.get(ref);
    matter.unit = "后勤处";
    deed.save(matter);
  });
  CHECK(office.get(ref).due == instant("2026-11-25T17:00:00+08:00"));
  CHECK_FAILS(office.step(ref, "suspend"), refused,
              "T1 cannot take 'suspend' yet: it needs a reason: say why");
  office.wait_until("2026-11-19T15:00:00+08:00");
  const Matter waiting = office.step(ref, "suspend", {.text = "等待鉴定"});
  CHECK(waiting.suspended_at == office.now);
  CHECK_FALSE(waiting.step_due);
  office.wait_until("2026-11-28T09:00:00+08:00");
  CHECK_FALSE(is_overdue(office.get(ref), office.now));
  office.wait_until("2026-11-30T09:00:00+08:00");
  const Matter resumed = office.step(ref, "resume");
  // Friday, Monday to Friday, Monday: seven days of waiting.
  CHECK(resumed.due == instant("2026-12-04T17:00:00+08:00"));
  CHECK(resumed.due_original == instant("2026-11-25T17:00:00+08:00"));
  CHECK_FALSE(resumed.suspended_at);
  CHECK(office.said ==
        std::vector<std::string>{"the time of waiting is given back: T1 is due 2026-12-04 17:00"});
}

TEST_CASE("a matter is cancelled with a reason, which is its waiver, and only once") {
  Flow office;
  const Ref ref = office.task().ref;
  const auto cancel = [&](std::string_view why) {
    return office.act([&](Deed& deed) { return cancel_matter(deed, ref, why); });
  };
  CHECK_FAILS(cancel(""), refused,
              "T1 is not cancelled without a reason: 'bureau cancel T1 REASON'");
  const Matter cancelled = cancel("重复立项");
  CHECK(cancelled.state == cancelled_state);
  CHECK_FALSE(cancelled.open);
  CHECK(cancelled.waiver == "重复立项");
  CHECK(cancelled.closed_at == office.now);
  CHECK_FAILS(cancel("再次"), refused, "T1 is closed already");
}

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
               .starts = office.moment("2026-11-20 9:30"),
               .lasts = parse<Limit>("2h"),
               .place = "301"})
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
  const Ref paper = office.open({.kind = "incoming", .title = "通知", .need = "read"}).ref;
  office.step(paper, "review");
  office.step(paper, "close");
  CHECK(office.get(paper).claimed_at == office.now);
  office.step(paper, "archive", {.whereabouts = "2026-永久-0001"});
  const Matter again = office.act([&](Deed& deed) { return reopen_matter(deed, paper, "漏办"); });
  CHECK(again.state == "reviewed");
  CHECK_FALSE(again.claimed_at);
  CHECK(again.whereabouts == "2026-永久-0001");
}

TEST_CASE("a paper does not end while a task that implements it is open") {
  Flow office;
  const Ref paper = office.open({.kind = "incoming", .title = "通知", .need = "read"}).ref;
  const Ref task = office.task().ref;
  office.act([&](Deed& deed) {
    deed.journal().insert(link_table(),
                          row_of(Link{.from = task, .kind = "implements", .to = paper}));
  });
  CHECK_FAILS(office.step(paper, "close"), refused,
              "D1 cannot take 'close' yet: T1 implements it and is open");
  office.act([&](Deed& deed) { return cancel_matter(deed, task, "并入其他事项"); });
  CHECK(office.step(paper, "close").state == "closed");
}

TEST_CASE("a paper for reading owes no answer, one for acting does") {
  Flow office;
  const Ref read = office.open({.kind = "incoming", .title = "通报", .need = "read"}).ref;
  CHECK(office.step(read, "close").state == "closed");
  const Ref act = office.open({.kind = "incoming", .title = "请示", .need = "act"}).ref;
  CHECK(failure_of([&] { office.step(act, "close"); }) == ErrorKind::refused);
  office.answer(act);
  CHECK(office.step(act, "close").claimed_at == office.now);
}

TEST_CASE("a paper is archived with its whereabouts, and the series gives numbers without gaps") {
  Flow office;
  const Ref paper = office.open({.kind = "incoming", .title = "通报", .need = "read"}).ref;
  office.step(paper, "close");
  CHECK_FAILS(office.step(paper, "archive"), refused,
              "D1 cannot take 'archive' yet: it must be said where it ended: --whereabouts …");
  CHECK(office.step(paper, "archive", {.whereabouts = "2026-永久-0001"}).whereabouts ==
        "2026-永久-0001");
}

TEST_CASE("a refused step changes nothing at all") {
  Flow office;
  const Ref ref = office.task().ref;
  const Matter before = office.get(ref);
  CHECK(failure_of([&] { office.step(ref, "accept", {.attach = {"/nonexistent/file"}}); }) ==
        ErrorKind::not_found);
  CHECK(office.get(ref) == before);
  CHECK(office.number("SELECT count(*) FROM entry") == 1);
}

TEST_SUITE_END();

}  // namespace bureau
