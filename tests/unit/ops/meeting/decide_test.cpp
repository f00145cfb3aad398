#include "ops/meeting/decide.h"

#include "office.h"
#include "ops/matter/reopen.h"
#include "ops/matter/step.h"

namespace bureau {

namespace {

struct Meeting : WorkingOffice {
  Ref ref =
      open({.kind = "meeting", .title = "主任办公会", .starts = moment("2026-11-19 9:30")}).ref;

  void begin() { wait_until("2026-11-19T09:30:00+08:00"); }
  Item decides(const DecideInput& input) {
    return act([&](Deed& deed) { return decide(deed, ref, input); });
  }
  Item instructs(std::optional<Ref> on, const InstructInput& input, std::string by = "陈局长") {
    return act([&](Deed& deed) { return instruct(deed, on, input); }, {.by = std::move(by)});
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/meeting/decide");

TEST_CASE("a decision with a unit opens its task and ties both") {
  Meeting office;
  office.begin();
  const Item decision = office.decides(
      {.text = "年内完成消防改造",
       .task = {
           .values = {{"unit", "后勤处"}}, .co = {"财务处"}, .due = office.moment("2026-12-25")}});
  CHECK(decision.ref == SubRef{office.ref, 'd', 1});
  CHECK(decision.result == "agreed");
  REQUIRE(decision.task);
  CHECK(find_item(office.database, decision.ref) == decision);
  const Matter task = office.get(*decision.task);
  CHECK(task.title == "年内完成消防改造");
  CHECK(task.origin == "主任办公会");
  CHECK(task.unit == "后勤处");
  CHECK(decision.unit == task.unit);
  CHECK(decision.due == task.due);
  CHECK(links_of(office.database, task.ref) ==
        std::vector<Link>{{.from = task.ref, .kind = "implements", .to = office.ref, .sub = "d1"}});
  CHECK(read_entries(office.database, "", {}).size() == 2);
}

TEST_CASE("a decision that is rejected or needs no task gives none") {
  Meeting office;
  office.begin();
  CHECK_FALSE(office.decides({.text = "购车", .result = "不同意"}).task);
  CHECK_FALSE(office.decides({.text = "通报情况", .no_task = "仅通报"}).task);
  CHECK_FAILS(office.decides(
                  {.text = "购车", .result = "deferred", .task = {.values = {{"unit", "后勤处"}}}}),
              usage, "a decision that is deferred gives no task: leave out --unit and --due");
  CHECK_FAILS(office.decides(
                  {.text = "通报", .no_task = "仅通报", .task = {.values = {{"unit", "后勤处"}}}}),
              usage, "a decision that is --no-task gives no task: leave out --unit and --due");
  CHECK_FAILS(office.decides({}), usage, "say what M1 decided");
  CHECK(failure_of([&] { office.decides({.text = "x", .result = "perhaps"}); }) ==
        ErrorKind::usage);
}

TEST_CASE("a meeting decides nothing before it begins, and is held by its first decision") {
  Meeting office;
  office.wait_until("2026-11-19T09:29:59+08:00");
  CHECK(failure_of([&] { office.decides({.text = "会前通报", .no_task = "仅通报"}); }) ==
        ErrorKind::refused);
  CHECK(office.get(office.ref).state == "planned");
  office.wait_until("2026-11-19T09:30:00+08:00");
  office.decides({.text = "同意", .no_task = "已办"});
  CHECK(office.get(office.ref).state == "held");
  CHECK(office.get(office.ref).claimed_at == office.now);
}

TEST_CASE("decisions are made in meetings only") {
  Meeting office;
  const Ref task = office.task().ref;
  CHECK_FAILS(office.act([&](Deed& deed) { return decide(deed, task, {.text = "x"}); }), usage,
              "T1 is a task: decisions are made in meetings");
}

TEST_CASE("a cancelled meeting decides nothing and opens no task, a closed one still does") {
  Meeting office;
  const DecideInput decision{.text = "落实经费", .task = {.values = {{"unit", "后勤处"}}}};
  office.act([&](Deed& deed) { return cancel_matter(deed, office.ref, "延期"); });
  CHECK_FAILS(office.decides(decision), refused,
              "M1 was cancelled and decides nothing: 'bureau reopen M1 REASON' opens it again");
  CHECK(office.number("SELECT count(*) FROM matter") == 1);
  office.act([&](Deed& deed) { return reopen_matter(deed, office.ref, "照开"); });
  office.wait_until("2026-11-19T09:30:00+08:00");
  office.act([&](Deed& deed) { return take_step(deed, office.ref, "hold", {}); });
  office.act([&](Deed& deed) { return take_step(deed, office.ref, "close", {}); });
  REQUIRE_FALSE(office.get(office.ref).open);
  CHECK(office.decides(decision).task);
}

TEST_CASE("a meeting closes when every decision has its task or a reason for none") {
  Meeting office;
  office.wait_until("2026-11-19T09:30:00+08:00");
  office.decides({.text = "落实经费"});
  office.decides({.text = "购车", .result = "rejected"});
  const auto close = [&] {
    return office.act([&](Deed& deed) { return take_step(deed, office.ref, "close", {}); });
  };
  CHECK_FAILS(close(), refused,
              "M1 cannot take 'close' yet: M1/d1 has neither a task nor a reason for none");
  office.act([&](Deed& deed) {
    Item item = *find_item(deed.database(), {office.ref, 'd', 1});
    item.reason = "已列入预算";
    deed.save_item(item);
  });
  CHECK(close().state == "closed");
}

TEST_CASE("an instruction is a leader's and stands on the paper; with --task it opens the task") {
  Meeting office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "消防通报", .values = {{"origin", "消防支队"}}})
          .ref;
  CHECK_FAILS(office.instructs(paper, {.text = "请后勤处阅处"}, ""), usage,
              "an instruction is a leader's: give --by LEADER");
  const Item written = office.instructs(paper, {.text = "请后勤处阅处"});
  CHECK(written.means == "written");
  CHECK(written.by == "陈局长");
  CHECK_FALSE(written.task);
  CHECK_FAILS(office.instructs(paper, {.text = "x", .given = {.values = {{"unit", "后勤处"}}}}),
              usage, "--unit and --due are the task's: give --task with them");
  const Item ordered = office.instructs(paper, {.text = "一周内整改",
                                                .oral = true,
                                                .witness = "李",
                                                .task = true,
                                                .given = {.values = {{"unit", "后勤处"}}}});
  CHECK(ordered.means == "oral");
  CHECK(ordered.witness == "李");
  REQUIRE(ordered.task);
  const Matter task = office.get(*ordered.task);
  CHECK(task.origin == "陈局长, 11-18, spoken about D1");
  CHECK(task.leader == "陈局长");
  CHECK(links_of(office.database, task.ref).at(0).sub == "i2");
}

TEST_CASE("an instruction on nothing opens the task in which it stands") {
  Meeting office;
  const Item item = office.instructs(std::nullopt, {.text = "检查食堂", .oral = true});
  REQUIRE(item.task);
  CHECK(item.ref == SubRef{*item.task, 'i', 1});
  CHECK(office.get(*item.task).title == "检查食堂");
  CHECK(office.get(*item.task).origin == "陈局长");
}

TEST_CASE("the task of a secret paper is as secret and has a cover title") {
  Meeting office;
  office.settings.ceiling = Level::top_secret;
  const Ref paper = office.open({.kind = "incoming", .values = {{"secrecy", "秘密★10年"}}}).ref;
  CHECK_THROWS_AS(
      office.instructs(
          paper, {.text = "按方案执行", .task = true, .given = {.values = {{"unit", "后勤处"}}}}),
      Error);
  const Item item =
      office.instructs(paper, {.task = true, .given = {.values = {{"unit", "后勤处"}}}});
  CHECK(item.text == "〔secret〕");
  REQUIRE(item.task);
  const Matter task = office.get(*item.task);
  CHECK(task.secrecy == Secrecy{Level::secret, 120});
  CHECK(task.title == fmt::format("〔secret〕{}", task.ref));
}

TEST_CASE("an office that takes bodies of state secrets keeps the words, not as a title") {
  Meeting office;
  office.settings.ceiling = Level::top_secret;
  office.settings.secret_bodies = true;
  const Ref paper = office.open({.kind = "incoming", .values = {{"secrecy", "秘密★10年"}}}).ref;
  const Item item = office.instructs(
      paper, {.text = "按方案执行", .task = true, .given = {.values = {{"unit", "后勤处"}}}});
  CHECK(item.text == "按方案执行");
  REQUIRE(item.task);
  CHECK(office.get(*item.task).title.find("方案") == std::string::npos);
}

TEST_SUITE_END();

}  // namespace bureau
