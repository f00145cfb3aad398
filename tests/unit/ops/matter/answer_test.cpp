#include "ops/matter/answer.h"

#include "office.h"
#include "ops/matter/edit.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"

namespace bureau {

namespace {

struct Answering : WorkingOffice {
  Matter answer(Ref ref, const AnswerInput& input) {
    return act([&](Deed& deed) { return answer_matter(deed, ref, input); });
  }
};

}  // namespace

TEST_SUITE_BEGIN("ops/matter/answer");

TEST_CASE("an answer is a text, said when it was said, and the first is the one that is judged") {
  Answering office;
  const Ref ref = office.task().ref;
  CHECK_FAILS(office.answer(ref, {}), usage,
              "say what the answer to T1 is: a text, --with PAPER, or --waive REASON");
  const Matter answered = office.answer(ref, {.text = " 已清理完毕 "});
  CHECK(answered.answer == "已清理完毕");
  CHECK(answered.answered_at == office.now);
  CHECK(office.get(ref).answer == "已清理完毕");
  CHECK_FAILS(office.answer(ref, {.text = "已清理完毕"}), refused,
              "T1 was answered on 2026-11-18 10:00: use 'bureau correct T1 answer=…' to mend it");
  CHECK(office.answer(ref, {.text = "再次"}).answer == "已清理完毕");
  const std::optional<Item> again = find_item(office.database, {ref, 'y', 1});
  REQUIRE(again);
  CHECK(again->text == "再次");
  CHECK(again->result == "further");
}

TEST_CASE("a paper that carries the answer is linked, and named when nothing else is said") {
  Answering office;
  const Ref ref = office.task().ref;
  const Ref paper = office
                        .open({.kind = "outgoing",
                               .title = "关于整改的复函",
                               .values = {{"number", "后函〔2026〕7号"}}})
                        .ref;
  CHECK(office.answer(ref, {.with = to_text(paper)}).answer == "关于整改的复函（后函〔2026〕7号）");
  const std::vector<Link> links = links_of(office.database, ref);
  REQUIRE(links.size() == 1);
  CHECK(links[0] == Link{.from = paper, .kind = "answers", .to = ref});
}

TEST_CASE(
    "the version that is asked for is that of the answered matter, held once, not its paper's") {
  Answering office;
  const Ref ref = office.task().ref;
  const Ref paper = office.open({.kind = "outgoing", .title = "复函"}).ref;
  const auto work_through = [&](std::int64_t version) {
    return office.act(
        [&](Deed& deed) {
          take_step(deed, ref, "accept", {});
          answer_matter(deed, ref, {.with = to_text(paper)});
          link_matters(deed, ref, "cites", to_text(paper));
          return take_step(deed, ref, "finish", {});
        },
        {.if_version = version});
  };
  office.act([&](Deed& deed) { return note_matter(deed, ref, "已电话告知"); });
  REQUIRE(office.get(ref).version == 2);
  REQUIRE(office.get(paper).version == 1);
  CHECK_FAILS(work_through(1), conflict,
              "T1 has version 2 now, not 1: look at it again with 'bureau show T1'");
  CHECK(office.get(ref).state == "assigned");
  CHECK(work_through(2).state == "claimed");
}

TEST_CASE("a paper that is more secret than what it answers is named by its ref alone") {
  Answering office;
  const Ref ref = office.task().ref;
  office.open({.kind = "outgoing",
               .title = "复函",
               .values = {{"number", "后函〔2026〕7号"}, {"secrecy", "internal"}}});
  CHECK(office.answer(ref, {.with = "D1"}).answer == "D1");
  const Ref as_secret =
      office.open({.kind = "task", .title = "整改", .values = {{"secrecy", "internal"}}}).ref;
  CHECK(office.answer(as_secret, {.with = "D1"}).answer == "复函（后函〔2026〕7号）");
}

TEST_CASE("one answer may close several loops, all of them or none") {
  Answering office;
  const Ref one = office.task().ref;
  const Ref two = office.task().ref;
  office.answer(one, {.text = "已办", .also = {"T2"}});
  CHECK(office.get(two).answer == "已办");
  const Ref three = office.task().ref;
  CHECK(failure_of([&] { office.answer(three, {.text = "已办", .also = {"T2"}}); }) ==
        ErrorKind::refused);
  CHECK_FALSE(office.get(three).answered_at);
}

TEST_CASE("why no answer is owed is kept, and is no answer") {
  Answering office;
  const Ref ref = office.task().ref;
  office.answer(ref, {.waive = "来源单位已撤销"});
  CHECK(office.get(ref).waiver == "来源单位已撤销");
  CHECK_FALSE(office.get(ref).answered_at);
  CHECK(office.answer(ref, {.text = "仍予答复"}).answered_at == office.now);
}

TEST_SUITE_END();

}  // namespace bureau
