#include "exchange/schedule.h"

#include "test_support.h"

namespace bureau {

namespace {

std::string days(const std::string& list, const std::string& year = "2027") {
  return "{\"year\": " + year + ", \"days\": [" + list + "]}";
}

std::string one_day(const std::string& date, bool off = true) {
  return R"({"name": "元旦", "date": ")" + date + R"(", "isOffDay": )" + (off ? "true}" : "false}");
}

std::string event(const std::string& lines) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
         "DTSTAMP:20260101T000000Z\r\n" +
         lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

}  // namespace

TEST_SUITE_BEGIN("exchange/schedule");

TEST_CASE("a published year may begin in the December before it") {
  const WorkCalendar calendar =
      read_schedule(days(one_day("2026-12-31") + "," + one_day("2027-01-01")), "2027.json");
  CHECK(calendar.years == std::set<int>{2027});
  CHECK(calendar.days.size() == 2);
  CHECK(read_schedule(days(""), "2027.json").years.empty());
}

TEST_CASE("a day of another year is rejected") {
  CHECK_FAILS(read_schedule(days(one_day("2028-01-01")), "2027.json"), rejected,
              "2027.json: day 1 of the file: 2028-01-01 is no day of 2027, the year of the file");
  CHECK(failure_of([] { read_schedule(days(one_day("2026-11-30")), "x"); }) == ErrorKind::rejected);
}

TEST_CASE("a day that is off and worked is rejected, one that stands there twice is not") {
  CHECK_FAILS(
      read_schedule(days(one_day("2027-01-01") + "," + one_day("2027-01-01", false)), "a.json"),
      rejected, "a.json: day 2 of the file: 2027-01-01 is both off and worked");
  CHECK(read_schedule(days(one_day("2027-01-01") + "," + one_day("2027-01-01")), "a.json")
            .days.size() == 1);
}

TEST_CASE("only years that a schedule can be of are taken") {
  CHECK_FAILS(read_schedule(days("", "1899"), "a.json"), rejected,
              "a.json: 1899 is no year of a schedule: it is from 1900 to 2200");
  CHECK(failure_of([] { read_schedule(days("", "2201"), "a"); }) == ErrorKind::rejected);
  CHECK(failure_of([] {
          read_schedule(event("SUMMARY:x\r\nDTSTART;VALUE=DATE:22010101\r\n"), "a.ics");
        }) == ErrorKind::rejected);
}

TEST_CASE("a holiday that begins in December publishes only the year that it ends in") {
  const std::set<int> only{2028};
  CHECK(read_schedule(event("SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20271231\r\n"
                            "DTEND;VALUE=DATE:20280103\r\n"),
                      "a.ics")
            .years == only);
  // One event for each day is the same.
  const std::string days = event(
      "SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20271231\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
      "DTSTAMP:20260101T000000Z\r\n"
      "SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20280101\r\n");
  CHECK(read_schedule(days, "a.ics").years == only);
  CHECK(read_schedule(event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20271231\r\n"), "a.ics").years ==
        std::set<int>{2027});
}

TEST_CASE("a day of an iCalendar file is worked when a whole word of its name says so") {
  const auto works = [](const std::string& name) {
    const Date day{2027, 10, 9};
    return !read_schedule(event("SUMMARY:" + name + "\r\nDTSTART;VALUE=DATE:20271009\r\n"), "a.ics")
                .find(day)
                ->off;
  };
  CHECK(works("国庆节补班"));
  CHECK(works("National Day (Workday)"));
  CHECK(works("work"));
  CHECK_FALSE(works("day off work"));
  CHECK_FALSE(works("Network day"));
}

TEST_CASE("what is no schedule is rejected with the name of its file") {
  CHECK(failure_of([] { read_schedule("没有", "a.json"); }) == ErrorKind::rejected);
  CHECK_FAILS(read_schedule(days("{}"), "a.json"), rejected,
              "a.json: day 1 of the file: it has no date or no isOffDay");
  CHECK_FAILS(read_schedule(event("SUMMARY:x\r\nDTSTART:20270101T010000Z\r\n"), "a.ics"), rejected,
              "a.ics: there is no event of whole days in it");
  CHECK_FAILS(read_schedule(event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20270101\r\n"
                                  "DTEND;VALUE=DATE:20270601\r\n"),
                            "a.ics"),
              rejected, "a.ics: a holiday from 2027-01-01 to 2027-05-31 is not possible");
}

TEST_SUITE_END();

}  // namespace bureau
