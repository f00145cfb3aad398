#include "exchange/ics.h"

#include "test_support.h"

namespace bureau {

namespace {

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + events + "END:VCALENDAR\r\n";
}

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:1@test\r\nDTSTAMP:20260101T000000Z\r\n" + lines + "END:VEVENT\r\n";
}

}  // namespace

TEST_CASE("an all-day event has its name and both its days, the end not included in the text") {
  const auto events = read_ics(calendar(
      event("SUMMARY:国庆节 休\r\nDTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261008\r\n") +
      event("SUMMARY:国庆节 班\r\nDTSTART;VALUE=DATE:20261010\r\n")));
  REQUIRE(events.size() == 2);
  CHECK(events[0] == DayEvent{"国庆节 休", day("2026-10-01"), day("2026-10-07")});
  CHECK(events[1] == DayEvent{"国庆节 班", day("2026-10-10"), day("2026-10-10")});
}

TEST_CASE("a length in days stands for the end") {
  const auto events =
      read_ics(calendar(event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20260216\r\nDURATION:P9D\r\n")));
  REQUIRE(events.size() == 1);
  CHECK(events[0].last == day("2026-02-24"));
}

TEST_CASE(
    "events with a time of day are told apart, cancelled ones and what is not judged passed over") {
  const auto events = read_ics(
      calendar(event("SUMMARY:补班\r\nDTSTART:20261009T230000Z\r\nDTEND:20261010T100000Z\r\n") +
               event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20261002\r\nSTATUS:CANCELLED\r\n") +
               event("SUMMARY:y\r\nDESCRIPTION:\r\nLOCATION:\r\nDTSTAMP;VALUE=DATE:20260101\r\n"
                     "DTSTART;VALUE=DATE:20261003\r\n"
                     "BEGIN:VALARM\r\nTRIGGER:never\r\nSUMMARY:z\r\nEND:VALARM\r\n")));
  REQUIRE(events.size() == 2);
  CHECK(events[0] == DayEvent{"补班", day("2026-10-10"), day("2026-10-10"), true});
  CHECK(events[1] == DayEvent{"y", day("2026-10-03"), day("2026-10-03")});
}

TEST_CASE("from midnight to midnight is whole days, and an end that is the beginning is one day") {
  const auto events = read_ics(
      calendar(event("SUMMARY:a\r\nDTSTART:20261001T000000\r\nDTEND:20261004T000000\r\n") +
               event("SUMMARY:b\r\nDTSTART;VALUE=DATE:20260210\r\nDTEND;VALUE=DATE:20260210\r\n") +
               event("SUMMARY:c\r\nDTSTART:20261001T160000Z\r\nDURATION:P1D\r\n")));
  REQUIRE(events.size() == 3);
  CHECK(events[0] == DayEvent{"a", day("2026-10-01"), day("2026-10-03")});
  CHECK(events[1] == DayEvent{"b", day("2026-02-10"), day("2026-02-10")});
  CHECK(events[2] == DayEvent{"c", day("2026-10-02"), day("2026-10-02")});
}

TEST_CASE("a line that is folded inside a character is read") {
  std::string lines = "SUMMARY:春节\r\nDTSTART;VALUE=DATE:20260216\r\n";
  lines.insert(lines.find("节") + 1, "\r\n ");
  const auto events = read_ics(calendar(event(lines)));
  REQUIRE(events.size() == 1);
  CHECK(events[0].name == "春节");
}

TEST_CASE("folded lines, escapes, a byte order mark and several calendars in one text are read") {
  const std::string one =
      calendar(event("SUMMARY:春节\\, 除\r\n 夕\r\nDTSTART;VALUE=DATE:20260216\r\n"));
  const auto events = read_ics("\xEF\xBB\xBF" + one + one);
  REQUIRE(events.size() == 2);
  CHECK(events[0].name == "春节, 除夕");
}

TEST_CASE("what is no calendar is rejected, with the reason") {
  CHECK_FAILS(read_ics(""), rejected,
              "this is no iCalendar text: it must begin with BEGIN:VCALENDAR");
  CHECK_FAILS(read_ics("{\"year\": 2026}"), rejected,
              "this is no iCalendar text: it must begin with BEGIN:VCALENDAR");
  CHECK_FAILS(read_ics("BEGIN:VCALENDAR\r\nX:\xFF\r\n"), rejected,
              "the calendar is not UTF-8 at byte 20");
  CHECK(failure_of([] { read_ics("BEGIN:VCALENDAR\r\n"); }) == ErrorKind::rejected);
}

TEST_CASE("a broken line is counted and shown, and nothing is taken") {
  const std::string text = calendar(event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20261001\r\n") +
                                    event("SUMMARY:y\r\nDTSTART;VALUE=DATE:tomorrow\r\n") +
                                    event("SUMMARY:z\r\nDTSTART:never\r\n"));
  try {
    read_ics(text);
    FAIL_CHECK("did not throw");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::rejected);
    CHECK(std::string_view{error.what()}.starts_with("the calendar has mistakes (2), the first: "));
  }
}

TEST_CASE("impossible days, ends before the beginning and rules of recurrence are rejected") {
  CHECK_FAILS(read_ics(calendar(event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20260230\r\n"))), rejected,
              "the event 'x' has an impossible day: 2026-02-30");
  CHECK_FAILS(read_ics(calendar(event(
                  "SUMMARY:x\r\nDTSTART;VALUE=DATE:20260210\r\nDTEND;VALUE=DATE:20260209\r\n"))),
              rejected, "the event 'x' ends before it begins");
  CHECK_FAILS(read_ics(calendar(
                  event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20260210\r\nRRULE:FREQ=YEARLY\r\n"))),
              rejected, "the event 'x' recurs: a schedule must list its days one by one");
  CHECK(failure_of([] {
          read_ics(calendar(
              event("SUMMARY:x\r\nDTSTART;VALUE=DATE:20260210\r\nRDATE;VALUE=DATE:20260301\r\n")));
        }) == ErrorKind::rejected);
}

}  // namespace bureau
