#include "ops/doc/number.h"

#include "office.h"
#include "ops/matter/edit.h"
#include "ops/matter/step.h"
#include "ops/office/undo.h"

namespace bureau {

namespace {

struct Numbering : WorkingOffice {
  Numbering() { agreed = false; }
  Ref typed(std::string number) {
    return open({.kind = "task",
                 .title = "整改",
                 .values = {{"number", std::move(number)}, {"unit", "后勤处"}}})
        .ref;
  }
  std::string next() {
    const Ref ref = task().ref;
    return act([&](Deed& deed) { return take_step(deed, ref, "number", {}); }).number;
  }
  void correct(Ref ref, const std::string& number) {
    act([&](Deed& deed) { return correct_matter(deed, ref, {"number=" + number}); },
        {.reason = "笔误"});
  }
  void undo() {
    act([&](Deed& deed) { return undo_last(deed); });
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/doc/number");

TEST_CASE("a typed number far ahead of its series is asked about, and changes nothing") {
  Numbering office;
  CHECK_FAILS(
      office.typed("督〔2026〕9999号"), usage,
      "督〔2026〕9999号 is far ahead of its series, in which 督〔2026〕1号 comes next: give "
      "--yes when it is meant");
  CHECK(office.next() == "督〔2026〕1号");
  CHECK(failure_of([&] { office.typed("督〔2026〕53号"); }) == ErrorKind::usage);
  CHECK(office.get(office.typed("督〔2026〕52号")).number == "督〔2026〕52号");
  CHECK(office.next() == "督〔2026〕53号");
  office.agreed = true;
  office.typed("督〔2026〕9998号");
  CHECK(office.next() == "督〔2026〕9999号");
  CHECK_FAILS(
      office.next(), refused,
      "the series 督〔2026〕9999号 has come to its end, numbers run from 1 to 9999: 'bureau "
      "edit T6 --number …' takes another");
}

TEST_CASE("a number of another year or code leaves the series where it is") {
  Numbering office;
  office.typed("督〔2025〕900号");
  office.typed("国办发〔2026〕800号");
  CHECK(office.next() == "督〔2026〕1号");
}

TEST_CASE("the series goes back behind what stands when a typed number is undone or corrected") {
  Numbering office;
  office.agreed = true;
  CHECK(office.next() == "督〔2026〕1号");
  office.typed("督〔2026〕4号");
  office.typed("督〔2026〕9999号");
  office.undo();
  CHECK(office.next() == "督〔2026〕5号");
  const Ref slip = office.typed("督〔2026〕999号");
  office.correct(slip, "督〔2026〕9号");
  CHECK(office.next() == "督〔2026〕10号");
  office.correct(slip, "");
  CHECK(office.next() == "督〔2026〕11号");
}

TEST_CASE("undoing a change of a number restores the series with the number") {
  Numbering office;
  const Ref ref = office.typed("督〔2026〕5号");
  office.act([&](Deed& deed) {
    return edit_matter(deed, ref, {.values = {{"number", "督〔2026〕8号"}}});
  });
  office.undo();
  CHECK(office.get(ref).number == "督〔2026〕5号");
  CHECK(office.next() == "督〔2026〕6号");
}

TEST_CASE("a number that the program gave stays given up when it is undone") {
  Numbering office;
  CHECK(office.next() == "督〔2026〕1号");
  office.undo();
  CHECK(items_of(office.database, {Register::task, 1}, 'v').size() == 1);
  CHECK(office.next() == "督〔2026〕2号");
}

TEST_CASE("typed numbers of one apply go back with it, in whatever order they were typed") {
  for (const std::vector<int>& order :
       {std::vector{2, 3, 4}, std::vector{4, 3, 2}, std::vector{3, 2, 4}}) {
    Numbering office;
    CHECK(office.next() == "督〔2026〕1号");
    office.batch = office.head.seq + 1;
    for (const int n : order) {
      office.typed(fmt::format("督〔2026〕{}号", n));
    }
    office.batch = 0;
    office.undo();
    CHECK(office.next() == "督〔2026〕2号");
  }
}

TEST_CASE("a number of ours that is not of the grammar is refused, a sender's is kept") {
  Numbering office;
  for (const char* wrong : {"督〔2026〕12345号", "督字3号", "〔1996〕督字第8号", "办〔2026〕1号"}) {
    CAPTURE(wrong);
    CHECK(failure_of([&] { office.typed(wrong); }) == ErrorKind::usage);
  }
  CHECK(
      office
          .open({.kind = "incoming", .title = "函", .values = {{"number", "〔1996〕武司字第82号"}}})
          .number == "〔1996〕武司字第82号");
  CHECK(office.number("SELECT count(*) FROM matter") == 1);
}

TEST_CASE("a running number far ahead is asked about too") {
  Numbering office;
  const Ref ref = office.open({.kind = "incoming", .title = "函"}).ref;
  const auto correct = [&] {
    office.act([&](Deed& deed) { return correct_matter(deed, ref, {"serial=2026-9000"}); },
               {.reason = "笔误"});
  };
  CHECK(failure_of(correct) == ErrorKind::usage);
  CHECK(office.open({.kind = "incoming", .title = "函"}).serial == "2026-0002");
  office.agreed = true;
  correct();
  CHECK(office.open({.kind = "incoming", .title = "函"}).serial == "2026-9001");
}

TEST_SUITE_END();

}  // namespace bureau
