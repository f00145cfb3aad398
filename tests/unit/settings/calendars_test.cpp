#include "config_folder.h"
#include "settings/settings.h"
#include "test_support.h"

#include <array>

namespace bureau {

TEST_SUITE_BEGIN("settings/calendars");

TEST_CASE("the built-in calendar is what its file says") {
  CHECK(load_calendar({}, "cn") == parse_calendar(builtin_file("calendars/cn.toml"), "cn.toml"));
}

TEST_CASE("the published years have the working days that were counted by hand, month by month") {
  const WorkCalendar calendar = load_calendar({}, "cn");
  constexpr std::array<std::array<int, 12>, 3> months{{
      {22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22},
      {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23},
      {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23},
  }};
  for (int year = 2024; year <= 2026; ++year) {
    CHECK(calendar.knows(year));
    for (unsigned month = 1; month <= 12; ++month) {
      CAPTURE(year);
      CAPTURE(month);
      const Date first{year, month, 1};
      CHECK(calendar.workdays_between(first - 1, last_of_month(first)) ==
            months.at(static_cast<std::size_t>(year - 2024)).at(month - 1));
    }
  }
  CHECK_FALSE(calendar.knows(2027));
  CHECK(calendar.find(day("2026-02-14"))->name == "春节");
  CHECK(calendar.works(day("2026-02-14")));
}

TEST_CASE("a user's calendar adds its days to the built-in one of its name") {
  const ConfigFolder folder;
  folder.write(
      "calendars/cn.toml",
      "years = [2027]\n[[holiday]]\nname = \"元旦\"\nfrom = 2027-01-01\nto = 2027-01-03\n");
  const WorkCalendar calendar = load_calendar(folder.sources(), "cn");

  CHECK(calendar.knows(2027));
  CHECK(calendar.knows(2026));
  CHECK_FALSE(calendar.works(day("2027-01-01")));
  CHECK(calendar.find(day("2026-10-01"))->off);
}

TEST_CASE("a calendar that nobody wrote is not found") {
  CHECK_FAILS(load_calendar({}, "de"), not_found,
              "there is no calendar 'de': put calendars/de.toml into the configuration");
  CHECK(failure_of([] { load_calendar({.folders = {"/"}}, "../etc/passwd"); }) ==
        ErrorKind::not_found);
}

TEST_CASE("a mistake in a calendar is named with its place") {
  const auto fails = [](std::string_view toml, std::string_view message) {
    CHECK_FAILS(parse_calendar(toml, "c.toml"), usage, message);
  };
  fails("[[holiday]]\nname = \"x\"\nfrom = \"2026-01-01\"\n",
        "c.toml:3:8: 'from' must be a date, not a text");
  fails("[[holiday]]\nname = \"x\"\nfrom = 2026-01-02\nto = 2026-01-01\n",
        "c.toml:4:6: a holiday from 2026-01-02 to 2026-01-01 is not possible");
  fails("[[holiday]]\nname = \"x\"\nfrom = 2026-01-01\nto = 2027-01-01\n",
        "c.toml:4:6: a holiday from 2026-01-01 to 2027-01-01 is not possible");
  fails("[[holiday]]\nname = \"x\"\nfrom = 2026-01-01\nwork = [2026-01-01]\n",
        "c.toml:1:1: 2026-01-01 is both off and worked");
  fails("[[holidays]]\nname = \"x\"\n",
        "c.toml:1:3: there is no setting 'holidays', did you mean 'holiday'");
  fails("years = [\"2026\"]\n", "c.toml:1:10: 'years' must be a whole number, not a text");
}

TEST_SUITE_END();

}  // namespace bureau
