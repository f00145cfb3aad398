#include "ops/office/undo.h"

#include "office.h"
#include "ops/matter/answer.h"
#include "ops/matter/edit.h"
#include "ops/matter/reopen.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"
#include "ops/meeting/decide.h"
#include "ops/task/limits.h"
#include "ops/task/progress.h"
#include "store/history.h"
#include "store/replay.h"

#include <functional>
#include <map>
#include <random>

namespace bureau {

namespace {

using Tables = std::map<std::string, std::vector<Row>>;

struct Undoing : WorkingOffice {
  Undone undo() {
    return act([&](Deed& deed) { return undo_last(deed); });
  }

  template <class Act>
  void as(std::string who, Act deed) {
    std::swap(actor, who);
    act(deed);
    std::swap(actor, who);
  }

  /// Every row, versions set to nothing: they rise with the undoing too.
  Tables rows() const {
    Tables tables;
    for (const Table* table : journal_tables()) {
      tables[std::string{table->name}] = History{database, std::nullopt}.rows(*table);
    }
    for (Row& row : tables["matter"]) {
      row[matter_table().column("version")] = Value{};
    }
    return tables;
  }
};

/// Rows without the matters that are void, and without what says so.
Tables without_void(Tables tables) {
  std::erase_if(tables["matter"], [](const Row& row) {
    return row[matter_table().column("state")] == Value{std::string{void_state}};
  });
  std::erase_if(tables["item"], [](const Row& row) { return row[1] == Value{std::string{"v"}}; });
  return tables;
}

/// One random operation on a random matter; refused ones do nothing.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_{seed} {}

  std::size_t number(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>{0, most - 1}(random_);
  }
  bool coin() { return number(2) == 0; }

  void act(Undoing& office) {
    const Ref task{Register::task, static_cast<std::int64_t>(number(6)) + 1};
    const std::vector<std::function<void(Deed&)>> acts{
        [&](Deed& d) {
          open_matter(
              d,
              {.kind = "task",
               .title = fmt::format("事项{}", number(100)),
               .values = {{"number", coin() ? fmt::format("督〔2026〕{}号", number(30) + 1) : ""},
                          {"unit", "后勤处"}},
               .co = {"财务处"},
               .within = parse<Limit>("5wd"),
               .tags = {"安全"}});
        },
        [&](Deed& d) {
          open_matter(d, {.kind = "meeting",
                          .title = "办公会",
                          .values = {{"place", fmt::format("30{}", number(9))}},
                          .starts = office.moment("2026-11-18 9:00", Direction::back),
                          .lasts = parse<Limit>("2h")});
        },
        [&](Deed& d) { take_step(d, task, steps_[number(steps_.size())], {.text = "说明"}); },
        [&](Deed& d) { report_progress(d, task, {.text = fmt::format("{} 进展", number(101))}); },
        [&](Deed& d) {
          edit_matter(
              d, task,
              {.values = {{"title", "改"}, {"due", "+3wd"}}, .tags = {"急"}, .untag = {"安全"}});
        },
        [&](Deed& d) {
          correct_matter(d, task, {fmt::format("unit=处{}", number(4)), "number="});
        },
        [&](Deed& d) { answer_matter(d, task, {.text = "已办"}); },
        [&](Deed& d) { extend_matter(d, task, {.text = "雨", .to = office.moment("2026-12-11")}); },
        [&](Deed& d) { extend_matter(d, task, {.grant = true}); },
        [&](Deed& d) { cancel_matter(d, task, "撤销"); },
        [&](Deed& d) { reopen_matter(d, task, "恢复"); },
        [&](Deed& d) {
          decide(d, {Register::meeting, static_cast<std::int64_t>(number(3)) + 1},
                 {.text = "决定", .task = {.values = {{"unit", "后勤处"}}}});
        },
        [&](Deed& d) {
          instruct(d, task,
                   {.text = "请办", .task = true, .given = {.values = {{"unit", "财务处"}}}});
        },
        [&](Deed& d) { link_matters(d, task, "cites", "T1"); },
    };
    try {
      office.act(acts[number(acts.size())], {.by = coin() ? "" : "陈局长", .reason = "补记"});
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch): refused; nothing was changed
    }
  }

 private:
  std::mt19937 random_;
  std::vector<std::string> steps_{"accept", "finish",  "approve", "return",
                                  "close",  "suspend", "resume"};
};

}  // namespace

TEST_SUITE_BEGIN("ops/office/undo");

TEST_CASE("after undo all rows are as before, but for what was created, which is void") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    Undoing office;
    Chance chance{seed};
    std::vector<Tables> before;
    while (before.size() < 40) {
      const std::int64_t seq = office.head.seq;
      Tables now = office.rows();
      chance.act(office);
      office.now = office.now + 60;
      if (office.head.seq != seq) {
        before.push_back(std::move(now));
      }
    }
    while (!before.empty()) {
      office.undo();
      REQUIRE(without_void(office.rows()) == before.back());
      before.pop_back();
    }
    CHECK_FAILS(office.undo(), not_found, "there is no command of 李 to undo");
    CHECK(office.number(
              "SELECT count(*) FROM matter WHERE state <> 'void' OR number IS NOT NULL OR open") ==
          0);
    CHECK(verify_journal(office.database).empty());
    CHECK(verify_records(office.database).empty());
    CHECK_NOTHROW(
        office.database.run_script("INSERT INTO search (search) VALUES ('integrity-check')"));
  }
}

TEST_CASE("an undone creation leaves a void ref, and its number voided with the reason") {
  Undoing office;
  office.verb = "task add";
  const Ref ref =
      office.open({.kind = "task", .title = "x", .values = {{"number", "督〔2026〕3号"}}}).ref;
  office.verb = "undo";
  const Undone undone = office.undo();
  CHECK(undone.verb == "task add");
  CHECK(undone.refs == std::vector<std::string>{"T1"});
  const Matter gone = office.get(ref);
  CHECK(gone.state == void_state);
  CHECK_FALSE(gone.open);
  CHECK(gone.number.empty());
  const std::vector<Item> given_up = items_of(office.database, ref, 'v');
  REQUIRE(given_up.size() == 1);
  CHECK(given_up[0].text == "督〔2026〕3号");
  CHECK(given_up[0].reason == "undone");
  CHECK_FAILS(office.act([&](Deed& deed) { return deed.get(ref); }), refused,
              "T1 is void: its creation was undone");
  CHECK(office.task().ref == Ref{Register::task, 2});
}

TEST_CASE("a number may be given, undone, given again and undone again") {
  Undoing office;
  for (int i = 0; i < 3; ++i) {
    office.open({.kind = "task", .title = "x", .values = {{"number", "督〔2026〕3号"}}});
    CHECK_NOTHROW(office.undo());
  }
  CHECK(office.number("SELECT count(*) FROM item WHERE letter = 'v'") == 3);
}

TEST_CASE("only my own commands are undone, the last one first, and no undoing is undone") {
  Undoing office;
  const Ref ref = office.task().ref;
  office.act([&](Deed& deed) { return edit_matter(deed, ref, {.values = {{"title", "甲"}}}); });
  office.as("王", [&](Deed& deed) {
    return edit_matter(deed, ref, {.values = {{"unit", "财务处"}}});
  });
  office.undo();
  CHECK(office.get(ref).title == "整改消防通道");
  CHECK(office.get(ref).unit == "财务处");
  const Entry last = read_entries(office.database, "ORDER BY seq DESC LIMIT 1", {}).at(0);
  CHECK(last.undoes == 2);
  office.actor = "赵";
  CHECK_FAILS(office.undo(), not_found, "there is no command of 赵 to undo");
}

TEST_CASE("what a colleague changed since is a conflict that names the entry") {
  Undoing office;
  const Ref ref = office.task().ref;
  office.act([&](Deed& deed) { return edit_matter(deed, ref, {.values = {{"title", "甲"}}}); });
  office.verb = "task edit";
  office.as("王", [&](Deed& deed) {
    return edit_matter(deed, ref, {.values = {{"title", "乙"}}});
  });
  CHECK_FAILS(office.undo(), conflict,
              "T1 was changed since by entry 3 (task edit, 王): undo that first");
  CHECK(office.get(ref).title == "乙");
  CHECK(office.head.seq == 3);
}

TEST_CASE("a matter that a colleague has worked on does not become void under him") {
  Undoing office;
  const Ref ref = office.task().ref;
  office.verb = "note";
  office.as("王", [&](Deed& deed) { return note_matter(deed, ref, "已联系后勤处"); });
  CHECK_FAILS(office.undo(), conflict,
              "T1 was changed since by entry 2 (note, 王): undo that first");
  office.as("王", [&](Deed& deed) { return undo_last(deed); });
  CHECK_NOTHROW(office.undo());
  CHECK(office.get(ref).state == void_state);
}

TEST_CASE("what cannot be undone is passed over, and said") {
  Undoing office;
  const Ref ref = office.task().ref;
  const auto send = [&](Deed& deed) {
    note_matter(deed, ref, "已发邮件");
    deed.journal().entry().can_undo = false;
  };
  office.act([&](Deed& deed) { return edit_matter(deed, ref, {.values = {{"title", "改"}}}); });
  office.verb = "mail";
  office.act(send);
  CHECK(office.undo().refs == std::vector<std::string>{"T1"});
  CHECK(office.said == std::vector<std::string>{"passed over: mail (T1), which cannot be undone"});
  CHECK(office.get(ref).title == "整改消防通道");
  CHECK(items_of(office.database, ref, 'n').size() == 1);

  office.batch = office.head.seq + 1;  // the same in one apply
  office.act([&](Deed& deed) { return edit_matter(deed, ref, {.values = {{"title", "再改"}}}); });
  office.act(send);
  office.batch = 0;
  CHECK(office.undo().refs == std::vector<std::string>{"T1"});
  CHECK(office.said.size() == 1);
  CHECK(office.get(ref).title == "整改消防通道");
  CHECK(items_of(office.database, ref, 'n').size() == 2);

  Undoing other;
  const Ref only = other.task().ref;
  other.as("王", [&](Deed& deed) {
    note_matter(deed, only, "已发邮件");
    deed.journal().entry().can_undo = false;
  });
  other.actor = "王";
  CHECK(failure_of([&] { other.undo(); }) == ErrorKind::not_found);
}

TEST_CASE("a report that is undone leaves what others reported since") {
  Undoing office;
  const Ref ref = office.task().ref;
  office.act([&](Deed& deed) { return report_progress(deed, ref, {.text = "60 一半"}); });
  office.as("王", [&](Deed& deed) {
    deed.journal().entry().happened = deed.happened() - 3600;
    return report_progress(deed, ref, {.text = "30 补记"});
  });
  CHECK(office.get(ref).progress == 60);
  office.undo();
  CHECK(office.get(ref).progress == 30);
  CHECK(office.get(ref).progress_at == office.now - 3600);
}

TEST_CASE("one apply is undone as one") {
  Undoing office;
  const Ref old = office.task().ref;
  office.batch = office.head.seq + 1;
  const Ref made = office.task("新事项").ref;
  office.act([&](Deed& deed) { return take_step(deed, made, "accept", {}); });
  office.act([&](Deed& deed) { return edit_matter(deed, old, {.values = {{"title", "改"}}}); });
  office.batch = 0;
  const Undone undone = office.undo();
  CHECK(undone.verb == "test");
  CHECK(undone.refs == std::vector<std::string>{"T2", "T1"});
  CHECK(office.get(made).state == void_state);
  CHECK(office.get(old).title == "整改消防通道");
  CHECK(office.undo().refs == std::vector<std::string>{"T1"});
  CHECK(office.get(old).state == void_state);
}

TEST_CASE("what was erased with a raised secrecy is not undone") {
  Undoing office;
  office.settings.ceiling = Level::top_secret;
  const Ref ref = office.task().ref;
  office.act([&](Deed& deed) { return edit_matter(deed, ref, {.values = {{"secrecy", "秘密"}}}); });
  CHECK_FAILS(office.undo(), refused,
              "what entry 2 changed was erased with a raised secrecy: it cannot be undone");
}

TEST_CASE("a meeting that undoing opens again does not take a room that another has by now") {
  Undoing office;
  const auto meeting = [&](Deed& deed) {
    return open_matter(deed, {.kind = "meeting",
                              .title = "办公会",
                              .values = {{"place", "301"}},
                              .starts = office.moment("2026-11-20 9:30"),
                              .lasts = parse<Limit>("2h")})
        .ref;
  };
  const Ref ref = office.act(meeting);
  office.act([&](Deed& deed) { return cancel_matter(deed, ref, "延期"); });
  office.as("王", meeting);
  const Tables before = office.rows();
  CHECK_FAILS(
      office.undo(), conflict,
      "301 is booked from 2026-11-20 09:30 to 2026-11-20 11:30 for M2: take another room or time");
  CHECK(office.rows() == before);
  office.as("王", [](Deed& deed) { return undo_last(deed); });
  office.undo();
  CHECK(office.get(ref).state == "planned");
}

TEST_SUITE_END();

}  // namespace bureau
