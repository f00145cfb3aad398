#include "render/weekly_report.h"

#include "base/text.h"
#include "sample.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr auto figure_names = std::to_array<std::string_view>(
    {"documents_in", "documents_out", "documents_answered", "meetings_held", "decisions",
     "tasks_opened", "tasks_closed_on_time", "tasks_closed_late", "tasks_open", "tasks_overdue",
     "parts_late", "due_next_week", "stuck", "holes"});

const ReportHead head{
    .office = "办公室", .calendar = "cn 2026", .version = "1.0", .digest = "3fa8c012"};

Weekly empty_week() {
  Weekly weekly;
  weekly.period = {.name = "2026-W47",
                   .from = instant("2026-11-13T17:00:00+08:00"),
                   .to = instant("2026-11-20T17:00:00+08:00")};
  weekly.as_of = instant("2026-11-20T16:50:00+08:00");
  for (const std::string_view name : figure_names) {
    weekly.figures.push_back({.name = std::string{name}});
  }
  return weekly;
}

Figure& figure_of(Weekly& weekly, std::string_view name) {
  return *std::ranges::find(weekly.figures, name, &Figure::name);
}

/// A week in which every text that came from outside is `text`.
Weekly full_week(std::string_view text = "整改消防通道") {
  Weekly weekly = empty_week();
  const std::string title{text};
  for (std::int64_t n = 1; n <= 12; ++n) {
    weekly.matters.push_back({.ref = {Register::task, n},
                              .title = title,
                              .unit = title,
                              .due = instant("2026-11-18T17:00:00+08:00")});
    figure_of(weekly, "tasks_open").refs.push_back(fmt::format("T{}", n));
    figure_of(weekly, "tasks_overdue").refs.push_back(fmt::format("T{}", n));
  }
  figure_of(weekly, "due_next_week").refs = {"T2"};
  figure_of(weekly, "stuck").refs = {"T1", "T2", "T4"};
  figure_of(weekly, "decisions").refs = {"M1/d1"};
  figure_of(weekly, "holes").refs = {"T1", "T1"};
  weekly.decisions = {
      {.ref = {{Register::meeting, 1}, 'd', 1}, .text = title, .result = "agreed", .unit = title}};
  weekly.holes = {{"no-owner", "T1", title, "bureau assign T1 --unit …"},
                  {"no-limit", "T1", title, "bureau edit T1 --due …"}};
  weekly.entered_late = {{"T1", "task progress", "报告进展", instant("2026-11-12T10:00:00+08:00"),
                          instant("2026-11-16T10:00:00+08:00")}};
  weekly.by_unit = {{.unit = title,
                     .open = figure_of(weekly, "tasks_open").refs,
                     .overdue = {"T1", "T2"},
                     .closed_on_time = {"T20", "T21", "T22"},
                     .closed_late = {"T23"}},
                    {.unit = "", .open = {"T13"}}};
  weekly.hidden = 2;
  return weekly;
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

std::vector<std::string> all_formats(const Weekly& weekly) {
  std::vector<std::string> all;
  for (const Format format :
       {Format::table, Format::md, Format::html, Format::json, Format::csv, Format::tsv}) {
    all.push_back(render(weekly, head, format, Screen{}));
  }
  return all;
}

}  // namespace

TEST_SUITE_BEGIN("render/weekly_report");

TEST_CASE("the JSON is one object with every figure, its value and its refs") {
  const Json report = parse_json(weekly_json(full_week(), head));
  CHECK(*report.find("report") == Json{"weekly"});
  CHECK(*report.find("period")->find("name") == Json{"2026-W47"});
  CHECK(*report.find("period")->find("from") == Json{"2026-11-13T17:00:00+08:00"});
  CHECK(*report.find("period")->find("to") == Json{"2026-11-20T17:00:00+08:00"});
  CHECK(*report.find("as_of") == Json{"2026-11-20T16:50:00+08:00"});
  CHECK(*report.find("ceiling") == Json{"internal"});
  CHECK(*report.find("hidden") == Json{2});
  for (const std::string_view name : figure_names) {
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
  const Json report = parse_json(weekly_json(full_week(), head));
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
  for (const std::string& text : all_formats(empty_week())) {
    CHECK(contains(text, "2026-W47"));
    CHECK(text.back() == '\n');
  }
  CHECK(parse_json(weekly_json(empty_week(), head)).find("by_unit")->as_array()->empty());
  CHECK(contains(weekly_text(empty_week(), head, Screen{}),
                 "no unit has a task that is open or was closed"));
}

TEST_CASE("the head says period, instant, ceiling, calendar, program and configuration") {
  for (const Format format : {Format::table, Format::md, Format::html}) {
    const std::string text = render(full_week(), head, format, Screen{});
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
      for (const std::string& line :
           lines_of(weekly_text(full_week(title), head, Screen{.width = columns}))) {
        // What a command says is never cut, so a hole may need its room.
        if (!contains(line, "bureau ")) {
          CHECK_MESSAGE(width(line) <= columns, line);
        }
      }
    }
  }
}

TEST_CASE("a long list is cut on the screen only, and says by how much") {
  const std::string text = weekly_text(full_week(), head, Screen{});
  CHECK(contains(text, "Tasks overdue (12)"));
  CHECK(contains(text, "… and 2 more: -o md shows all"));
  CHECK_FALSE(contains(text, "\nT12 "));
  CHECK(contains(weekly_markdown(full_week(), head, Screen{}), "\n| T12 |"));
}

TEST_CASE("runs of refs are written in short") {
  const std::string text = weekly_markdown(full_week(), head, Screen{});
  CHECK(contains(text, "| Tasks open | 12 | T1–T12 |"));
  CHECK(contains(text, "| Stuck: no progress reported | 3 | T1 T2 T4 |"));
  CHECK(contains(text, "| Holes | 2 | T1 |"));
}

TEST_CASE("the days late are those of the calendar, and one on the day itself") {
  Weekly weekly = full_week("整改");
  figure_of(weekly, "tasks_overdue").refs = {"T1", "T2", "T3"};
  weekly.matters[0].due = instant("2026-11-19T17:00:00+08:00");  // not a whole day before
  weekly.matters[1].due = instant("2026-11-20T10:00:00+08:00");
  const std::string text = weekly_text(weekly, head, Screen{});
  CHECK(contains(text, "T1   11-19 17:00          1"));
  CHECK(contains(text, "T2   11-20 10:00          1"));
  CHECK(contains(text, "T3   11-18 17:00          2"));
  weekly.as_of = instant("2026-11-20T17:00:00+08:00");
  CHECK(contains(weekly_text(weekly, head, Screen{}), "T1   11-19 17:00          1"));
}

TEST_CASE("the terminal is coloured only when the screen is") {
  CHECK_FALSE(contains(weekly_text(full_week(), head, Screen{}), "\x1b["));
  CHECK(contains(weekly_text(full_week(), head, Screen{.colour = true}), "\x1b[31m"));
}

TEST_CASE("the page loads nothing, runs nothing and prints on A4") {
  const std::string page = weekly_html(full_week(), head, Screen{});
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(contains(page, "Content-Security-Policy"));
  CHECK(contains(page, "size:A4"));
  CHECK(contains(page, "table-header-group"));
  CHECK(contains(page, "break-inside:avoid"));
  CHECK(contains(page, "<svg"));
  CHECK(contains(page, "id=\"tasks_overdue\""));
  for (const std::string_view part : {"<script", "src=", "<link", "@import", "url(", "http://"}) {
    std::string rest = page;
    for (std::size_t at = 0; (at = rest.find("http://www.w3.org/2000/svg")) != rest.npos;) {
      rest.erase(at, 26);
    }
    CHECK_MESSAGE(!contains(rest, part), part);
  }
}

TEST_CASE("hostile text stays text in every format") {
  const Weekly weekly = full_week(hostile);
  for (const std::string& text : all_formats(weekly)) {
    CHECK(is_utf8(text));
    CHECK((text.front() == '{' || !contains(text, "\u202e")));  // programs get it as it is
    CHECK_FALSE(contains(text, "\x1b"));
  }
  const std::string page = weekly_html(weekly, head, Screen{});
  CHECK_FALSE(contains(page, "<b>&"));
  CHECK_FALSE(contains(page, "</script"));
  CHECK(contains(page, "&lt;/script&gt;"));
  const std::string markdown = weekly_markdown(weekly, head, Screen{});
  CHECK_FALSE(contains(markdown, "<b>"));
  CHECK_FALSE(contains(markdown, "=1+1|"));
  CHECK_NOTHROW(parse_json(weekly_json(weekly, head)));
}

TEST_CASE("the CSV is one tidy table of section, name, value and refs") {
  const std::string csv = render(full_week(), head, Format::csv, Screen{});
  const std::vector<std::string> lines = lines_of(csv);
  CHECK(lines.front() == "section,name,value,refs");
  CHECK(contains(csv, "\nreport,period,2026-W47,\n"));
  CHECK(contains(csv, "\nfigures,stuck,3,T1;T2;T4\n"));
  CHECK(contains(csv, "\nby_unit.closed_late,整改消防通道,1,T23\n"));
  CHECK(contains(csv, "\nby_unit.rate,整改消防通道,0.75,\n"));
}

TEST_CASE("what is written does not hang on the year of the screen") {
  for (const Format format : {Format::table, Format::md, Format::html, Format::csv}) {
    CHECK(render(full_week(), head, format, Screen{.year = 2026}) ==
          render(full_week(), head, format, Screen{.year = 2031}));
  }
}

TEST_CASE("a format that no report has is refused with those there are") {
  CHECK_FAILS(render(empty_week(), head, Format::refs, Screen{}), usage,
              "the report cannot be written as refs: use table, md, html, json, csv or tsv");
}

TEST_CASE("months, quarters and years have their own names") {
  Weekly weekly = empty_week();
  weekly.period.kind = PeriodKind::month;
  weekly.period.name = "2026-11";
  CHECK(weekly_markdown(weekly, head, {}).starts_with("# 办公室: Monthly report, 2026-11\n"));
  CHECK(contains(weekly_markdown(weekly, head, {}), "Due in the next period"));
  weekly.period.kind = PeriodKind::quarter;
  weekly.period.name = "2026-Q4";
  CHECK(weekly_markdown(weekly, head, {}).starts_with("# 办公室: Quarterly report, 2026-Q4\n"));
}

TEST_SUITE_END();

}  // namespace bureau
