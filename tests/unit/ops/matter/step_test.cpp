#include "ops/matter/step.h"

#include "config_folder.h"
#include "flow.h"
#include "ops/matter/reopen.h"
#include "ops/office/undo.h"
#include "ops/task/assign.h"
#include "ops/task/progress.h"

namespace bureau {

namespace {

/// A kind with steps that are named like operations.
constexpr const char* request = R"(
id = "request"
register = "task"
name = "请求"
answer_required = true
[[state]]
id = "came"
name = "已来"
phase = "new"
[[state]]
id = "given"
name = "已交"
phase = "in-hand"
[[state]]
id = "going"
name = "在办"
phase = "in-hand"
[[state]]
id = "told"
name = "已复"
phase = "in-hand"
[[state]]
id = "over"
name = "已了"
phase = "ended"
[[state]]
id = "gone"
name = "已撤"
phase = "ended"
[[step]]
verb = "assign"
name = "交办"
from = ["came"]
to = "given"
needs = ["unit"]
[[step]]
verb = "progress"
name = "报进展"
from = ["given"]
to = "going"
act = "unit"
needs = ["text"]
[[step]]
verb = "answer"
name = "答复"
from = ["going"]
to = "told"
needs = ["answer"]
effects = ["claim"]
[[step]]
verb = "weigh"
name = "核价"
from = ["came"]
effects = ["claim"]
act = { unit = "财务" }
[[step]]
verb = "close"
name = "了结"
from = ["told"]
to = "over"
[[step]]
verb = "cancel"
name = "撤回"
from = ["came", "given"]
to = "gone"
act = "leader"
)";

struct RequestFolder {
  ConfigFolder folder{};
  RequestFolder() { folder.write("kinds/request.toml", request); }
};

struct Requests : RequestFolder, Flow {
  Requests() : Flow{folder.sources()} {}
  Ref request_of() { return open({.kind = "request", .title = "修路"}).ref; }
};

}  // namespace

TEST_SUITE_BEGIN("ops/matter/step");

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

TEST_CASE("a paper does not end while a task that implements it is open") {
  Flow office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "通知", .values = {{"need", "read"}}}).ref;
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

TEST_CASE("a matter has the phase of its state, which undoing gives back") {
  Flow office;
  const Ref ref = office.task().ref;
  CHECK(office.get(ref).phase == Phase::fresh);
  CHECK(office.step(ref, "suspend", {.text = "等料"}).phase == Phase::rest);
  CHECK(office.step(ref, "resume").phase == Phase::fresh);
  CHECK(office.step(ref, "accept").phase == Phase::in_hand);
  CHECK(office.step(ref, "finish").phase == Phase::review);
  CHECK(office.step(ref, "approve").phase == Phase::done);
  office.act([](Deed& deed) { return undo_last(deed); });
  CHECK(office.get(ref).phase == Phase::review);
  office.act([&](Deed& deed) { return cancel_matter(deed, ref, "不办了"); });
  CHECK(office.get(ref).phase == Phase::ended);
  CHECK(office.house.ending_of(office.get(ref)) == Ending::cancelled);
  office.act([&](Deed& deed) { return reopen_matter(deed, ref, "又办"); });
  CHECK(office.get(ref).phase == Phase::review);
}

TEST_CASE("why a paper is sent back is the answer to it") {
  Flow office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "错投", .values = {{"need", "act"}}}).ref;
  CHECK(failure_of([&] { office.step(paper, "return"); }) == ErrorKind::refused);
  const Matter back = office.step(paper, "return", {.text = "不属本机关职责"});
  CHECK(back.answer == "不属本机关职责");
  CHECK(back.answered_at == office.now);
  CHECK(office.house.ending_of(back) == Ending::refused);
  // What owes no answer gets none.
  const Ref leaflet =
      office.open({.kind = "incoming", .title = "广告", .values = {{"need", "read"}}}).ref;
  CHECK_FALSE(office.step(leaflet, "return", {.text = "广告"}).answered_at);
}

TEST_CASE("a step that is a named unit's act is of that unit and its people alone") {
  Requests office;
  const Ref ref = office.request_of();
  office.house.use(Directory{
      .units = {{.name = "财务处", .aliases = {"财务"}}, {.name = "后勤处"}},
      .people = {{.name = "钱会计", .unit = "财务处"}, {.name = "王局", .leader = true}}});
  for (const char* who : {"后勤处", "办公室", "王局", "路人"}) {
    CAPTURE(who);
    CHECK(failure_of([&] { office.step(ref, "weigh", {}, {.by = who}); }) == ErrorKind::refused);
  }
  office.step(ref, "weigh", {}, {.by = "钱会计"});
  CHECK(office.by_of_last() == "钱会计");
  office.wait_until("2026-11-19T10:00:00+08:00");
  office.step(ref, "weigh");
  CHECK(office.by_of_last() == "财务处");
}

TEST_CASE("a paper for reading owes no answer, one for acting does") {
  Flow office;
  const Ref read =
      office.open({.kind = "incoming", .title = "通报", .values = {{"need", "read"}}}).ref;
  CHECK(office.step(read, "close").state == "closed");
  const Ref act =
      office.open({.kind = "incoming", .title = "请示", .values = {{"need", "act"}}}).ref;
  CHECK(failure_of([&] { office.step(act, "close"); }) == ErrorKind::refused);
  office.answer(act);
  CHECK(office.step(act, "close").claimed_at == office.now);
}

TEST_CASE("a paper is archived with its whereabouts, and the series gives numbers without gaps") {
  Flow office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "通报", .values = {{"need", "read"}}}).ref;
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

TEST_CASE("a step named like an operation is taken by it, in the same deed") {
  Requests office;
  const Ref ref = office.request_of();
  const auto assign = [&](const char* unit) {
    office.act([&](Deed& deed) { assign_matter(deed, ref, {.unit = unit}); });
  };
  assign("后勤处");
  CHECK(office.get(ref).state == "given");
  CHECK(office.said == std::vector<std::string>{"T1: 已交"});
  assign("财务处");  // there is no such step from here: the operation alone
  CHECK(office.get(ref).state == "given");
  CHECK(office.get(ref).unit == "财务处");
  office.act([&](Deed& deed) { return report_progress(deed, ref, {.text = "60 过半"}); });
  CHECK(office.get(ref).state == "going");
  CHECK(office.get(ref).progress == 60);
  CHECK(items_of(office.database, ref, 'n').empty());  // what was said is said once
  office.answer(ref);
  CHECK(office.get(ref).state == "told");
  CHECK(office.get(ref).claimed_at == office.now);
  CHECK(office.number("SELECT count(*) FROM entry") == 5);
  CHECK(office.step(ref, "close").state == "over");
}

TEST_CASE("what the step of an operation needs refuses the operation too") {
  Requests office;
  const Ref ref = office.request_of();
  CHECK(failure_of([&] {
          office.act([&](Deed& deed) { assign_matter(deed, ref, {.person = "张三"}); });
        }) == ErrorKind::refused);
  CHECK(office.get(ref).person.empty());
}

TEST_CASE("a kind's own way of cancelling is taken with the reason as the waiver") {
  Requests office;
  const Ref ref = office.request_of();
  CHECK(failure_of([&] {
          office.act([&](Deed& deed) { return cancel_matter(deed, ref, "重复"); },
                     {.by = "办公室"});
        }) == ErrorKind::refused);
  office.settings.leader = "";
  office.act([&](Deed& deed) { return cancel_matter(deed, ref, "重复"); }, {.by = "主任"});
  CHECK(office.get(ref).state == "gone");
  CHECK(office.get(ref).waiver == "重复");
  CHECK_FALSE(office.get(ref).open);
}

TEST_SUITE_END();

}  // namespace bureau
