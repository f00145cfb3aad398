#include "time/calendar.h"

#include "china.h"
#include "test_support.h"

#include <array>
#include <random>

namespace bureau {

TEST_SUITE_BEGIN("time/calendar");

TEST_CASE("the working days of every month of 2024 to 2026 are those that were published") {
  constexpr std::array<std::array<int, 12>, 3> expected{
      {{22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22},
       {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23},
       {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}}};
  constexpr auto of_year = std::to_array<int>({251, 248, 248});
  const WorkCalendar calendar = china();
  for (std::size_t n = 0; n < expected.size(); ++n) {
    const int year = 2024 + static_cast<int>(n);
    for (unsigned month = 1; month <= 12; ++month) {
      const Date first{year, month, 1};
      CAPTURE(first);
      CHECK(calendar.workdays_between(first - 1, last_of_month(first)) == expected[n][month - 1]);
    }
    CHECK(calendar.workdays_between(Date{year - 1, 12, 31}, Date{year, 12, 31}) == of_year[n]);
  }
}

TEST_CASE("a worked weekend day is worked, a weekend inside a holiday is off") {
  const WorkCalendar calendar = china();
  CHECK(calendar.works(day("2026-10-10")));
  CHECK_FALSE(calendar.works(day("2026-10-03")));
  CHECK_FALSE(calendar.works(day("2026-10-11")));
  CHECK(calendar.works(day("2024-02-09")));  // 除夕 was worked then
  CHECK(calendar.next_workday(day("2026-09-30")) == day("2026-10-08"));
  CHECK(calendar.next_workday(day("2026-10-09")) == day("2026-10-10"));
  CHECK(calendar.last_workday_until(day("2026-10-07")) == day("2026-09-30"));
  CHECK(calendar.last_workday_until(day("2026-10-10")) == day("2026-10-10"));
  CHECK(calendar.find(day("2026-10-10"))->name == "国庆节");
  CHECK(calendar.find(day("2026-10-11")) == nullptr);
}

TEST_CASE("a schedule may hold days of the year before it, which stays unknown") {
  WorkCalendar calendar;
  calendar.merge(WorkCalendar{.days = {{day("2018-12-29"), {.off = false, .name = "元旦"}},
                                       {day("2018-12-30"), {.off = true, .name = "元旦"}},
                                       {day("2018-12-31"), {.off = true, .name = "元旦"}},
                                       {day("2019-01-01"), {.off = true, .name = "元旦"}}},
                              .years = {2019}});
  CHECK(calendar.works(day("2018-12-29")));
  CHECK_FALSE(calendar.works(day("2018-12-31")));
  CHECK(calendar.knows(2019));
  CHECK_FALSE(calendar.knows(2018));
  CHECK(calendar.next_workday(day("2018-12-28")) == day("2018-12-29"));
  CHECK(calendar.next_workday(day("2018-12-29")) == day("2019-01-02"));
  CHECK(calendar.effective_days({2019}) == "years 2019\n2019-01-01 off 元旦\n");
  CHECK(calendar.effective_days({2018}) ==
        "years\n2018-12-29 work 元旦\n2018-12-30 off 元旦\n2018-12-31 off 元旦\n");
}

TEST_CASE("days between are counted as a walk counts them") {
  const WorkCalendar calendar = china();
  std::mt19937 random{11};
  for (int i = 0; i < 3000; ++i) {
    const Date from = day("2023-11-01") + static_cast<int>(random() % 1200);
    const Date to = from + static_cast<int>(random() % 500);
    int walked = 0;
    for (Date date = from + 1; date <= to; date = date + 1) {
      walked += calendar.works(date) ? 1 : 0;
    }
    CHECK(calendar.workdays_between(from, to) == walked);
    CHECK(calendar.workdays_between(to, from) == -walked);
  }
}

TEST_CASE("the text of effective days reads back and is the same for the same days") {
  const WorkCalendar calendar = china();
  const std::string text = calendar.effective_days({2025, 2026, 2027});
  const WorkCalendar back = WorkCalendar::from_effective_days(text);

  CHECK(back.years == std::set<int>{2025, 2026});
  CHECK(back.effective_days({2025, 2026, 2027}) == text);
  CHECK(back.find(day("2026-10-10"))->name == "国庆节");
  CHECK_FALSE(back.find(day("2026-10-10"))->off);
  CHECK(back.find(day("2024-10-01")) == nullptr);
  CHECK(WorkCalendar{}.effective_days({2026}) == "years\n");
}

TEST_CASE("a name with a line break cannot forge a line") {
  WorkCalendar calendar;
  calendar.days[day("2026-10-01")] = {.off = true, .name = "a\n2026-10-02 off b"};
  const WorkCalendar back = WorkCalendar::from_effective_days(calendar.effective_days({2026}));
  CHECK(back.days.size() == 1);
}

TEST_CASE("damaged effective days are refused as damage") {
  for (const char* text : {"", "2026-10-01 off", "years x\n", "years 2026\n2026-10-01\n",
                           "years 2026\n2026-13-01 off\n", "years 2026\n2026-10-01 maybe\n",
                           "years\n2026-10-02 off\n2026-10-01 off\n",
                           "years\n2026-10-01 off\n2026-10-01 work\n", "years\n\n"}) {
    CAPTURE(text);
    CHECK(failure_of([&] { WorkCalendar::from_effective_days(text); }) == ErrorKind::damaged);
  }
}

TEST_CASE("a calendar without any workday ends at the end of days") {
  WorkCalendar calendar;
  for (Date date = day("9999-12-01"); date <= day("9999-12-31"); date = date + 1) {
    calendar.days[date] = {.off = true};
  }
  CHECK(failure_of([&] { calendar.next_workday(day("9999-12-05")); }) == ErrorKind::usage);
}

TEST_SUITE_END();

}  // namespace bureau
