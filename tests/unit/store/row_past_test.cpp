#include "store/row_past.h"

#include "office.h"
#include "ops/matter/correct_item.h"
#include "ops/matter/edit.h"
#include "ops/matter/secrecy.h"
#include "ops/matter/step.h"
#include "ops/office/undo.h"
#include "ops/task/progress.h"
#include "store/history.h"

namespace bureau {

namespace {

/// A task of Wednesday the 18th, 10:00, and how it stood at any time.
struct Told : WorkingOffice {
  Ref ref = task().ref;

  Matter by(std::string_view when) const {
    const std::optional<Matter> matter = History{database, std::nullopt, instant(when)}.matter(ref);
    REQUIRE(matter);
    return *matter;
  }
  bool is_there(std::string_view when) const {
    return History{database, std::nullopt, instant(when)}.matter(ref).has_value();
  }
  Matter step(std::string_view step_verb, const StepInput& input = {}) {
    return act([&](Deed& deed) { return take_step(deed, ref, step_verb, input); });
  }
  void correct(const std::string& pair) {
    act([&](Deed& deed) { return correct_matter(deed, ref, {pair}); }, {.reason = "误记"});
  }
  void undo() {
    act([](Deed& deed) { return undo_last(deed); });
  }
};

}  // namespace

TEST_SUITE_BEGIN("store/row_past");

TEST_CASE("an act that is recorded late takes effect when it happened") {
  Told office;
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.act([&](Deed& deed) { return take_step(deed, office.ref, "accept", {}); },
             {.when = office.moment("2026-11-19 9:00", Direction::back)});
  CHECK(office.by("2026-11-19T08:59:00+08:00").state == "assigned");
  CHECK(office.by("2026-11-19T09:00:00+08:00").state == "doing");
}

TEST_CASE("a correction holds since what it corrects, and so does the next one") {
  Told office;
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.act([&](Deed& deed) {
    return edit_matter(deed, office.ref, {.values = {{"title", "新"}}});
  });
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.correct("title=更新");
  office.wait_until("2026-11-25T09:00:00+08:00");
  office.correct("title=最新");
  CHECK(office.by("2026-11-20T09:00:00+08:00").title == "整改消防通道");
  CHECK(office.by("2026-11-23T09:00:00+08:00").title == "最新");
}

TEST_CASE("a moment that is corrected takes along what its step did") {
  Told office;
  office.step("accept");
  office.wait_until("2026-11-20T10:00:00+08:00");
  office.step("finish");
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.correct("claimed_at=2026-11-19T10:00");
  CHECK(office.by("2026-11-19T09:00:00+08:00").state == "doing");
  CHECK(office.by("2026-11-19T10:00:00+08:00").state == "claimed");
  CHECK(office.by("2026-11-19T10:00:00+08:00").claimed_at == instant("2026-11-19T10:00:00+08:00"));
  office.correct("claimed_at=2026-11-22T10:00");
  CHECK(office.by("2026-11-21T10:00:00+08:00").state == "doing");
  CHECK(office.by("2026-11-22T10:00:00+08:00").state == "claimed");
  office.undo();
  office.undo();
  CHECK(office.by("2026-11-19T10:00:00+08:00").state == "doing");
  CHECK(office.by("2026-11-20T10:00:00+08:00").state == "claimed");
}

TEST_CASE("a matter comes when it was opened, however that is corrected") {
  Told office;
  office.wait_until("2026-11-23T09:00:00+08:00");
  CHECK_FALSE(office.is_there("2026-11-18T09:59:59+08:00"));
  office.correct("opened_at=2026-11-12T09:00");
  CHECK_FALSE(office.is_there("2026-11-12T08:59:59+08:00"));
  CHECK(office.by("2026-11-12T09:00:00+08:00").opened_at == instant("2026-11-12T09:00:00+08:00"));
  office.correct("opened_at=2026-11-20T09:00");
  CHECK_FALSE(office.is_there("2026-11-20T08:59:59+08:00"));
  CHECK(office.is_there("2026-11-20T09:00:00+08:00"));
}

TEST_CASE("what was undone never was, and an undone creation is void from its creation") {
  Told office;
  office.wait_until("2026-11-19T10:00:00+08:00");
  office.step("accept");
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.undo();
  CHECK(office.by("2026-11-20T10:00:00+08:00").state == "assigned");
  office.undo();
  CHECK_FALSE(office.is_there("2026-11-18T09:59:59+08:00"));
  CHECK(office.by("2026-11-18T10:00:00+08:00").state == void_state);
  CHECK(office.by("2026-11-20T10:00:00+08:00").state == void_state);
}

TEST_CASE("what was undone lets nothing that happened later through") {
  Told office;
  office.wait_until("2026-11-20T10:00:00+08:00");
  office.act([&](Deed& deed) {
    return edit_matter(deed, office.ref, {.values = {{"unit", "财务处"}}});
  });
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.act(
      [&](Deed& deed) {
        return edit_matter(deed, office.ref, {.values = {{"unit", "保卫处"}}});
      },
      {.when = office.moment("2026-11-19 9:00", Direction::back)});
  CHECK(office.by("2026-11-19T10:00:00+08:00").unit == "保卫处");
  office.undo();
  CHECK(office.by("2026-11-19T10:00:00+08:00").unit == "后勤处");
  CHECK(office.by("2026-11-20T10:00:00+08:00").unit == "财务处");
}

TEST_CASE("how far it was and how often more time was given are counted by what stood then") {
  Told office;
  const auto report = [&](const char* text, const char* when) {
    office.act([&](Deed& deed) { return report_progress(deed, office.ref, {.text = text}); },
               {.when = office.moment(when, Direction::back)});
  };
  office.wait_until("2026-11-23T09:00:00+08:00");
  report("60 一", "2026-11-23 9:00");
  report("30 二", "2026-11-19 9:00");
  CHECK(office.by("2026-11-19T08:00:00+08:00").progress == 0);
  CHECK(office.by("2026-11-19T08:00:00+08:00").progress_at == std::nullopt);
  CHECK(office.by("2026-11-20T08:00:00+08:00").progress == 30);
  CHECK(office.by("2026-11-20T08:00:00+08:00").progress_at == instant("2026-11-19T09:00:00+08:00"));
  CHECK(office.get(office.ref).progress == 60);
  office.act(
      [&](Deed& deed) {
        return correct_item(deed, {office.ref, 'p', 2}, {"at=2026-11-20T09:00"});
      },
      {.reason = "误记"});
  CHECK(office.by("2026-11-20T08:00:00+08:00").progress == 0);
  CHECK(office.by("2026-11-20T09:00:00+08:00").progress == 30);
}

TEST_CASE("a matter whose past was erased is told with what it has, less what happened later") {
  Told office;
  office.settings.ceiling = Level::secret;
  office.step("accept");
  office.wait_until("2026-11-20T10:00:00+08:00");
  office.step("finish");
  office.wait_until("2026-11-23T09:00:00+08:00");
  office.act([&](Deed& deed) {
    return edit_matter(deed, office.ref, {.values = {{"secrecy", "秘密★10年"}}});
  });
  office.wait_until("2026-11-24T09:00:00+08:00");
  office.act([&](Deed& deed) { return take_step(deed, office.ref, "return", {}); },
             {.reason = "未办妥"});
  CHECK_FALSE(office.is_there("2026-11-18T09:59:59+08:00"));
  const Matter then = office.by("2026-11-19T10:00:00+08:00");
  CHECK(then.claimed_at == std::nullopt);
  CHECK(then.secrecy.level == Level::secret);
  CHECK(then.title == office.get(office.ref).title);
  CHECK(office.by("2026-11-23T10:00:00+08:00").claimed_at == instant("2026-11-20T10:00:00+08:00"));
  CHECK(office.by("2026-11-24T10:00:00+08:00").claimed_at == std::nullopt);
}

TEST_SUITE_END();

}  // namespace bureau
