// A report as Markdown.

#include "render/markdown.h"

#include "base/i18n.h"
#include "render/report/writers.h"

namespace bureau::report {

namespace {

void append_title(std::string& out, std::string_view title) {
  out += title.empty() ? "\n" : fmt::format("\n## {}\n\n", markdown_escape(title));
}

void append_list(std::string& out, const ReportPart& part, const Printed& printed) {
  append_title(out, localized("{} ({})", part.title(), count_of(part)));
  bool is_first = true;
  std::size_t shown = 0;
  for (const NamedView& group : rows_of(part, printed)) {
    if (!group.name.empty()) {
      out += fmt::format("{}### {}\n\n", is_first ? "" : "\n", markdown_escape(group.name));
    }
    append_markdown_table(out, group.view, printed.screen);
    is_first = false;
    shown += group.view.rows.size();
  }
  if (const std::size_t all = count_of(part); shown < all) {
    out += "\n" + localized("… and {} more", all - shown) + "\n";
  }
}

}  // namespace

std::string write_markdown(const Printed& printed) {
  std::string out = fmt::format("# {}\n\n", markdown_escape(title_of(printed)));
  for (const auto& [label, value] : head_lines(printed)) {
    out += "- " + localized("{}: {}", markdown_escape(label), markdown_escape(value)) + "\n";
  }
  for (const ReportPart& part : printed.report.parts) {
    if (part.is_empty()) {
      continue;
    }
    const ReportSection::Sort sort = part.asked->sort_of();
    if (sort == ReportSection::Sort::list) {
      append_list(out, part, printed);
      continue;
    }
    append_title(out, part.title());
    if (sort == ReportSection::Sort::text) {
      out += markdown_escape(part.asked->text.shown()) + "\n";
    } else {
      append_markdown_table(
          out, sort == ReportSection::Sort::figures ? figures_view(part) : groups_view(part),
          printed.screen);
    }
  }
  return out;
}

}  // namespace bureau::report
