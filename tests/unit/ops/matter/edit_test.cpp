#include "ops/matter/edit.h"

#include "folder.h"
#include "office.h"
#include "ops/matter/answer.h"
#include "ops/matter/files.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"
#include "ops/meeting/decide.h"
#include "ops/office/calendar.h"
#include "ops/office/undo.h"
#include "ops/task/assign.h"
#include "ops/task/progress.h"

namespace bureau {

namespace {

struct Editing : WorkingOffice {
  Matter edit(Ref ref, const std::string& field, const std::string& text) {
    return act([&](Deed& deed) { return edit_matter(deed, ref, {.values = {{field, text}}}); });
  }
  Matter correct(Ref ref, const std::vector<std::string>& pairs, std::string reason = "录入有误") {
    return act([&](Deed& deed) { return correct_matter(deed, ref, pairs); },
               {.reason = std::move(reason)});
  }
  std::string last_before() const { return read_changes(database, head.seq).at(0).before; }

  /// True when a text stands anywhere in the payloads of the journal.
  bool journal_holds(const std::string& text) const {
    Statement select = database.prepare(
        "SELECT count(*) FROM change WHERE instr(ifnull(before, '') || ifnull(after, ''), $1)");
    select.bind(text).step();
    return select.int_at(0) != 0;
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/matter/edit");

TEST_CASE("an open matter takes new values, an empty one clears, and one version is used") {
  Editing office;
  const Ref ref = office.task().ref;
  const Matter edited = office.act([&](Deed& deed) {
    return edit_matter(deed, ref,
                       {.values = {{"title", "整改西楼"},
                                   {"unit", ""},
                                   {"urgency", "特急"},
                                   {"due", "2026-12-04"},
                                   {"person", std::nullopt}},
                        .tags = {"安全", "重点"}});
  });
  CHECK(edited.title == "整改西楼");
  CHECK(edited.unit.empty());
  CHECK(edited.urgency == Urgency::very_urgent);
  CHECK(edited.due == instant("2026-12-04T17:00:00+08:00"));
  CHECK(edited.due_original == edited.due);
  CHECK(edited.version == 2);
  office.act([&](Deed& deed) { return edit_matter(deed, ref, {.untag = {"安全"}}); });
  CHECK(office.get(ref).tags == std::vector<std::string>{"重点"});
}

TEST_CASE(
    "what is closed is not edited but corrected, with a reason, and the old value stays in the "
    "journal") {
  Editing office;
  const Ref ref = office.task().ref;
  office.act([&](Deed& deed) { return cancel_matter(deed, ref, "撤销"); });
  CHECK_FAILS(office.edit(ref, "title", "x"), refused,
              "T1 is closed: 'bureau correct T1 FIELD=VALUE --reason WHY' mends an entry");
  CHECK_FAILS(office.correct(ref, {"title=x"}, ""), refused,
              "a correction of T1 needs a reason: --reason WHY");
  CHECK_FAILS(office.correct(ref, {"title"}), usage, "'title' is no correction: write FIELD=VALUE");
  CHECK_FAILS(office.correct(ref, {}), usage,
              "say what is to be corrected: 'bureau correct T1 FIELD=VALUE --reason WHY'");
  CHECK_FAILS(office.correct(ref, {"titel=x"}), usage,
              "there is no field 'titel' to set, did you mean title");
  const Matter corrected = office.correct(ref, {"title=a=b", "closed_at=2026-11-17 9:00"});
  CHECK(corrected.title == "a=b");
  CHECK(corrected.closed_at == instant("2026-11-17T09:00:00+08:00"));
  CHECK(corrected.state == cancelled_state);
  CHECK(office.last_before().find("整改消防通道") != std::string::npos);
  CHECK(read_entries(office.database, "ORDER BY seq DESC LIMIT 1", {}).at(0).note == "录入有误");
}

TEST_CASE("a number that another matter of the kind has is refused") {
  Editing office;
  office.open({.kind = "incoming", .title = "一", .values = {{"number", "国办发〔2026〕15号"}}});
  const Ref ref = office.open({.kind = "incoming", .title = "二"}).ref;
  CHECK_FAILS(office.edit(ref, "number", "国办发[2026]15号"), conflict,
              "国办发〔2026〕15号 is registered already as D1: '一'");
  CHECK(office.edit(ref, "number", "国办发[2026]16号").number == "国办发〔2026〕16号");
  CHECK(office.edit(ref, "number", "").number.empty());
}

TEST_CASE(
    "raised to a state secret, the clear title goes from row, search and journal, and the chain "
    "verifies") {
  Editing office;
  office.settings.ceiling = Level::top_secret;
  const Ref ref = office.open({.kind = "incoming", .title = "干部考察方案"}).ref;
  const Ref other = office.task("另一事项").ref;
  office.edit(ref, "origin", "组织部");
  const Matter raised = office.edit(ref, "secrecy", "机密★5年");
  CHECK(raised.title == fmt::format("〔{}〕D1", word_of(Level::highly_secret)));
  CHECK_FALSE(office.journal_holds("考察"));
  CHECK(office.journal_holds("另一事项"));
  CHECK(office.number("SELECT count(*) FROM search WHERE search MATCH '\"考察\"'") == 0);
  CHECK(verify_journal(office.database).empty());
  CHECK(office.get(other).title == "另一事项");
  CHECK_FAILS(office.edit(ref, "title", "干部考察方案"), refused,
              fmt::format("the title of a {} paper is not kept in clear: D1 has a cover title",
                          word_of(Level::highly_secret)));
  CHECK_FALSE(office.journal_holds("考察"));
}

TEST_CASE("raising takes every word with it, and nobody raises without having agreed") {
  Editing office;
  office.settings.ceiling = Level::top_secret;
  const Ref ref = office.open({.kind = "incoming", .title = "来文"}).ref;
  const DeedOptions remark{.note = "选址一"};
  office.act([&](Deed& deed) { return note_matter(deed, ref, "选址二"); }, remark);
  office.act([&](Deed& deed) { return instruct(deed, ref, {.text = "选址三"}); }, {.by = "主任"});
  office.act([&](Deed& deed) { return answer_matter(deed, ref, {.text = "选址四"}); });
  const Item undone = office.act([&](Deed& deed) { return note_matter(deed, ref, "选址五"); });
  office.act([&](Deed& deed) { undo_last(deed); });
  office.agreed = false;
  CHECK(failure_of([&] { office.edit(ref, "secrecy", "秘密"); }) == ErrorKind::usage);
  CHECK(office.get(ref).title == "来文");
  office.agreed = true;
  CHECK(office.edit(ref, "secrecy", "秘密").answer == "〔secret〕");
  CHECK_FALSE(office.journal_holds("选址"));
  CHECK(office.number("SELECT count(*) FROM item WHERE text LIKE '%选址%'") == 0);
  CHECK(office.number("SELECT count(*) FROM entry WHERE note LIKE '%选址%'") == 0);
  CHECK(verify_journal(office.database).empty());
  CHECK(
      office.act([&](Deed& deed) { return report_progress(deed, ref, {.percent = "10"}); }).ref.n ==
      1);
  CHECK(undone.ref.n == 2);
}

TEST_CASE("a correction that sets the title and raises it keeps neither") {
  Editing office;
  office.settings.ceiling = Level::top_secret;
  const Ref ref = office.task("甲方案").ref;
  const Matter raised = office.correct(ref, {"title=乙方案", "secrecy=秘密"});
  CHECK(raised.title.find("方案") == std::string::npos);
  CHECK_FALSE(office.journal_holds("方案"));
  CHECK(verify_journal(office.database).empty());
}

TEST_CASE("a matter with files is not raised to a state secret, whoever may see its title") {
  Editing office;
  const Folder folder;
  const std::string file = folder.write("方案.txt", "x").string();
  for (const bool title_public : {false, true}) {
    CAPTURE(title_public);
    const Ref ref =
        office.open({.kind = "task", .title = "整改", .title_public = title_public}).ref;
    office.act([&](Deed& deed) { attach_files(deed, deed.get(ref), {file}); });
    CHECK(failure_of([&] { office.edit(ref, "secrecy", "秘密"); }) == ErrorKind::refused);
    CHECK(office.edit(ref, "secrecy", "internal").secrecy.level == Level::internal);
  }
}

TEST_CASE("a due time that is cleared leaves nothing to count") {
  Editing office;
  const Ref ref =
      office.open({.kind = "task", .title = "总结", .within = parse<Limit>("40wd")}).ref;
  const Matter cleared = office.edit(ref, "due", "");
  CHECK_FALSE(cleared.due);
  CHECK_FALSE(cleared.due_from);
  CHECK(cleared.due_calendar == 0);
  CHECK_FALSE(cleared.due_provisional);
  CHECK(moved_limits(office.database, office.calendar, office.settings.hours).empty());
}

TEST_CASE("a meeting that is moved is as long as it was and books its room anew") {
  Editing office;
  const auto meeting = [&](std::string_view starts) {
    return office
        .open({.kind = "meeting",
               .title = "办公会",
               .values = {{"place", "301"}},
               .starts = office.moment(starts),
               .lasts = parse<Limit>("2h")})
        .ref;
  };
  const Ref ref = meeting("2026-11-20 9:00");
  const Matter moved = office.edit(ref, "starts_at", "2026-11-20 14:00");
  CHECK(moved.ends_at == instant("2026-11-20T16:00:00+08:00"));
  const Ref other = meeting("2026-11-20 9:00");
  CHECK_FAILS(
      office.edit(other, "starts_at", "2026-11-20 15:00"), conflict,
      "301 is booked from 2026-11-20 14:00 to 2026-11-20 16:00 for M1: take another room or time");
  CHECK(office.get(other).starts_at == instant("2026-11-20T09:00:00+08:00"));
  office.edit(ref, "place", "302");
  CHECK_NOTHROW(office.edit(other, "starts_at", "2026-11-20 15:00"));
  CHECK(office.number("SELECT count(*) FROM booking") == 2);
  office.edit(ref, "place", "");
  CHECK(office.number("SELECT count(*) FROM booking") == 1);
}

TEST_CASE("a matter is no part of itself, nor linked to itself") {
  Editing office;
  const Ref ref = office.task().ref;
  const Ref parent = office.task().ref;
  CHECK_FAILS(office.edit(ref, "parent", "T1"), usage, "T1 is no part of itself");
  CHECK(office.edit(ref, "parent", "T2").parent == parent);
  const auto link = [&](std::string_view kind, std::string_view to) {
    office.act([&](Deed& deed) { link_matters(deed, ref, kind, to); });
  };
  const auto failure = [&](std::string_view kind, std::string_view to) {
    return failure_of([&] { link(kind, to); });
  };
  CHECK(failure("cites", "T1") == ErrorKind::usage);
  CHECK(failure("loves", "T2") == ErrorKind::usage);
  CHECK(failure("cites", "T9") == ErrorKind::not_found);
  CHECK(failure("cites", "T2/n1") == ErrorKind::not_found);
  link("cites", "T2");
  link("cites", "T2");
  CHECK(links_of(office.database, ref).size() == 1);
}

TEST_CASE("a matter is assigned to whom is named, and the rest stays") {
  Editing office;
  const Ref ref = office.task().ref;
  const auto assign = [&](const AssignInput& input) {
    return office.act([&](Deed& deed) { return assign_matter(deed, ref, input); });
  };
  CHECK_FAILS(assign({}), usage,
              "say to whom T1 is assigned: --unit, --co, --person, --leader or --officer");
  const Matter assigned = assign({.co = {"财务处", "财务处"}, .person = "王强"});
  CHECK(assigned.unit == "后勤处");
  CHECK(assigned.person == "王强");
  CHECK(parts_of(office.database, ref).size() == 1);
}

TEST_CASE("a note has a text, and none is taken of a state secret") {
  Editing office;
  office.settings.ceiling = Level::top_secret;
  const Ref ref = office.task().ref;
  const auto note = [&](Ref on, std::string_view text) {
    return office.act([&](Deed& deed) { return note_matter(deed, on, text); });
  };
  CHECK(note(ref, "已电话告知").ref == SubRef{ref, 'n', 1});
  CHECK_FAILS(note(ref, " "), usage, "there is nothing to note of T1: give a text");
  const Ref secret = office.open({.kind = "incoming", .values = {{"secrecy", "秘密"}}}).ref;
  CHECK(failure_of([&] { note(secret, "内容"); }) == ErrorKind::refused);
}

TEST_SUITE_END();

}  // namespace bureau
