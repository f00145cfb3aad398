// A report as one page: it loads nothing, runs nothing and prints on A4.

#include "render/html.h"

#include "base/i18n.h"
#include "base/text.h"
#include "render/chart.h"
#include "render/report/writers.h"

#include <algorithm>
#include <utility>

namespace bureau::report {

namespace {

// What a report adds to the style of every page. The rule under the head is the one of a printed
// paper; long lists of refs break anywhere, so that no table is wider than the sheet.
constexpr std::string_view report_style = R"(
.head{border-bottom:3px double var(--red);text-align:center;padding-bottom:.6em;margin-bottom:1em}
.head h1{font-size:1.9em;letter-spacing:.06em;margin:.1em 0;color:var(--red)}
.head p{margin:.2em 0}
.office{font-size:1.1em}
.facts{display:flex;flex-wrap:wrap;gap:.1em 1.6em;margin:0 0 1.2em;font-size:.88em;color:var(--dim)}
.facts div{display:flex;gap:.5em}.facts dt{font-weight:bold}.facts dd{margin:0}
.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:.6em;margin:0;padding:0;list-style:none;break-inside:avoid}
.cards a{display:block;border:1px solid var(--line);border-top:3px solid var(--dim);padding:.5em .7em;color:inherit;text-decoration:none}
.cards b{display:block;font-size:1.8em;line-height:1.2;font-variant-numeric:tabular-nums}
.cards .warn{border-top-color:var(--red)}.cards .warn b{color:var(--red)}
h2{border-left:4px solid var(--red);padding-left:.5em;font-size:1.15em}
h3{font-size:1em;margin:1em 0 .2em;break-after:avoid}
td,th{overflow-wrap:anywhere;font-size:.93em}
th,.right{white-space:nowrap}
.refs td:first-child,.list td:first-child{white-space:nowrap}
code{font-family:ui-monospace,monospace;font-size:.92em}
figcaption{font-weight:bold;margin-bottom:.3em}
footer{margin-top:2em;border-top:1px solid var(--line);padding-top:.4em;font-size:.82em;color:var(--dim)}
@page{@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
@media print{.cards a{padding:.3em .6em}.head h1,h2{break-after:avoid}td,th{font-size:9pt}}
)";

void append_head(std::string& out, const Printed& printed) {
  const auto lines = head_lines(printed);
  out += fmt::format(
      "<header class=\"head\">\n<p class=\"office\">{}</p>\n<h1>{}</h1>\n<p>{} · "
      "{}</p>\n</header>\n<dl class=\"facts\">\n",
      html_escape(printed.head.office), html_escape(name_of(printed.report)),
      html_escape(label_of(printed.report.period)), html_escape(lines.front().second));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_escape(lines[i].first),
                       html_escape(lines[i].second));
  }
  out += "</dl>\n";
}

void append_title(std::string& out, std::string_view title) {
  if (!title.empty()) {
    out += fmt::format("<h2>{}</h2>\n", html_escape(title));
  }
}

/// Where its line stands: keys are once in a section.
std::string anchor_of(const ReportSection& section, const FigureAsked& figure) {
  return html_escape(section.key + "." + figure.key);
}

/// What a leader looks at first; each leads to its line in the table.
void append_cards(std::string& out, const ReportPart& part) {
  if (part.asked->cards.empty()) {
    return;
  }
  out += "<ul class=\"cards\">\n";
  for (const std::string& key : part.asked->cards) {
    const std::size_t column = column_of(*part.asked, key);
    const FigureAsked& asked = part.asked->figures[column];
    const FigureValue& value = part.figures[column].now;
    out +=
        fmt::format("<li><a href=\"#{}\"{}><b>{}</b>{}</a></li>\n", anchor_of(*part.asked, asked),
                    asked.figure->warns && value.count() > 0 ? " class=\"warn\"" : "",
                    text_of(value), html_escape(part.title(column)));
  }
  out += "</ul>\n";
}

/// Its own table: every line carries the anchor of its figure.
void append_figures(std::string& out, const ReportPart& part, const Screen& screen) {
  const View view = figures_view(part);
  out += "<table class=\"refs\"><thead><tr>";
  for (const Column& column : view.columns) {
    out += fmt::format("<th{}>{}</th>", column.right ? " class=\"right\"" : "",
                       html_escape(column.title));
  }
  out += "</tr></thead><tbody>\n";
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    out += fmt::format("<tr id=\"{}\">", anchor_of(*part.asked, part.asked->figures[i]));
    for (std::size_t j = 0; j < view.columns.size(); ++j) {
      const std::string text = bureau::text_of(view.rows[i].cells[j], screen);
      out += fmt::format("<td{}>{}</td>", view.columns[j].right ? " class=\"right\"" : "",
                         text.empty() ? "-" : html_escape(text));
    }
    out += "</tr>\n";
  }
  out += "</tbody></table>\n";
}

void append_chart(std::string& out, Chart chart) {
  constexpr std::size_t most_bars = 30;  // what a sheet holds
  if (chart.bars.empty()) {
    return;
  }
  std::string caption = chart.title;
  if (chart.bars.size() > most_bars) {
    caption += localized(" (the first {} units)", most_bars);
    chart.bars.resize(most_bars);
  }
  out += fmt::format("<figure>\n<figcaption>{}</figcaption>\n{}</figure>\n", html_escape(caption),
                     svg_chart(chart));
}

/// The figures of a table as bars, this period's beside those of the one before.
void append_figure_charts(std::string& out, const ReportPart& part) {
  for (const ChartAsked& asked : part.asked->charts) {
    Chart chart{.title = asked.title.shown()};
    if (part.asked->compares_before) {
      chart.series = {tr("now"), tr("before")};
    }
    for (std::size_t i = 0; i < part.figures.size(); ++i) {
      const auto& [now, before] = part.figures[i];
      const FigureAsked& figure = part.asked->figures[i];
      if (now.is_rate ||
          (!asked.bars.empty() && std::ranges::find(asked.bars, figure.key) == asked.bars.end())) {
        continue;
      }
      ChartBar& bar = chart.bars.emplace_back();
      bar.label = part.title(i);
      bar.values.push_back(static_cast<double>(now.count()));
      if (before) {
        bar.values.push_back(static_cast<double>(before->count()));
      }
    }
    append_chart(out, std::move(chart));
  }
}

void append_group_charts(std::string& out, const ReportPart& part) {
  for (const ChartAsked& asked : part.asked->charts) {
    auto [dark, light] = series_of(*part.asked, asked);
    Chart chart{.title = asked.title.shown(), .series = {std::move(dark)}, .stacked = true};
    if (!light.empty()) {
      chart.series.push_back(std::move(light));
    }
    for (const GroupLine& line : part.groups) {
      const Bar bar = bar_of(*part.asked, asked, line);
      if (bar.whole > 0) {
        ChartBar& drawn = chart.bars.emplace_back();
        drawn.label = name_of(line, *part.asked);
        drawn.values.push_back(static_cast<double>(bar.dark));
        if (chart.series.size() > 1) {
          drawn.values.push_back(static_cast<double>(bar.whole - bar.dark));
        }
      }
    }
    append_chart(out, std::move(chart));
  }
}

void append_list(std::string& out, const ReportPart& part, const Printed& printed) {
  out += "<section class=\"list\">";
  append_title(out, localized("{} ({})", part.title(), count_of(part)));
  std::size_t shown = 0;
  for (const NamedView& group : rows_of(part, printed)) {
    if (!group.name.empty()) {
      out += fmt::format("<h3>{}</h3>\n", html_escape(group.name));
    }
    append_html_table(out, group.view, printed.screen);
    shown += group.view.rows.size();
  }
  if (const std::size_t all = count_of(part); shown < all) {
    out += fmt::format("<p>{}</p>\n", html_escape(localized("… and {} more", all - shown)));
  }
  out += "</section>\n";
}

void append_part(std::string& out, const ReportPart& part, const Printed& printed) {
  const ReportSection& asked = *part.asked;
  switch (asked.sort_of()) {
    case ReportSection::Sort::figures:
      append_cards(out, part);
      append_title(out, part.title());
      append_figures(out, part, printed.screen);
      append_figure_charts(out, part);
      break;
    case ReportSection::Sort::table:
      append_title(out, part.title());
      append_group_charts(out, part);
      append_html_table(out, groups_view(part), printed.screen);
      break;
    case ReportSection::Sort::list: append_list(out, part, printed); break;
    case ReportSection::Sort::text:
      append_title(out, part.title());
      out += fmt::format("<p>{}</p>\n", html_escape(asked.text.shown()));
      break;
  }
}

}  // namespace

std::string write_html(const Printed& printed) {
  std::string body;
  append_head(body, printed);
  for (const ReportPart& part : printed.report.parts) {
    if (!part.is_empty()) {
      append_part(body, part, printed);
    }
  }
  body += fmt::format("<footer>{}</footer>\n",
                      html_escape(localized("Counted from the registers as recorded at {}.",
                                            to_short_text(printed.report.as_of))));
  return html_page(title_of(printed), body, report_style);
}

}  // namespace bureau::report
