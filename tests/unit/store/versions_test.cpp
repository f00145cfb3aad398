#include "store/versions.h"

#include "china.h"
#include "writing.h"

namespace bureau {

TEST_SUITE_BEGIN("store/versions");

TEST_CASE("the same text of a kind is pinned once, another one anew") {
  const Writing office;
  const std::int64_t first = pin_kind(office.database, "task", "a");
  CHECK(pin_kind(office.database, "task", "a") == first);
  CHECK(pin_kind(office.database, "task", "b") != first);
  CHECK(pin_kind(office.database, "errand", "a") != first);
  CHECK(kind_source(office.database, first) == "a");
  CHECK(kind_source(office.database, 0).empty());
}

TEST_CASE("a pinned calendar counts as it did, whatever is published later") {
  const Writing office;
  const WorkCalendar calendar = china();
  const std::int64_t version = pin_calendar(office.database, calendar.effective_days({2026}));
  CHECK(pin_calendar(office.database, calendar.effective_days({2026})) == version);
  const WorkCalendar pinned = pinned_calendar(office.database, version);
  for (Date date = day("2026-01-01"); date <= day("2026-12-31"); date = date + 1) {
    CHECK(pinned.works(date) == calendar.works(date));
  }
  CHECK(pinned.knows(2026));
  CHECK_FALSE(pinned.knows(2025));
  CHECK_FAILS(pinned_calendar(office.database, 99), damaged,
              "the store has no calendar version 99: restore a backup");
}

TEST_CASE("an imported calendar is what was imported") {
  Writing office;
  CHECK(imported_calendar(History{office.database, std::nullopt}).days.empty());
  office.write({}, [](Journal& journal) {
    journal.insert(calendar_day_table(), {std::string{"2027"}, std::int64_t{0}, std::string{}});
    journal.insert(calendar_day_table(),
                   {std::string{"2027-10-01"}, std::int64_t{1}, std::string{"国庆节"}});
    journal.insert(calendar_day_table(),
                   {std::string{"2027-10-09"}, std::int64_t{0}, std::string{"国庆节"}});
  });
  const WorkCalendar calendar = imported_calendar(History{office.database, std::nullopt});
  CHECK(calendar.knows(2027));
  CHECK_FALSE(calendar.works(day("2027-10-01")));
  CHECK(calendar.works(day("2027-10-09")));
}

TEST_CASE("the result of an earlier command is given again for the same command only") {
  const Writing office;
  CHECK_FALSE(earlier_result(office.database, "key-1", "task add x"));
  keep_result(office.database, "key-1", "task add x", R"({"ref":"T1"})", 1);
  const std::optional<EarlierResult> same = earlier_result(office.database, "key-1", "task add x");
  REQUIRE(same);
  CHECK(same->same);
  CHECK(same->result == "{\"ref\":\"T1\"}");
  const std::optional<EarlierResult> other = earlier_result(office.database, "key-1", "task add y");
  REQUIRE(other);
  CHECK_FALSE(other->same);
  CHECK_FALSE(earlier_result(office.database, "key-2", "task add x"));
}

TEST_SUITE_END();

}  // namespace bureau
