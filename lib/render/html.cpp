#include "render/html.h"

#include "base/i18n.h"
#include "base/text.h"
#include "render/writers.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

// User text can load nothing whatever it says; the colours have a word beside them, so that print
// in black and white says the same.
constexpr std::string_view head_start = R"(<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
)";

constexpr std::string_view style = R"(<style>
:root{--ink:#1a1a1a;--paper:#fff;--line:#bbb;--head:#f0f0f0;--dim:#666;--red:#b00020;--yellow:#8a6100;--blue:#0b57a4;--green:#1b6e34}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#161616;--line:#555;--head:#2a2a2a;--dim:#999;--red:#ff6b7a;--yellow:#e8b93c;--blue:#7db7f5;--green:#6fce8b}}
@page{size:A4;margin:18mm 15mm}
body{font:14px/1.5 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);margin:2em auto;max-width:70em;padding:0 1em}
h1{font-size:1.5em}h2{font-size:1.2em;margin-top:1.6em;break-after:avoid}
table{border-collapse:collapse;width:100%;margin:.8em 0}
th,td{border:1px solid var(--line);padding:.25em .5em;text-align:left;vertical-align:top;white-space:pre-line}
th{background:var(--head)}
.right{text-align:right;font-variant-numeric:tabular-nums}
.red{color:var(--red);font-weight:bold}.yellow{color:var(--yellow)}.blue{color:var(--blue)}.green{color:var(--green)}.closed,.dim{color:var(--dim)}
thead{display:table-header-group}tr,figure,svg{break-inside:avoid}
svg{max-width:100%;height:auto}figure{margin:1em 0}
@media print{body{margin:0;max-width:none;font-size:10.5pt}}
</style>
)";

bool is_lamp(std::string_view colour) {
  constexpr std::array<std::string_view, 5> lamps{"red", "yellow", "blue", "green", "closed"};
  return std::ranges::find(lamps, colour) != lamps.end();
}

/// Opens a cell of a column.
void open_cell(std::string& out, std::string_view tag, const Column& column,
               std::string_view colour) {
  out.append("<").append(tag);
  if (column.right) {
    out += " class=\"right\"";
  } else if (column.name == "lamp" && is_lamp(colour)) {
    out.append(" class=\"").append(colour).append("\"");
  }
  out += '>';
}

void append_record(std::string& out, const View& view, const Screen& screen) {
  for (const ViewRow& row : view.rows) {
    out += "<table class=\"record\"><tbody>\n";
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      if (is_empty(row.cells.at(i))) {
        continue;
      }
      out.append("<tr><th scope=\"row\">")
          .append(html_escape(heading_of(view.columns[i])))
          .append("</th>");
      Column left = view.columns[i];
      left.right = false;
      open_cell(out, "td", left, row.colour);
      out.append(html_escape(lines_of(row.cells[i], screen))).append("</td></tr>\n");
    }
    out += "</tbody></table>\n";
  }
}

}  // namespace

std::string html_escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : cleaned(text, true)) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c; break;
    }
  }
  return escaped;
}

void append_html_table(std::string& out, const View& view, const Screen& screen) {
  if (view.rows.empty()) {
    if (!view.empty_text.empty()) {
      out.append("<p>").append(html_escape(view.empty_text)).append("</p>\n");
    }
    return;
  }
  if (view.one) {
    append_record(out, view, screen);
    return;
  }
  out += "<table><thead><tr>";
  for (const Column& column : view.columns) {
    open_cell(out, "th", {.name = "", .right = column.right}, "");
    out.append(html_escape(heading_of(column))).append("</th>");
  }
  out += "</tr></thead><tbody>\n";
  for (const ViewRow& row : view.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      open_cell(out, "td", view.columns[i], row.colour);
      const Cell& cell = row.cells.at(i);
      out.append(is_empty(cell) ? "-" : html_escape(lines_of(cell, screen))).append("</td>");
    }
    out += "</tr>\n";
  }
  out += "</tbody></table>\n";
}

std::string html_page(std::string_view title, std::string_view body, std::string_view css) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out.append(language() == Language::zh ? "zh-CN" : "en")
      .append("\">\n<head>\n")
      .append(head_start);
  out.append("<title>").append(html_escape(title)).append("</title>\n").append(style);
  if (!css.empty()) {
    out.append("<style>").append(css).append("</style>\n");
  }
  out.append("</head>\n<body>\n").append(body).append("</body>\n</html>\n");
  return out;
}

std::string write_html(const View& view, const Screen& screen) {
  std::string body;
  append_html_table(body, view, screen);
  return html_page("bureau", body);
}

}  // namespace bureau
