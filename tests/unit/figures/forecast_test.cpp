#include "figures/forecast.h"

#include "office.h"
#include "ops/matter/step.h"

#include <algorithm>

namespace bureau {

namespace {

struct Ahead : WorkingOffice {
  Matter given(std::string_view due) {
    return open({.kind = "task",
                 .title = "整改消防通道",
                 .values = {{"unit", "后勤处"}},
                 .due = moment(due)});
  }
  std::vector<Coming> of(const Matter& matter) {
    return forecast_of(database, house, get(matter.ref), now);
  }
};

std::vector<std::string> verbs(const std::vector<Coming>& coming) {
  std::vector<std::string> all;
  std::ranges::transform(coming, std::back_inserter(all), &Coming::verb);
  return all;
}

using Verbs = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("figures/forecast");

TEST_CASE("what is to come is the way on to the end, with the answer that is owed") {
  Ahead office;
  const Matter task = office.given("2026-12-08");
  CHECK(verbs(office.of(task)) == Verbs{"accept", "finish", "approve", "answer", "close"});
  office.act([&](Deed& deed) { return take_step(deed, task.ref, "accept", {}); }, {.by = "后勤处"});
  CHECK(verbs(office.of(task)) == Verbs{"finish", "approve", "answer", "close"});
}

TEST_CASE("a limit runs from when the state began, and what has none ends when the matter is due") {
  Ahead office;
  const Matter task = office.given("2026-12-08");
  office.wait_until("2026-11-19T09:00:00+08:00");
  const std::vector<Coming> coming = office.of(task);
  CHECK(coming.at(0).latest == instant("2026-11-20T17:00:00+08:00"));  // two working days
  CHECK(coming.at(0).who == "后勤处");
  CHECK(coming.at(1).latest == instant("2026-12-08T17:00:00+08:00"));
  CHECK_FALSE(coming.at(2).latest);  // the office's review is the office's own time
  CHECK(std::ranges::none_of(coming, [](const Coming& one) { return one.beyond.has_value(); }));
}

TEST_CASE("where everybody's whole time goes beyond the due time, it says to when") {
  Ahead office;
  const Matter task = office.given("2026-11-19");
  const std::vector<Coming> coming = office.of(task);
  CHECK(coming.at(0).latest == instant("2026-11-19T17:00:00+08:00"));
  CHECK(coming.at(0).beyond == instant("2026-11-20T17:00:00+08:00"));
  CHECK(coming.at(1).beyond == coming.at(0).beyond);
  CHECK_FALSE(coming.at(2).beyond);
}

TEST_CASE("who is away on the day by which they are to act is said, with who stands in") {
  Ahead office;
  Directory directory;
  directory.units.push_back({.name = "后勤处", .principal = "张三"});
  directory.people.push_back(
      {.name = "张三",
       .unit = "后勤处",
       .deputy = "李四",
       .absences = {{parse<Date>("2026-11-20"), parse<Date>("2026-11-23")}}});
  office.house.use(directory);
  const std::vector<Coming> coming = office.of(office.given("2026-12-08"));
  CHECK(coming.at(0).person == "张三");
  CHECK(coming.at(0).away == parse<Date>("2026-11-23"));
  CHECK(coming.at(0).deputy == "李四");
  CHECK_FALSE(coming.at(1).away);
}

TEST_CASE("while a matter rests no date is told, and of what has ended nothing is to come") {
  Ahead office;
  const Matter task = office.given("2026-12-08");
  office.act([&](Deed& deed) { return take_step(deed, task.ref, "suspend", {.text = "等资金"}); });
  const std::vector<Coming> coming = office.of(task);
  CHECK(coming.at(0).verb == "resume");
  CHECK_FALSE(coming.at(0).latest);
  office.act([&](Deed& deed) { return cancel_matter(deed, task.ref, "并案"); });
  CHECK(office.of(task).empty());
}

TEST_SUITE_END();

}  // namespace bureau
