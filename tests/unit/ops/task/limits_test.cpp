#include "ops/task/limits.h"

#include "office.h"
#include "ops/matter/step.h"
#include "ops/task/progress.h"
#include "ops/task/urge.h"

namespace bureau {

namespace {

struct Chasing : WorkingOffice {
  Ref ref = open({.kind = "task",
                  .title = "整改",
                  .values = {{"unit", "后勤处"}},
                  .within = parse<Limit>("5wd")})
                .ref;

  Item progress(std::string text, const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return report_progress(deed, ref, {.text = std::move(text)}); },
               options);
  }
  Item extend(const ExtendInput& input, const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return extend_matter(deed, ref, input); }, options);
  }
  Item file(std::string_view to) { return extend({.text = "雨天", .to = moment(to)}); }
  Item adjust(const AdjustInput& input, const DeedOptions& options = {}) {
    return act([&](Deed& deed) { return adjust_matter(deed, ref, input); }, options);
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/task/limits");

TEST_CASE(
    "a number before the text of a progress report is the percentage, other numbers are text") {
  struct Case {
    const char* written;
    std::int64_t percent;
    const char* text;
  };
  for (const Case& c :
       {Case{"60 已完成两栋楼", 60, "已完成两栋楼"}, Case{"60% 已完成", 60, "已完成"},
        Case{"60%已完成", 60, "已完成"}, Case{"60％已完成", 60, "已完成"}, Case{"100", 100, ""},
        Case{"0", 0, ""}, Case{"2026年计划已报", -1, "2026年计划已报"},
        Case{"3栋楼完成", -1, "3栋楼完成"}, Case{"已完成60%", -1, "已完成60%"},
        Case{"-- 倒退", -1, "-- 倒退"}}) {
    CAPTURE(c.written);
    Chasing office;
    const Item item = office.progress(c.written);
    CHECK(item.percent == c.percent);
    CHECK(item.text == c.text);
    CHECK(item.by == "后勤处");
    CHECK(office.get(office.ref).progress == (c.percent < 0 ? 0 : c.percent));
    CHECK(office.get(office.ref).progress_at == office.now);
  }
}

TEST_CASE("a percentage over a hundred and an empty report are refused") {
  Chasing office;
  CHECK_FAILS(office.progress("101 超额"), usage, "101 per cent is no progress: give 0 to 100");
  CHECK_FAILS(office.progress(" "), usage, "say how far T1 is: 'bureau progress T1 60 TEXT'");
  const auto with = [&](std::string percent) {
    return office.act([&](Deed& deed) {
      return report_progress(deed, office.ref,
                             {.text = "50 米管道", .percent = std::move(percent)});
    });
  };
  CHECK(with("70%").percent == 70);
  CHECK(with("70%").text == "50 米管道");
  CHECK(failure_of([&] { with("half"); }) == ErrorKind::usage);
}

TEST_CASE("a report recorded late does not take the matter back") {
  Chasing office;
  office.now = plus_days(office.now, 1);
  office.progress("60 主体完工");
  office.progress("30 补记", {.when = office.moment("2026-11-18 17:00", Direction::back)});
  CHECK(office.get(office.ref).progress == 60);
  CHECK(office.get(office.ref).progress_at == office.now);
  CHECK(items_of(office.database, office.ref, 'p').size() == 2);
}

TEST_CASE("a report recorded late counts where no newer one says how far it is") {
  Chasing office;
  office.now = plus_days(office.now, 1);
  office.progress("主体完工");
  office.progress("30 补记", {.when = office.moment("2026-11-18 17:00", Direction::back)});
  CHECK(office.get(office.ref).progress == 30);
  CHECK(office.get(office.ref).progress_at == office.now);
}

TEST_CASE("an extension filed in time and granted moves the due time") {
  Chasing office;
  const std::optional<Instant> due = office.get(office.ref).due;
  const Item filed = office.file("2026-12-04");
  CHECK(filed.result == "filed");
  CHECK(filed.due == due);
  CHECK(filed.by == "后勤处");
  CHECK(office.get(office.ref).due == due);
  CHECK_FAILS(office.file("2026-12-11"), refused,
              "T1/e1 is filed and not decided: 'bureau extend T1 --grant' or --refuse");
  // Decided after the old due time: what counts is when it was filed.
  office.wait_until("2026-11-27T10:00:00+08:00");
  const Item granted = office.extend({.grant = true}, {.by = "主任"});
  CHECK(granted.result == "granted");
  CHECK(granted.decider == "主任");
  CHECK(granted.decided_at == office.now);
  const Matter task = office.get(office.ref);
  CHECK(task.due == instant("2026-12-04T17:00:00+08:00"));
  CHECK(task.due_original == due);
  CHECK(task.due_source == "5wd");  // where it came from first stays on record
  CHECK(task.extensions == 1);
  CHECK_FALSE(task.due_chase);
}

TEST_CASE("an extension filed after the due time moves only the date by which it is chased") {
  Chasing office;
  const Matter before = office.get(office.ref);
  office.wait_until("2026-11-25T17:00:01+08:00");
  office.file("2026-12-04");
  office.extend({.grant = true});
  const Matter after = office.get(office.ref);
  CHECK(after.due == before.due);
  CHECK(after.due_chase == instant("2026-12-04T17:00:00+08:00"));
  CHECK(after.extensions == 0);
  CHECK(office.said == std::vector<std::string>{
                           "T1/e1 was filed after T1 was due: it is chased by 2026-12-04 17:00, "
                           "and stays late"});
  CHECK(is_overdue(after, office.now));
}

TEST_CASE("a granted extension never takes back time that was given since it was filed") {
  Chasing office;
  office.file("2026-12-04");
  office.adjust({.text = "全局安排", .due = office.moment("2026-12-18")}, {.by = "主任"});
  CHECK(office.extend({.grant = true}).result == "granted");
  CHECK(office.get(office.ref).due == instant("2026-12-18T17:00:00+08:00"));
  office.wait_until("2026-12-19T10:00:00+08:00");
  for (const char* to : {"2026-12-25", "2026-12-22"}) {
    office.file(to);
    office.extend({.grant = true});
    CHECK(office.get(office.ref).due_chase == instant("2026-12-25T17:00:00+08:00"));
  }
}

TEST_CASE("an extension filed to the second in time is in time") {
  Chasing office;
  office.wait_until("2026-11-25T17:00:00+08:00");
  office.file("2026-12-04");
  office.extend({.grant = true});
  CHECK(office.get(office.ref).extensions == 1);
}

TEST_CASE("a refused extension moves nothing, and another may be filed") {
  Chasing office;
  const std::optional<Instant> due = office.get(office.ref).due;
  office.file("2026-12-04");
  CHECK(office.extend({.text = "理由不足", .refuse = true}).reason == "理由不足");
  CHECK(office.get(office.ref).due == due);
  CHECK_FAILS(office.extend({.grant = true}), refused,
              "no extension of T1 is filed: 'bureau extend T1 --to DAY --reason WHY' files one");
  CHECK(office.file("2026-12-03").ref.n == 2);
}

TEST_CASE("an extension needs a later day, a reason and a due time") {
  Chasing office;
  CHECK_FAILS(office.extend({.text = "雨天"}), usage,
              "say until when T1 is to be extended: --to DAY --reason WHY");
  CHECK_FAILS(office.extend({.to = office.moment("2026-12-04")}), refused,
              "an extension of T1 needs a reason: --reason WHY");
  CHECK_FAILS(office.file("2026-11-25"), usage,
              "2026-11-25 17:00 is no extension: T1 is due 2026-11-25 17:00");
  office.ref = office.task().ref;
  CHECK_FAILS(office.file("2026-12-04"), refused,
              "T2 has no due time to extend: 'bureau edit T2 --due …'");
}

TEST_CASE("an extension of a provisional limit is not provisional any more") {
  Chasing office;
  office.ref = office
                   .open({.kind = "task",
                          .title = "总结",
                          .values = {{"unit", "后勤处"}},
                          .within = parse<Limit>("40wd")})
                   .ref;
  REQUIRE(office.get(office.ref).due_provisional);
  office.file("2027-03-01");
  office.extend({.grant = true});
  CHECK_FALSE(office.get(office.ref).due_provisional);
}

TEST_CASE("the unit that asks for more time does not grant it to itself") {
  Chasing office;
  office.file("2027-03-01");
  CHECK_FAILS(office.extend({.grant = true}, {.by = "后勤处"}), refused,
              "'extend' of T1 is not for 后勤处, who is in charge: --by somebody else");
  CHECK(office.extend({.grant = true}).result == "granted");
}

TEST_CASE("an adjustment is a leader's own act with a reason") {
  Chasing office;
  const AdjustInput input{.text = "全局安排", .due = office.moment("2026-12-11")};
  CHECK_FAILS(office.adjust(input), usage, "'adjust' of T1 is a leader's act: give --by LEADER");
  CHECK_FAILS(office.adjust(input, {.by = "后勤处"}), refused,
              "'adjust' of T1 is a leader's act, and 后勤处 is none: give --by LEADER");
  CHECK_FAILS(office.adjust({.due = input.due}, {.by = "主任"}), refused,
              "an adjustment of T1 needs a reason: --reason WHY");
  CHECK_FAILS(office.adjust({.text = "x"}, {.by = "主任"}), usage,
              "say when T1 is due instead: --due DAY or --within LIMIT");
  office.house.use(Directory{.people = {{.name = "王强"}, {.name = "陈局长", .leader = true}}});
  CHECK_FAILS(office.adjust(input, {.by = "王强"}), refused,
              "'adjust' of T1 is a leader's act, and 王强 is none: give --by LEADER");
  CHECK(failure_of([&] { office.adjust(input, {.by = "不认识"}); }) == ErrorKind::refused);
  const std::optional<Instant> before = office.get(office.ref).due;
  const Item item = office.adjust(input, {.by = "陈局长"});
  CHECK(item.result == "adjusted");
  CHECK(item.due == before);
  CHECK(item.target == instant("2026-12-11T17:00:00+08:00"));
  CHECK(office.get(office.ref).due == item.target);
  CHECK(office.get(office.ref).due_original == before);
  CHECK(office.adjust({.text = "再调", .within = parse<Limit>("2wd")}, {.by = "陈局长"}).target ==
        instant("2026-11-20T17:00:00+08:00"));
}

TEST_CASE("what is closed is not chased") {
  Chasing office;
  office.act([&](Deed& deed) { return cancel_matter(deed, office.ref, "撤销"); });
  CHECK_FAILS(office.progress("60"), refused,
              "T1 is closed: 'progress' is for open matters; 'bureau reopen T1' opens it again");
  CHECK(failure_of([&] { office.file("2026-12-04"); }) == ErrorKind::refused);
  CHECK(failure_of([&] {
          office.act([&](Deed& deed) { return urge_matter(deed, office.ref, {}); });
        }) == ErrorKind::refused);
}

TEST_CASE("an urging is kept with its means") {
  Chasing office;
  const Item item = office.act([&](Deed& deed) {
    return urge_matter(deed, office.ref, {.text = "请抓紧", .means = "电话"});
  });
  CHECK(item.ref == SubRef{office.ref, 'u', 1});
  CHECK(find_item(office.database, item.ref) == item);
  CHECK(item.by == "办公室");
}

TEST_SUITE_END();

}  // namespace bureau
