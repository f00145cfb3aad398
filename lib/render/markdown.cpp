#include "render/markdown.h"

#include "base/text.h"
#include "render/writers.h"

namespace bureau {

namespace {

void append_row(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& cell : cells) {
    out.append(1, ' ').append(cell).append(cell.empty() ? "|" : " |");
  }
  out += '\n';
}

}  // namespace

std::string markdown_escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : cleaned(text, true)) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '\n': escaped += "<br>"; break;
      case '\t': escaped += ' '; break;
      case '\\':
      case '|':
      case '`':
      case '*':
      case '_':
      case '~':
      case '[':
      case ']':
      case '>': escaped += '\\'; [[fallthrough]];
      default: escaped += c; break;
    }
  }
  return escaped;
}

void append_markdown_table(std::string& out, const View& view, const Screen& screen) {
  std::vector<std::string> cells;
  if (view.one) {
    append_row(out, {"", ""});
    append_row(out, {"---", "---"});
    for (const ViewRow& row : view.rows) {
      for (std::size_t i = 0; i < view.columns.size(); ++i) {
        if (!is_empty(row.cells.at(i))) {
          append_row(out, {markdown_escape(heading_of(view.columns[i])),
                           markdown_escape(lines_of(row.cells[i], screen))});
        }
      }
    }
    return;
  }
  for (const Column& column : view.columns) {
    cells.push_back(markdown_escape(heading_of(column)));
  }
  append_row(out, cells);
  cells.clear();
  for (const Column& column : view.columns) {
    cells.emplace_back(column.right ? "---:" : "---");
  }
  append_row(out, cells);
  for (const ViewRow& row : view.rows) {
    cells.clear();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      cells.push_back(markdown_escape(lines_of(row.cells.at(i), screen)));
    }
    append_row(out, cells);
  }
}

std::string write_markdown(const View& view, const Screen& screen) {
  if (view.rows.empty()) {
    return view.empty_text.empty() ? std::string{} : markdown_escape(view.empty_text) + "\n";
  }
  std::string out;
  append_markdown_table(out, view, screen);
  return out;
}

}  // namespace bureau
