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
      read_schedule(days(one_day("2026-12-31") + "," + one_day("2027-01-01")), "2027.json").days;
  CHECK(calendar.years == std::set<int>{2027});
  CHECK(calendar.days.size() == 2);
  CHECK(read_schedule(days(""), "2027.json").days.years.empty());
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
            .days.days.size() == 1);
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
            .days.years == only);
  // One event for each day is the same.
  const std::string days = event(
      "SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20271231\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
      "DTSTAMP:20260101T000000Z\r\n"
      "SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20280101\r\n");
  CHECK(read_schedule(days, "a.ics").days.years == only);
  CHECK_FAILS(
      read_schedule(event("SUMMARY:小王休假\r\nDTSTART;VALUE=DATE:20271231\r\n"), "a.ics"),
      rejected,
      "a.ics: it publishes no year: neither 1 January, 1 May nor 1 October is off in it, nor "
      "has it five holidays");
}

TEST_CASE("a day of an iCalendar file is worked when a whole word of its name says so") {
  const auto works = [](const std::string& name) {
    const Date day{2027, 10, 9};
    return !read_schedule(event("SUMMARY:国庆节\r\nDTSTART;VALUE=DATE:20271001\r\n"
                                "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:" +
                                name + "\r\nDTSTART;VALUE=DATE:20271009\r\n"),
                          "a.ics")
                .days.find(day)
                ->off;
  };
  CHECK(works("国庆节补班"));
  CHECK(works("National Day (Workday)"));
  CHECK(works("work"));
  CHECK(works("元旦调休工作日"));
  CHECK_FALSE(works("非工作日"));
  CHECK_FALSE(works("国庆节值班"));
  CHECK_FALSE(works("day off work"));
  CHECK_FALSE(works("Network day"));
}

TEST_CASE("an event with a time of day counts when its name says work, else it is named") {
  const Schedule schedule = read_schedule(
      "\xEF\xBB\xBF" + event("SUMMARY:劳动节\r\nDTSTART;VALUE=DATE:20300501\r\n"
                             "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:劳动节 补班\r\n"
                             "DTSTART;TZID=Asia/Shanghai:20300511T090000\r\n"
                             "DTEND;TZID=Asia/Shanghai:20300511T180000\r\n"
                             "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:3\r\nSUMMARY:例会\r\n"
                             "DTSTART:20300512T090000\r\nRRULE:FREQ=WEEKLY\r\n"),
      "mended");
  CHECK(schedule.days.years == std::set<int>{2030});
  CHECK(schedule.days.days.size() == 2);
  CHECK(schedule.days.works(day("2030-05-11")));
  CHECK(schedule.left_out == std::vector<std::string>{"例会"});
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
