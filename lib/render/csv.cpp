// Tables for spreadsheets and line-minded programs: CSV after RFC 4180 with LF, and TSV with
// escapes.
#include "base/text.h"
#include "render/writers.h"

#include <fmt/format.h>

#include <algorithm>

namespace bureau {

namespace {

/// True when a spreadsheet would compute the text: `= + - @` or a tab or CR after what it skips. An
/// apostrophe counts as skipped, so that taking one off gives back any text.
bool is_live(std::string_view text) {
  constexpr std::u32string_view live = U"=+-@＝＋－＠\t\r";
  constexpr std::u32string_view skipped =
      U" \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
      U"\u3000\n\"'\u201c\u201d\u2018\u2019";
  const auto first = static_cast<unsigned char>(text.empty() ? 'a' : text.front());
  if ((first >= '0' && first <= '9') || (first >= 'A' && first <= 'z') ||
      (first >= 0xE4 && first <= 0xE9)) {
    return false;  // as nearly all texts: a letter, a digit, a Han character
  }
  for (const char32_t code : to_code_points(text)) {
    if (live.find(code) != live.npos) {
      return true;
    }
    if (skipped.find(code) == skipped.npos && !is_hidden(code)) {
      return false;
    }
  }
  return false;
}

void append_quoted(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos &&
      (text.empty() || (text.front() != ' ' && text.back() != ' '))) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  out += '"';
}

void append_csv_text(std::string& out, std::string_view text, const Screen& screen) {
  const std::string clean = cleaned(text, true);
  append_quoted(out, !screen.raw_csv && is_live(text) ? "'" + clean : clean);
}

bool is_text(const Cell& cell) {
  if (const auto* json = std::get_if<Json>(&cell)) {
    return json->as_int() == nullptr && json->as_double() == nullptr;
  }
  return std::holds_alternative<std::string>(cell) || std::holds_alternative<Term>(cell) ||
         std::holds_alternative<std::vector<std::string>>(cell);
}

void append_csv_cell(std::string& out, const Cell& cell, const Screen& screen) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    append_csv_text(out, *text, screen);
    return;
  }
  const std::string text = screen.translated ? lines_of(cell, screen) : machine_text_of(cell);
  if (is_text(cell)) {
    append_csv_text(out, text, screen);
  } else {
    out += text;  // numbers, days and moments have nothing to quote
  }
}

/// Every control visible, the usual ones by their short names, and the backslash doubled: one line.
void append_tsv_text(std::string& out, std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '\t': escaped += "\\t"; break;
      case '\n': escaped += "\\n"; break;
      case '\r': escaped += "\\r"; break;
      case '\\': escaped += "\\\\"; break;
      default: escaped += c; break;
    }
  }
  out += cleaned(escaped);
}

}  // namespace

void write_csv(const View& view, const Screen& screen, const Sink& sink) {
  Screen whole = screen;
  whole.year = 0;  // a spreadsheet needs the year
  std::string line = screen.bom ? "\ufeff" : "";
  if (screen.headers) {
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      line += i == 0 ? "" : ",";
      append_csv_text(line, screen.translated ? heading_of(view.columns[i]) : view.columns[i].name,
                      screen);
    }
    line += '\n';
  }
  sink(line);
  each_row(view, [&](const ViewRow& row) {
    line.clear();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      line += i == 0 ? "" : ",";
      append_csv_cell(line, row.cells.at(i), whole);
    }
    if (line.empty()) {
      line = "\"\"";  // one empty cell is no blank line
    }
    line += '\n';
    sink(line);
  });
}

void write_tsv(const View& view, const Screen& screen, const Sink& sink) {
  std::string line;
  if (screen.headers) {
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      line += i == 0 ? "" : "\t";
      append_tsv_text(line, screen.translated ? heading_of(view.columns[i]) : view.columns[i].name);
    }
    line += '\n';
    sink(line);
  }
  each_row(view, [&](const ViewRow& row) {
    line.clear();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      line += i == 0 ? "" : "\t";
      append_tsv_text(line, machine_text_of(row.cells.at(i)));
    }
    line += '\n';
    sink(line);
  });
}

void write_bare(const View& view, const Sink& sink) {
  std::string line;
  each_row(view, [&](const ViewRow& row) {
    line.clear();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      if (view.one) {
        line += heading_of(view.columns[i]) + ": ";
      } else {
        line += i == 0 ? "" : " ";
      }
      const std::string text = cleaned(machine_text_of(row.cells.at(i)));
      line += text.empty() && !view.one ? "-" : text;
      line += view.one ? "\n" : "";
    }
    line += view.one ? "" : "\n";
    sink(line);
  });
}

}  // namespace bureau
