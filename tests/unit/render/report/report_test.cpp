#include "render/report/report.h"

#include "base/files.h"
#include "base/text.h"
#include "sample.h"
#include "settings/reports.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>

namespace bureau {

namespace {

const ReportHead head{
    .office = "办公室", .calendar = "cn 2026", .version = "1.0", .digest = "3fa8c012"};

std::shared_ptr<const ReportAsked> shipped(std::string_view name) {
  Reports reports{{}};
  return std::make_shared<const ReportAsked>(reports.get(name));
}

std::vector<AnyRef> tasks(std::int64_t from, std::int64_t to) {
  std::vector<AnyRef> refs;
  for (std::int64_t n = from; n <= to; ++n) {
    refs.emplace_back(Ref{Register::task, n});
  }
  return refs;
}

/// The weekly report over figures that are given instead of counted.
struct Week {
  std::map<std::string_view, std::vector<AnyRef>> figures{};
  std::vector<ListedMatter> matters{};
  std::vector<Item> decisions{};
  std::vector<Finding> holes{};
  std::vector<EnteredLate> late{};
  std::vector<GroupLine> units{};
  std::size_t hidden = 0;
  PeriodKind kind = PeriodKind::week;
  std::string name = "2026-W47";
  Instant as_of = instant("2026-11-20T16:50:00+08:00");

  Report in(std::string_view format) const {
    Report report{.asked = shipped("weekly"),
                  .period = {.kind = kind,
                             .name = name,
                             .from = instant("2026-11-13T17:00:00+08:00"),
                             .to = instant("2026-11-20T17:00:00+08:00")},
                  .as_of = as_of,
                  .end = as_of,
                  .hidden = hidden};
    for (const ReportSection& section : report.asked->sections) {
      if (section.stands_in(format)) {
        report.parts.push_back(part(section));
      }
    }
    return report;
  }

  std::string written(Format format, const Screen& screen = {}) const {
    return render(in(to_text(format)), head, format, screen,
                  [](const Matter& /*matter*/) { return nullptr; });
  }
  std::string text(const Screen& screen = {}) const { return written(Format::table, screen); }

 private:
  std::vector<AnyRef> refs_of(std::string_view figure) const {
    const auto found = figures.find(figure);
    return found == figures.end() ? std::vector<AnyRef>{} : found->second;
  }

  ReportPart part(const ReportSection& section) const {
    ReportPart part{.asked = &section, .over = kind};
    if (section.by.empty()) {
      for (const FigureAsked& figure : section.figures) {
        part.figures.push_back({.now = {.refs = refs_of(figure.figure->name)}});
      }
    } else {
      part.groups = units;
    }
    if (section.of != nullptr) {
      part.refs = refs_of(section.of->name);
      switch (section.rows()) {
        case RowType::matter: part.rows = listed(part.refs); break;
        case RowType::item: part.rows = decisions; break;
        case RowType::finding: part.rows = holes; break;
        case RowType::late_entry: part.rows = late; break;
      }
    }
    return part;
  }

  std::vector<ListedMatter> listed(const std::vector<AnyRef>& refs) const {
    std::vector<ListedMatter> rows;
    std::ranges::copy_if(matters, std::back_inserter(rows), [&](const ListedMatter& row) {
      return std::ranges::find(refs, AnyRef{row.matter.ref}) != refs.end();
    });
    return rows;
  }
};

/// A week in which every text that came from outside is `text`.
Week full_week(std::string_view text = "整改消防通道") {
  const std::string title{text};
  const SubRef decision{{Register::meeting, 1}, 'd', 1};
  const Ref first{Register::task, 1};
  Week week;
  for (const AnyRef& ref : tasks(1, 12)) {
    week.matters.push_back({.matter = {.ref = ref.matter(),
                                       .title = title,
                                       .unit = title,
                                       .due = instant("2026-11-18T17:00:00+08:00")}});
  }
  week.figures = {
      {"tasks_open", tasks(1, 12)},
      {"tasks_overdue", tasks(1, 12)},
      {"due_next", tasks(2, 2)},
      {"stuck", {Ref{Register::task, 1}, Ref{Register::task, 2}, Ref{Register::task, 4}}},
      {"decisions", {decision}},
      {"holes", {first, first}},
      {"entered_late", {first}}};
  week.decisions = {{.ref = decision, .text = title, .result = "agreed", .unit = title}};
  week.holes = {{"no-owner", first, title, "bureau assign T1 --unit …"},
                {"no-limit", first, title, "bureau edit T1 --due …"}};
  week.late = {{.ref = first,
                .verb = "task progress",
                .called = "报告进展",
                .happened = instant("2026-11-12T10:00:00+08:00"),
                .at = instant("2026-11-16T10:00:00+08:00")}};
  const auto rate = [](std::vector<AnyRef> refs, std::optional<double> share) {
    return FigureValue{.refs = std::move(refs), .is_rate = true, .rate = share};
  };
  week.units = {{.name = title,
                 .values = {{tasks(1, 12)},
                            {tasks(1, 2)},
                            {tasks(20, 22)},
                            {tasks(23, 23)},
                            rate(tasks(20, 23), 0.75)},
                 .lamp = Lamp::red},
                {.name = "",
                 .values = {{tasks(13, 13)}, {}, {}, {}, rate({}, std::nullopt)},
                 .lamp = Lamp::green}};
  week.hidden = 2;
  return week;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

constexpr std::array all_formats{Format::table, Format::md,  Format::html,
                                 Format::json,  Format::csv, Format::tsv};

}  // namespace

TEST_SUITE_BEGIN("render/report");

TEST_CASE("each format of a week is what it was, byte for byte") {
  // With BUREAU_ACCEPT set the files are written anew; read the diff before you commit it.
  for (const Format format : all_formats) {
    const std::filesystem::path file =
        std::filesystem::path{BUREAU_SOURCE_DIR} / "tests/unit/render/report" /
        fmt::format("week.{}", format == Format::table ? "txt" : to_text(format));
    CAPTURE(file.string());
    const std::string written = full_week().written(format);
    if (std::getenv("BUREAU_ACCEPT") != nullptr) {
      write_file(file, written);
    }
    CHECK(read_file(file) == written);
  }
}

TEST_CASE("the JSON is one object with every figure, its value and its refs") {
  const Json report = parse_json(full_week().written(Format::json));
  CHECK(*report.find("report") == Json{"weekly"});
  CHECK(*report.find("period")->find("name") == Json{"2026-W47"});
  CHECK(*report.find("period")->find("from") == Json{"2026-11-13T17:00:00+08:00"});
  CHECK(*report.find("period")->find("to") == Json{"2026-11-20T17:00:00+08:00"});
  CHECK(*report.find("as_of") == Json{"2026-11-20T16:50:00+08:00"});
  CHECK(*report.find("ceiling") == Json{"internal"});
  CHECK(*report.find("hidden") == Json{2});
  const std::shared_ptr<const ReportAsked> weekly = shipped("weekly");
  for (const FigureAsked& asked : weekly->sections.front().figures) {
    const std::string& name = asked.key;
    const Json* figure = report.find("figures")->find(name);
    REQUIRE_MESSAGE(figure != nullptr, name);
    CHECK(*figure->find("value")->as_int() ==
          static_cast<std::int64_t>(figure->find("refs")->as_array()->size()));
  }
  CHECK(report.find("holes")->as_array()->size() == 2);
  CHECK(report.find("decisions")->as_array()->size() == 1);
  CHECK(report.find("due")->as_array()->size() == 1);
  CHECK(report.find("entered_late")->as_array()->size() == 1);
}

TEST_CASE("by_unit holds counts, and a rate only where something was closed") {
  const Json report = parse_json(full_week().written(Format::json));
  const Json::Array& units = *report.find("by_unit")->as_array();
  REQUIRE(units.size() == 2);
  CHECK(*units[0].find("open") == Json{12});
  CHECK(*units[0].find("overdue") == Json{2});
  CHECK(*units[0].find("closed_on_time") == Json{3});
  CHECK(*units[0].find("closed_late") == Json{1});
  CHECK(*units[0].find("rate") == Json{0.75});
  CHECK(units[1].find("rate")->is_null());
}

TEST_CASE("an empty week renders in every format") {
  for (const Format format : all_formats) {
    const std::string text = Week{}.written(format);
    CHECK(contains(text, "2026-W47"));
    CHECK(text.back() == '\n');
  }
  CHECK(parse_json(Week{}.written(Format::json)).find("by_unit")->as_array()->empty());
}

TEST_CASE("the head says period, instant, ceiling, calendar, program and configuration") {
  for (const Format format : {Format::table, Format::md, Format::html}) {
    const std::string text = full_week().written(format);
    for (const std::string_view part :
         {"2026-W47", "2026-11-13 17:00", "2026-11-20 17:00", "2026-11-20 16:50", "internal",
          "cn 2026", "bureau 1.0", "3fa8c012", "not counted above it: 2"}) {
      CHECK_MESSAGE(contains(text, part), part);
    }
  }
}

TEST_CASE("no line of the terminal is wider than the screen") {
  for (const std::size_t columns : {72U, 80U, 132U}) {
    for (const std::string_view title :
         {"Clear the stairs of the northern building at once, please",
          "关于开展全市消防安全检查并限期整改有关问题的紧急通知的通知"}) {
      for (const std::string& line : lines_of(full_week(title).text({.width = columns}))) {
        // What a command says is never cut, so a hole may need its room.
        if (!contains(line, "bureau ")) {
          CHECK_MESSAGE(width(line) <= columns, line);
        }
      }
    }
  }
}

TEST_CASE("a long list is cut on the screen only, and says by how much") {
  const std::string text = full_week().text();
  CHECK(contains(text, "Tasks overdue (12)"));
  CHECK(contains(text, "… and 2 more: -o md shows all"));
  CHECK_FALSE(contains(text, "\nT12 "));
  CHECK(contains(full_week().written(Format::md), "\n| T12 |"));
}

TEST_CASE("runs of refs are written in short") {
  const std::string text = full_week().written(Format::md);
  CHECK(contains(text, "| Tasks open | 12 | T1–T12 |"));
  CHECK(contains(text, "| Stuck: no progress reported | 3 | T1 T2 T4 |"));
  CHECK(contains(text, "| Holes | 2 | T1 |"));
}

TEST_CASE("the days late are those of the calendar, and one on the day itself") {
  Week weekly = full_week("整改");
  weekly.figures["tasks_overdue"] = tasks(1, 3);
  weekly.matters[0].matter.due = instant("2026-11-19T17:00:00+08:00");  // not a whole day before
  weekly.matters[1].matter.due = instant("2026-11-20T10:00:00+08:00");
  const std::string text = weekly.text();
  CHECK(contains(text, "T1   11-19 17:00          1"));
  CHECK(contains(text, "T2   11-20 10:00          1"));
  CHECK(contains(text, "T3   11-18 17:00          2"));
  weekly.as_of = instant("2026-11-20T17:00:00+08:00");
  CHECK(contains(weekly.text(), "T1   11-19 17:00          1"));
}

TEST_CASE("the terminal is coloured only when the screen is") {
  CHECK_FALSE(contains(full_week().text(), "\x1b["));
  CHECK(contains(full_week().text({.colour = true}), "\x1b[31m"));
}

TEST_CASE("the page loads nothing, runs nothing and prints on A4") {
  const std::string page = full_week().written(Format::html);
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(contains(page, "Content-Security-Policy"));
  CHECK(contains(page, "size:A4"));
  CHECK(contains(page, "table-header-group"));
  CHECK(contains(page, "break-inside:avoid"));
  CHECK(contains(page, "<svg"));
  CHECK(contains(page, "id=\"figures.tasks_overdue\""));
  for (const std::string_view part : {"<script", "src=", "<link", "@import", "url(", "http://"}) {
    std::string rest = page;
    for (std::size_t at = 0; (at = rest.find("http://www.w3.org/2000/svg")) != rest.npos;) {
      rest.erase(at, 26);
    }
    CHECK_MESSAGE(!contains(rest, part), part);
  }
}

TEST_CASE("hostile text stays text in every format") {
  const Week weekly = full_week(hostile);
  for (const Format format : all_formats) {
    const std::string text = weekly.written(format);
    CHECK(is_utf8(text));
    CHECK((text.front() == '{' || !contains(text, "\u202e")));  // programs get it as it is
    CHECK_FALSE(contains(text, "\x1b"));
  }
  const std::string page = weekly.written(Format::html);
  CHECK_FALSE(contains(page, "<b>&"));
  CHECK_FALSE(contains(page, "</script"));
  CHECK(contains(page, "&lt;/script&gt;"));
  const std::string markdown = weekly.written(Format::md);
  CHECK_FALSE(contains(markdown, "<b>"));
  CHECK_FALSE(contains(markdown, "=1+1|"));
  CHECK_NOTHROW(parse_json(weekly.written(Format::json)));
}

TEST_CASE("the CSV is one tidy table of section, name, value and refs") {
  const std::string csv = full_week().written(Format::csv);
  const std::vector<std::string> lines = lines_of(csv);
  CHECK(lines.front() == "section,name,value,refs");
  CHECK(contains(csv, "\nreport,period,2026-W47,\n"));
  CHECK(contains(csv, "\nfigures,stuck,3,T1;T2;T4\n"));
  CHECK(contains(csv, "\nby_unit.closed_late,整改消防通道,1,T23\n"));
  CHECK(contains(csv, "\nby_unit.rate,整改消防通道,0.75,\n"));
}

TEST_CASE("what is written does not hang on the year of the screen") {
  for (const Format format : {Format::table, Format::md, Format::html, Format::csv}) {
    CHECK(full_week().written(format, {.year = 2026}) ==
          full_week().written(format, {.year = 2031}));
  }
}

TEST_CASE("a format that no report has is refused with those there are") {
  CHECK_FAILS(Week{}.written(Format::refs), usage,
              "the report cannot be written as refs: use table, md, html, json, csv, tsv");
}

TEST_CASE("months, quarters and years have their own names") {
  Week weekly;
  weekly.kind = PeriodKind::month;
  weekly.name = "2026-11";
  CHECK(weekly.written(Format::md).starts_with("# 办公室: Monthly report, 2026-11\n"));
  CHECK(contains(weekly.written(Format::md), "Due next month"));
  weekly.kind = PeriodKind::quarter;
  weekly.name = "2026-Q4";
  CHECK(weekly.written(Format::md).starts_with("# 办公室: Quarterly report, 2026-Q4\n"));
}

TEST_SUITE_END();

}  // namespace bureau
