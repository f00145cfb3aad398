// The weekly report as Markdown.

#include "base/i18n.h"
#include "render/markdown.h"
#include "render/weekly_parts.h"

namespace bureau {

namespace {

void append_part(std::string& out, const std::string& title, const View& view,
                 const Screen& screen) {
  out += fmt::format("\n## {}\n\n", markdown_escape(title));
  if (view.rows.empty()) {
    out += markdown_escape(view.empty_text) + "\n";
    return;
  }
  append_markdown_table(out, view, screen);
}

}  // namespace

std::string weekly_markdown(const Weekly& weekly, const ReportHead& head, const Screen& asked) {
  const Screen screen = report::screen_of(weekly, asked);
  std::string out = fmt::format("# {}\n\n", markdown_escape(report::title_of(weekly, head)));
  for (const auto& [label, value] : report::head_lines(weekly, head)) {
    out += "- " + localized("{}: {}", markdown_escape(label), markdown_escape(value)) + "\n";
  }
  append_part(out, tr("The week in figures"), report::figures_table(weekly), screen);
  append_part(out, tr("Tasks by unit"), report::units_table(weekly), screen);
  for (const auto& parts : {report::short_lists(weekly), report::week_lists(weekly)}) {
    for (const report::ReportPart& part : parts) {
      append_part(out, localized("{} ({})", part.title, part.view.rows.size()), part.view, screen);
    }
  }
  return out;
}

}  // namespace bureau
