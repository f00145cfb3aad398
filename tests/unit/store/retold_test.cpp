#include "store/retold.h"

#include "office.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/edit.h"
#include "ops/matter/step.h"
#include "ops/matter/ties.h"
#include "ops/office/undo.h"
#include "ops/task/progress.h"

namespace bureau {

namespace {

/// A task of Wednesday, looked back on from Monday; the week ended on Friday.
struct LookedBack : WorkingOffice {
  const Instant friday = instant("2026-11-20T17:00:00+08:00");
  Ref ref = task().ref;

  LookedBack() {
    act([&](Deed& deed) { return note_matter(deed, ref, "已通知"); });
    wait_until("2026-11-23T09:00:00+08:00");
  }

  /// The verb and matter of everything that is told differently.
  std::vector<std::string> retold_since() const {
    std::vector<std::string> all;
    for (const Retold& one : retold(database, friday, now)) {
      all.push_back(one.entry.verb + " " + to_text(one.matter));
    }
    return all;
  }

  void correct(const std::string& pair) {
    verb = "correct";
    act([&](Deed& deed) { return correct_matter(deed, ref, {pair}); }, {.reason = "误记"});
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("store/retold");

TEST_CASE("what happens now retells nothing") {
  LookedBack office;
  office.act([&](Deed& deed) { return take_step(deed, office.ref, "accept", {}); });
  office.act([&](Deed& deed) {
    return edit_matter(deed, office.ref, {.values = {{"due", "2026-12-01"}}});
  });
  office.act([&](Deed& deed) { return report_progress(deed, office.ref, {.text = "20 开工"}); });
  CHECK(office.retold_since().empty());
}

TEST_CASE("what had happened before and what is mended retells, each by its own entry") {
  LookedBack office;
  office.verb = "progress";
  office.act([&](Deed& deed) { return report_progress(deed, office.ref, {.text = "20 开工"}); },
             {.when = office.moment("2026-11-19 9:00", Direction::back)});
  office.correct("title=整改东楼");
  CHECK(office.retold_since() == Texts{"progress T1", "correct T1"});
  const std::vector<Retold> all = retold(office.database, office.friday, office.now);
  CHECK(all[0].took_effect == instant("2026-11-19T09:00:00+08:00"));
  CHECK(all[1].took_effect == office.now);
}

TEST_CASE("what comes out as it was is not retold") {
  LookedBack office;
  office.correct("title=整改东楼");
  office.correct("title=整改消防通道");
  CHECK(office.retold_since().empty());
  office.act([&](Deed& deed) { return report_progress(deed, office.ref, {.text = "20"}); },
             {.when = office.moment("2026-11-19 9:00", Direction::back)});
  office.act([](Deed& deed) { return undo_last(deed); });
  CHECK(office.retold_since().empty());
}

TEST_CASE("a correction of what happened since retells nothing of before") {
  LookedBack office;
  office.act([&](Deed& deed) { return report_progress(deed, office.ref, {.text = "20"}); });
  office.act(
      [&](Deed& deed) {
        return correct_item(deed, {office.ref, 'p', 1}, {"percent=30"});
      },
      {.reason = "误记"});
  CHECK(office.retold_since().empty());
  office.act(
      [&](Deed& deed) {
        return correct_item(deed, {office.ref, 'p', 1}, {"at=2026-11-19T09:00"});
      },
      {.reason = "误记"});
  CHECK(office.retold_since() == Texts{"test T1"});
}

TEST_CASE(
    "a paper that had come before it was registered is retold, a note that is taken back is not") {
  LookedBack office;
  office.act([](Deed& deed) { return undo_last(deed); });
  CHECK(office.retold_since().empty());
  office.verb = "doc receive";
  office.open({.kind = "incoming",
               .title = "通知",
               .values = {{"origin", "应急局"}},
               .received = office.moment("2026-11-19 9:00", Direction::back)});
  CHECK(office.retold_since() == Texts{"doc receive D1"});
  CHECK(retold(office.database, office.friday, office.now)[0].took_effect ==
        instant("2026-11-19T09:00:00+08:00"));
}

TEST_CASE("a tie of before retells both its ends") {
  LookedBack office;
  const Ref paper =
      office.open({.kind = "incoming", .title = "通知", .values = {{"origin", "应急局"}}}).ref;
  office.verb = "link";
  const auto tie = [&](Ref to, const char* when) {
    office.act([&](Deed& deed) { link_matters(deed, office.ref, "implements", to_text(to)); },
               {.when = office.moment(when, Direction::back)});
  };
  tie(paper, "2026-11-23 9:00");
  CHECK(office.retold_since().empty());
  const Ref other =
      office.open({.kind = "incoming", .title = "函", .values = {{"origin", "应急局"}}}).ref;
  tie(other, "2026-11-19 9:00");
  CHECK(office.retold_since() == Texts{"link D2", "link T1"});
}

TEST_SUITE_END();

}  // namespace bureau
