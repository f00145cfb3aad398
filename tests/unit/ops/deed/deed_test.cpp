#include "ops/deed/deed.h"

#include "office.h"
#include "ops/matter/ties.h"

namespace bureau {

namespace {

/// A note under --now, in an office that is kept by the real clock.
void note_at(WorkingOffice& office, Ref ref, const char* now, const DeedOptions& options = {}) {
  Transaction transaction{office.database};
  Deed deed{{office.database,
             office.house,
             office.head,
             {.name = "李", .now = instant(now), .clock = office.now, .pretended = true}},
            options,
            "note"};
  note_matter(deed, ref, "已电话告知");
  deed.finish();
  transaction.commit();
}

}  // namespace

TEST_SUITE_BEGIN("ops/deed/deed");

TEST_CASE("what stands in the journal is UTF-8 without blanks around it") {
  WorkingOffice office;
  const Ref ref = office.task().ref;
  const auto note = [&](const DeedOptions& options) {
    office.act([&](Deed& deed) { note_matter(deed, ref, "已电话告知"); }, options);
  };
  CHECK(failure_of([&] { note({.reason = "\xff\xfe"}); }) == ErrorKind::usage);
  CHECK(failure_of([&] { note({.note = "\xff"}); }) == ErrorKind::usage);
  CHECK(failure_of([&] {
          office.open({.kind = "meeting", .title = "例会", .attendees = {"\xff"}});
        }) == ErrorKind::usage);
  note({.reason = " 登记笔误 "});
  CHECK(read_entries(office.database, "ORDER BY seq DESC LIMIT 1", {}).front().note == "登记笔误");
  office.actor = "\xff";
  CHECK(failure_of([&] { note({}); }) == ErrorKind::usage);
}

TEST_CASE("a blank is no reason to date an act far back") {
  WorkingOffice office;
  const Ref ref = office.task().ref;
  const DeedOptions back{.when = office.moment("2026-11-02", Direction::back), .reason = " "};
  CHECK(failure_of([&] {
          office.act([&](Deed& deed) { note_matter(deed, ref, "已电话告知"); }, back);
        }) == ErrorKind::refused);
}

TEST_CASE("--now is no way round --when in an office of the real time") {
  WorkingOffice office;
  const Ref ref = office.task().ref;
  CHECK_FAILS(note_at(office, ref, "2026-11-19T10:00:00+08:00"), refused,
              "--now 2026-11-19 10:00 lies ahead, and the store has entries of the real time: they "
              "would be out of order");
  CHECK_FAILS(note_at(office, ref, "2026-11-02T10:00:00+08:00"), refused,
              "--now 2026-11-02 10:00 is more than 7 days ago: say why with --reason");
  note_at(office, ref, "2026-11-12T10:00:00+08:00");
  note_at(office, ref, "2026-11-02T10:00:00+08:00", {.reason = "补记"});
}

TEST_SUITE_END();

}  // namespace bureau
