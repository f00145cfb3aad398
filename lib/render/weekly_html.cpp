// The weekly report as one page: it loads nothing, runs nothing and prints on A4.

#include "base/i18n.h"
#include "render/chart.h"
#include "render/html.h"
#include "render/weekly_parts.h"

#include <array>

namespace bureau {

namespace {

// What the report adds to the style of every page. The rule under the head is the one of a printed
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
td,th{overflow-wrap:anywhere;font-size:.93em}
th,.right{white-space:nowrap}
.refs td:first-child,.list td:first-child{white-space:nowrap}
code{font-family:ui-monospace,monospace;font-size:.92em}
figcaption{font-weight:bold;margin-bottom:.3em}
footer{margin-top:2em;border-top:1px solid var(--line);padding-top:.4em;font-size:.82em;color:var(--dim)}
@page{@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
@media print{.cards a{padding:.3em .6em}.head h1,h2{break-after:avoid}td,th{font-size:9pt}}
)";

void append_head(std::string& out, const Weekly& weekly, const ReportHead& head) {
  const auto lines = report::head_lines(weekly, head);
  out += fmt::format(
      "<header class=\"head\">\n<p class=\"office\">{}</p>\n<h1>{}</h1>\n<p>{} · "
      "{}</p>\n</header>\n<dl class=\"facts\">\n",
      html_escape(head.office), html_escape(report::name_of(weekly.period)),
      html_escape(report::label_of(weekly.period)), html_escape(lines.front().second));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_escape(lines[i].first),
                       html_escape(lines[i].second));
  }
  out += "</dl>\n";
}

/// The figures that a leader looks at first; each leads to its line in the table.
void append_cards(std::string& out, const Weekly& weekly) {
  struct Card {
    std::string_view figure;
    bool warns;
  };
  constexpr std::array cards{Card{"documents_in", false}, Card{"documents_answered", false},
                             Card{"decisions", false},    Card{"tasks_open", false},
                             Card{"tasks_overdue", true}, Card{"due_next_week", false},
                             Card{"stuck", true},         Card{"holes", true}};
  out += "<ul class=\"cards\">\n";
  for (const Card& card : cards) {
    const Figure& figure = weekly.figure(card.figure);
    out += fmt::format("<li><a href=\"#{}\"{}><b>{}</b>{}</a></li>\n", figure.name,
                       card.warns && figure.value() > 0 ? " class=\"warn\"" : "", figure.value(),
                       html_escape(report::word_of_figure(figure.name, weekly.period.kind)));
  }
  out += "</ul>\n";
}

/// Its own table: every line carries the anchor of its figure.
void append_figures(std::string& out, const Weekly& weekly) {
  out += fmt::format(
      "<h2>{}</h2>\n<table class=\"refs\"><thead><tr><th>{}</th><th "
      "class=\"right\">{}</th><th>{}</th></tr></thead><tbody>\n",
      html_escape(tr("The week in figures")), html_escape(tr("Figure")), html_escape(tr("Value")),
      html_escape(tr("Refs")));
  for (const Figure& figure : weekly.figures) {
    out += fmt::format(
        "<tr id=\"{}\"><td>{}</td><td class=\"right\">{}</td><td>{}</td></tr>\n", figure.name,
        html_escape(report::word_of_figure(figure.name, weekly.period.kind)), figure.value(),
        figure.refs.empty() ? "-" : html_escape(report::in_short(figure.refs)));
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

void append_units(std::string& out, const Weekly& weekly, const Screen& screen) {
  out += fmt::format("<h2>{}</h2>\n", html_escape(tr("Tasks by unit")));
  Chart open{.title = tr("Open tasks"), .series = {tr("overdue"), tr("in time")}, .stacked = true};
  Chart closed{.title = tr("Closed tasks"), .series = {tr("late"), tr("on time")}, .stacked = true};
  for (const UnitFigures& unit : weekly.by_unit) {
    const auto bar = [&](Chart& chart, std::size_t bad, std::size_t good) {
      if (bad + good > 0) {
        chart.bars.push_back({.label = report::name_of_unit(unit),
                              .values = {static_cast<double>(bad), static_cast<double>(good)}});
      }
    };
    bar(open, unit.overdue.size(), unit.open.size() - unit.overdue.size());
    bar(closed, unit.closed_late.size(), unit.closed_on_time.size());
  }
  append_chart(out, std::move(open));
  append_chart(out, std::move(closed));
  append_html_table(out, report::units_table(weekly), screen);
}

}  // namespace

std::string weekly_html(const Weekly& weekly, const ReportHead& head, const Screen& asked) {
  const Screen screen = report::screen_of(weekly, asked);
  std::string body;
  append_head(body, weekly, head);
  append_cards(body, weekly);
  append_figures(body, weekly);
  append_units(body, weekly, screen);
  for (const auto& parts : {report::short_lists(weekly), report::week_lists(weekly)}) {
    for (const report::ReportPart& part : parts) {
      body += fmt::format("<section class=\"list\"><h2>{}</h2>\n",
                          html_escape(localized("{} ({})", part.title, part.view.rows.size())));
      append_html_table(body, part.view, screen);
      body += "</section>\n";
    }
  }
  body += fmt::format("<footer>{}</footer>\n",
                      html_escape(localized("Counted from the registers as recorded at {}.",
                                            to_short_text(weekly.as_of))));
  return html_page(report::title_of(weekly, head), body, report_style);
}

}  // namespace bureau
