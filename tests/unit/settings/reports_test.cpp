#include "settings/reports.h"

#include "config_folder.h"
#include "test_support.h"

namespace bureau {

namespace {

constexpr std::string_view head =
    "id = \"own\"\nperiod = \"week\"\nname = { en = \"Own\", zh = \"专报\" }\n";

std::vector<std::string> wrong_with(std::string_view text, const OwnFields& own = {}) {
  const ConfigFolder folder;
  const std::string file = folder.write("reports/own.toml", fmt::format("{}{}", head, text));
  std::vector<std::string> complaints = check_report(file, own);
  for (std::string& complaint : complaints) {
    REQUIRE(complaint.starts_with(file));
    complaint.erase(0, file.size() + 1);
  }
  return complaints;
}

std::string section(std::string_view text) {
  return fmt::format("[[section]]\nkey = \"one\"\n{}\n", text);
}

using Wrong = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("settings/reports");

TEST_CASE("the reports that ship are in order and named in both languages") {
  Reports reports{{}};
  CHECK(reports.ids() == std::vector<std::string>{"daily", "monthly", "weekly"});
  for (const std::string& id : reports.ids()) {
    CAPTURE(id);
    const ReportAsked& report = reports.get(id);
    CHECK(report.id == id);
    CHECK_FALSE(report.sections.empty());
    CHECK(report.name.en != report.name.zh);
    CHECK(report.summary.en != report.summary.zh);
    CHECK(reports.file_of(id).empty());
  }
}

TEST_CASE("a report of the office's own joins those that ship, or replaces one") {
  const ConfigFolder folder;
  folder.write("reports/own.toml", fmt::format("{}{}", head, section("figures = [\"stuck\"]")));
  folder.write("reports/weekly.toml", "id = \"weekly\"\nperiod = \"day\"\nname = \"Mine\"\n" +
                                          section("register = \"task\"\ncolumns = [\"ref\"]"));
  Reports reports{folder.sources()};
  CHECK(reports.ids() == std::vector<std::string>{"daily", "monthly", "weekly", "own"});
  CHECK(reports.get("weekly").period == PeriodKind::day);
  CHECK(reports.get("weekly").name.shown() == "Mine");
  CHECK(reports.get("own").sections.front().figures.front().figure == find_figure("stuck"));
  CHECK(reports.file_of("own") == folder.path() / "reports/own.toml");
  CHECK(reports.find("nothing") == nullptr);
  CHECK(reports.find("../weekly") == nullptr);
  CHECK_FAILS(reports.get("nothing"), not_found,
              "there is no report 'nothing': there are daily, monthly, weekly, own");
}

TEST_CASE("every way to write a figure is read") {
  const ReportAsked report =
      parse_report(fmt::format("{}{}", head,
                               section("figures = [\"stuck\", { key = \"late\", figure = "
                                       "\"tasks_overdue\", title = { en = \"Late\" } }]\n"
                                       "cards = [\"late\"]\ncompare = \"before\"") +
                                   "[[section]]\nkey = \"two\"\nby = \"unit\"\n"
                                   "figures = { open = \"tasks_open\", rate = \"on_time_rate\" }\n"
                                   "sort = [\"-open\"]\nchart = \"bars\"\n"
                                   "lamp = { red = \"tasks_overdue\" }\n"),
                   "own.toml");
  REQUIRE(report.sections.size() == 2);
  const ReportSection& one = report.sections[0];
  CHECK(one.sort_of() == ReportSection::Sort::figures);
  CHECK(one.compares_before);
  CHECK(one.figures[0].key == "stuck");
  CHECK(one.figures[1].key == "late");
  CHECK(one.figures[1].heading() == "Late");
  const ReportSection& two = report.sections[1];
  CHECK(two.sort_of() == ReportSection::Sort::table);
  CHECK(two.figures[0].key == "open");
  CHECK(two.figures[1].figure->is_rate());
  CHECK(two.charts.size() == 1);
  CHECK(two.lamps.front().lamp == Lamp::red);
}

TEST_CASE("a list has a limit for all formats or for each") {
  const auto read = [](std::string_view limit) {
    return parse_report(
               fmt::format("{}{}", head,
                           section(fmt::format("of = \"stuck\"\ncolumns = [\"ref\"]\n{}", limit))),
               "own.toml")
        .sections.front();
  };
  CHECK(read("limit = 3").limit("json") == 3);
  CHECK(read("limit = 3").limit("table") == 3);
  CHECK(read("limit = { table = 3 }").limit("table") == 3);
  CHECK_FALSE(read("limit = { table = 3 }").limit("md"));
  CHECK_FALSE(read("").limit("table"));
}

TEST_CASE("whatever is wrong with a report is said with its place and the nearest right word") {
  CHECK(wrong_with(section("figures = [\"tasks_opend\"]")) ==
        Wrong{"6:12: there is no figure 'tasks_opend', did you mean 'tasks_opened'"});
  const auto none = [] { return std::vector<std::string>{}; };
  CHECK(wrong_with(section("register = \"task\"\ncolumns = [\"titel\"]"), none) ==
        Wrong{"7:11: there is no 'titel' here, did you mean 'title'"});
  CHECK(wrong_with(section("register = \"task\"\ncolumns = [\"amount\"]"), [] {
          return std::vector<std::string>{"amount"};
        }).empty());
}

TEST_SUITE_END();

}  // namespace bureau
