#include "ops/matter/open.h"

#include "folder.h"
#include "office.h"

#include <algorithm>

namespace bureau {

TEST_SUITE_BEGIN("ops/matter/open");

TEST_CASE("a task begins assigned, with a ref, its kind pinned and one entry in the journal") {
  WorkingOffice office;
  const Matter task = office.task();
  CHECK(task.ref == Ref{Register::task, 1});
  CHECK(task.state == "assigned");
  CHECK(task.open);
  CHECK(task.unit == "后勤处");
  CHECK(task.opened_at == office.now);
  CHECK(task.state_since == office.now);
  CHECK(task.cycle == "1w");
  CHECK(task.version == 1);
  CHECK(task.kind_version != 0);
  CHECK(office.get(task.ref) == task);
  const std::vector<Entry> entries = read_entries(office.database, "", {});
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].ref == "T1");
  CHECK(entries[0].by == "办公室");
  CHECK(entries[0].actor == "李");
  CHECK(office.task().ref == Ref{Register::task, 2});
}

TEST_CASE("what a kind requires must be given") {
  WorkingOffice office;
  CHECK_FAILS(office.open({.kind = "meeting", .title = "主任办公会"}), usage,
              "meeting needs --at: its kind requires it");
  CHECK_FAILS(office.open({.kind = "task"}), usage, "task needs a title: say what it is about");
  CHECK(failure_of([&] { office.open({.kind = "none", .title = "x"}); }) == ErrorKind::not_found);
  CHECK(office.number("SELECT count(*) FROM matter") == 0);
  CHECK(office.number("SELECT count(*) FROM entry") == 0);
  CHECK(
      office.open({.kind = "meeting", .title = "主任办公会", .starts = office.moment("周五 9:30")})
          .serial == "2026-001");
}

TEST_CASE("a refused paper leaves no gap in refs and serials") {
  WorkingOffice office;
  CHECK(office.open({.kind = "incoming", .title = "通知一"}).serial == "2026-0001");
  CHECK(
      failure_of([&] {
        office.open({.kind = "incoming", .title = "通知二", .values = {{"urgency", "sometimes"}}});
      }) == ErrorKind::usage);
  const Matter next = office.open({.kind = "incoming", .title = "通知二"});
  CHECK(next.serial == "2026-0002");
  CHECK(next.ref == Ref{Register::doc, 2});
}

TEST_CASE("the same number of the same kind is registered once, however it is typed") {
  WorkingOffice office;
  office.open({.kind = "incoming",
               .title = "关于防火的通知",
               .values = {{"number", "国办发〔2026〕15号"}}});
  CHECK_FAILS(
      office.open(
          {.kind = "incoming", .title = "又一份", .values = {{"number", "国办发[2026]15号"}}}),
      conflict, "国办发〔2026〕15号 is registered already as D1: '关于防火的通知'");
  CHECK_NOTHROW(
      office.open({.kind = "task", .title = "落实", .values = {{"number", "国办发〔2026〕15号"}}}));
}

TEST_CASE("a number that is taken does not tell the title of a matter above the ceiling") {
  WorkingOffice office;
  const NewMatter paper{.kind = "incoming",
                        .title = "内部通知",
                        .values = {{"number", "国办发〔2026〕15号"}, {"secrecy", "internal"}}};
  office.open(paper);
  CHECK_FAILS(office.open(paper), conflict,
              "国办发〔2026〕15号 is registered already as D1: '内部通知'");
  office.settings.ceiling = Level::open;
  CHECK_FAILS(office.open(paper), conflict, "国办发〔2026〕15号 is registered already as D1");
}

TEST_CASE("a state secret has a cover title, no file, and a clear title only when that is said") {
  WorkingOffice office;
  const Folder folder;
  office.settings.ceiling = Level::top_secret;
  const Matter secret = office.open({.kind = "incoming", .values = {{"secrecy", "机密★10年"}}});
  CHECK(secret.title == fmt::format("〔{}〕D1", word_of(Level::highly_secret)));
  CHECK(secret.secrecy == Secrecy{Level::highly_secret, 120});
  CHECK(failure_of([&] {
          office.open({.kind = "incoming", .title = "考察方案", .values = {{"secrecy", "秘密"}}});
        }) == ErrorKind::refused);
  CHECK(office
            .open({.kind = "incoming",
                   .title = "考察方案",
                   .values = {{"secrecy", "秘密"}},
                   .title_public = true})
            .title == "考察方案");
  const std::string file = folder.write("考察.txt", "x").string();
  CHECK(failure_of([&] {
          office.open({.kind = "incoming", .values = {{"secrecy", "秘密"}}, .attach = {file}});
        }) == ErrorKind::refused);
  CHECK(office.number("SELECT count(*) FROM chunk") == 0);
  CHECK(office
            .open({.kind = "incoming",
                   .title = "通知",
                   .values = {{"secrecy", "internal"}},
                   .attach = {file}})
            .title == "通知");
  CHECK(office.number("SELECT count(*) FROM item WHERE letter = 'f'") == 1);
}

TEST_CASE("a matter above the ceiling is refused, and the option that shows it is named") {
  WorkingOffice office;
  office.settings.ceiling = Level::top_secret;
  const Ref ref = office.open({.kind = "incoming", .values = {{"secrecy", "秘密"}}}).ref;
  office.settings.ceiling = Level::internal;
  CHECK_FAILS(office.act([&](Deed& deed) { return deed.get(ref); }), refused,
              fmt::format("D1 is {}, above the ceiling {}: give --ceiling secret",
                          word_of(Level::secret), word_of(Level::internal)));
}

TEST_CASE("a limit is counted in working days and what it was counted with is pinned") {
  WorkingOffice office;
  const Matter task =
      office.open({.kind = "task", .title = "国庆值班", .within = parse<Limit>("10wd")},
                  {.when = office.moment("2026-11-16 9:00", Direction::back)});
  CHECK(task.due == instant("2026-11-30T17:00:00+08:00"));
  CHECK(task.due_original == task.due);
  CHECK(task.due_source == "10wd");
  CHECK(task.due_from == instant("2026-11-16T09:00:00+08:00"));
  CHECK_FALSE(task.due_provisional);
  CHECK(pinned_calendar(office.database, task.due_calendar).knows(2026));
  // Two working days to accept it.
  CHECK(task.step_due == instant("2026-11-18T17:00:00+08:00"));
  CHECK(task.step_due_source == "2wd");
}

TEST_CASE("a limit that runs into a year without a schedule is provisional, and that is said") {
  WorkingOffice office;
  const Matter task =
      office.open({.kind = "task", .title = "年度总结", .within = parse<Limit>("40wd")});
  CHECK(task.due_provisional);
  CHECK(std::ranges::any_of(office.said, [](const std::string& text) {
    return text.find("is provisional") != std::string::npos;
  }));
}

TEST_CASE("a given due time is taken as it is; a day off is said so") {
  WorkingOffice office;
  const Matter task =
      office.open({.kind = "task", .title = "x", .due = office.moment("2026-11-21")});
  CHECK(task.due == instant("2026-11-21T17:00:00+08:00"));
  CHECK(task.due_source == "given");
  CHECK(task.due_calendar == 0);
  CHECK(std::ranges::find(office.said, "2026-11-21 is a day off") != office.said.end());
}

TEST_CASE("a room is booked once at a time, and the clash names the meeting that has it") {
  WorkingOffice office;
  const auto meeting = [&](std::string_view starts, const char* lasts, std::string room = "301") {
    return office.open({.kind = "meeting",
                        .title = "办公会",
                        .values = {{"place", std::move(room)}},
                        .starts = office.moment(starts),
                        .lasts = parse<Limit>(lasts)});
  };
  meeting("2026-11-20 9:00", "2h");
  CHECK_FAILS(
      meeting("2026-11-20 10:59", "1h"), conflict,
      "301 is booked from 2026-11-20 09:00 to 2026-11-20 11:00 for M1: take another room or time");
  CHECK(failure_of([&] { meeting("2026-11-20 8:30", "3h"); }) == ErrorKind::conflict);
  CHECK_NOTHROW(meeting("2026-11-20 11:00", "1h"));
  CHECK_NOTHROW(meeting("2026-11-20 8:00", "1h"));
  CHECK_NOTHROW(meeting("2026-11-20 9:00", "2h", "302"));
}

TEST_CASE("a matter like another takes what is not given, its secrecy too, but no number") {
  WorkingOffice office;
  const Matter model = office.open({.kind = "task",
                                    .title = "每月安全检查",
                                    .values = {{"number", "督〔2026〕3号"},
                                               {"urgency", "urgent"},
                                               {"secrecy", "internal"},
                                               {"unit", "后勤处"}},
                                    .co = {"财务处"},
                                    .tags = {"安全"}});
  const Matter copy = office.open({.values = {{"unit", "基建处"}}, .like = "T1"});
  CHECK(copy.title == model.title);
  CHECK(copy.unit == "基建处");
  CHECK(copy.urgency == Urgency::urgent);
  CHECK(copy.number.empty());
  CHECK(copy.secrecy == model.secrecy);
  CHECK(office.open({.values = {{"secrecy", "open"}}, .like = "T1"}).secrecy.level == Level::open);
  CHECK(copy.tags == std::vector<std::string>{"安全"});
  REQUIRE(parts_of(office.database, copy.ref).size() == 1);
  CHECK(parts_of(office.database, copy.ref)[0].who == "财务处");
}

TEST_CASE("a copy of a state secret is as secret, under its own cover title or the public one") {
  WorkingOffice office;
  office.settings.ceiling = Level::top_secret;
  office.open({.kind = "incoming", .values = {{"secrecy", "秘密★10年"}}});
  const Matter covered = office.open({.like = "D1"});
  CHECK(covered.secrecy == Secrecy{Level::secret, 120});
  CHECK(covered.title == fmt::format("〔{}〕D2", word_of(Level::secret)));
  office.open({.kind = "incoming",
               .title = "考察通知",
               .values = {{"secrecy", "秘密"}},
               .title_public = true});
  CHECK(office.open({.like = "D3"}).title == "考察通知");
  CHECK(failure_of([&] { office.open({.title = "考察方案", .like = "D3"}); }) ==
        ErrorKind::refused);
}

TEST_CASE("units are the directory's, and strictness decides on new ones") {
  WorkingOffice office;
  office.house.use(Directory{.units = {{.name = "后勤管理处", .aliases = {"后勤处"}}}});
  CHECK(office.task("x", "后勤处").unit == "后勤管理处");
  CHECK(office.task("x", "后勤管里处").unit == "后勤管里处");
  CHECK_FALSE(office.said.empty());
  office.settings.units = Strictness::strict;
  CHECK(failure_of([&] { office.task("x", "后勤管里处"); }) == ErrorKind::not_found);
}

TEST_CASE("what happened long ago needs a reason, and nothing happens tomorrow") {
  WorkingOffice office;
  CHECK_FAILS(
      office.open({.kind = "task", .title = "x"}, {.when = office.moment("2026-11-19 9:00")}),
      refused, "--when 2026-11-19 09:00 lies in the future: give when it happened");
  const DeedOptions old{.when = office.moment("2026-11-02 9:00", Direction::back)};
  CHECK_FAILS(office.open({.kind = "task", .title = "x"}, old), refused,
              "--when 2026-11-02 09:00 is more than 7 days ago: say why with --reason");
  DeedOptions reasoned = old;
  reasoned.reason = "补登";
  CHECK(office.open({.kind = "task", .title = "x"}, reasoned).opened_at == old.when->at);
  CHECK(read_entries(office.database, "", {}).at(0).note == "补登");
  CHECK(read_entries(office.database, "", {}).at(0).at == office.now);
}

TEST_CASE("a matter that has another version now is not changed blindly") {
  WorkingOffice office;
  const Ref ref = office.task().ref;
  CHECK_FAILS(office.act([&](Deed& deed) { return deed.get(ref); }, {.if_version = 2}), conflict,
              "T1 has version 1 now, not 2: look at it again with 'bureau show T1'");
  CHECK_NOTHROW(office.act([&](Deed& deed) { return deed.get(ref); }, {.if_version = 1}));
}

TEST_SUITE_END();

}  // namespace bureau
