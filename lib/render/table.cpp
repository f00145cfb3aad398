// Tables and records for a terminal: aligned by columns on the screen, which Chinese takes two of.
#include "base/text.h"
#include "render/writers.h"

#include <algorithm>
#include <numeric>

namespace bureau {

namespace {

constexpr std::size_t gap = 2;        ///< blanks between columns
constexpr std::size_t narrowest = 8;  ///< nothing is clipped below this
constexpr std::string_view nothing = "-";

struct Field {
  std::string text{};
  std::size_t width = 0;
};

Field field_of(std::string text) {
  const std::size_t columns = width(text);
  return {std::move(text), columns};
}

/// The ANSI colour of a lamp, empty for none.
std::string_view colour_code(std::string_view lamp) {
  if (lamp == "red") {
    return "\x1b[31m";
  }
  if (lamp == "yellow") {
    return "\x1b[33m";
  }
  if (lamp == "blue") {
    return "\x1b[34m";
  }
  if (lamp == "green") {
    return "\x1b[32m";
  }
  return lamp == "closed" ? "\x1b[2m" : "";
}

/// The column that carries the colour of a row: the lamp, or the ref where no lamp is shown.
std::string_view coloured_column(const std::vector<Column>& columns) {
  return std::ranges::find(columns, "lamp", &Column::name) != columns.end() ? "lamp" : "ref";
}

/// Narrows the columns that may shrink, the widest first, until a line fits or nothing more can
/// give.
void fit(std::vector<std::size_t>& widths, const std::vector<Column>& columns,
         std::size_t screen_width) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  while (total > screen_width) {
    std::size_t widest = 0;
    std::size_t next =
        narrowest;  // the width of the second widest: down to there, only the widest gives
    std::size_t place = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].shrinks && widths[i] > widest) {
        next = std::max(next, widest);
        widest = widths[i];
        place = i;
      } else if (columns[i].shrinks) {
        next = std::max(next, widths[i]);
      }
    }
    if (widest <= narrowest) {
      return;
    }
    const std::size_t most = next < widest ? widest - next : 1;
    const std::size_t less = std::min(most, total - screen_width);
    widths[place] -= less;
    total -= less;
  }
}

void append_line(std::string& out, const std::vector<Column>& columns,
                 const std::vector<std::size_t>& widths, Field* fields, std::string_view coloured,
                 std::string_view colour) {
  std::size_t owed = 0;  // blanks, written only before something
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Field& field = fields[i];
    if (field.width > widths[i]) {
      field = field_of(clip(field.text, widths[i]));
    }
    const std::size_t blanks = widths[i] - field.width;
    if (columns[i].right) {
      owed += blanks;
    }
    out.append(owed, ' ');
    const bool is_coloured = !colour.empty() && columns[i].name == coloured;
    if (is_coloured) {
      out += colour;
    }
    out += field.text;
    if (is_coloured) {
      out += "\x1b[0m";
    }
    owed = gap + (columns[i].right ? 0 : blanks);
  }
  out += '\n';
}

std::string write_one(const View& view, const Screen& screen) {
  std::size_t names = 0;
  for (const Column& column : view.columns) {
    names = std::max(names, width(heading_of(column)));
  }
  const std::size_t indent = names + gap;
  const std::size_t room = screen.width > indent + narrowest ? screen.width - indent : 0;
  std::string out;
  for (const ViewRow& row : view.rows) {
    out += out.empty() ? "" : "\n";
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      if (is_empty(row.cells.at(i))) {
        continue;
      }
      const bool is_coloured =
          screen.colour && view.columns[i].name == "lamp" && !colour_code(row.colour).empty();
      std::string name = pad(heading_of(view.columns[i]), indent);
      std::string value = lines_of(row.cells[i], screen);
      std::ranges::replace(value, '\t', ' ');  // whose width only the terminal knows
      for (const std::string& line : wrap(value, room)) {
        out += name;
        out += is_coloured ? colour_code(row.colour) : "";
        out += line;
        out += is_coloured ? "\x1b[0m\n" : "\n";
        name.assign(indent, ' ');
      }
    }
  }
  return out;
}

}  // namespace

std::string write_table(const View& view, const Screen& screen) {
  if (view.rows.empty()) {
    return view.empty_text.empty() ? std::string{} : cleaned(view.empty_text, true) + "\n";
  }
  if (view.one) {
    return write_one(view, screen);
  }
  const std::size_t count = view.columns.size();
  if (count == 0) {
    return {};
  }
  std::vector<Field> fields;
  fields.reserve((view.rows.size() + 1) * count);
  if (screen.headers) {
    for (const Column& column : view.columns) {
      fields.push_back(field_of(heading_of(column)));
    }
  }
  for (const ViewRow& row : view.rows) {
    for (std::size_t i = 0; i < count; ++i) {
      const Cell& cell = row.cells.at(i);
      fields.push_back(is_empty(cell) ? Field{std::string{nothing}, nothing.size()}
                                      : field_of(text_of(cell, screen)));
    }
  }
  std::vector<std::size_t> widths(count, 0);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    widths[i % count] = std::max(widths[i % count], fields[i].width);
  }
  if (screen.width != 0) {
    fit(widths, view.columns, screen.width);
  }
  std::string out;
  out.reserve(fields.size() * 16);
  Field* line = fields.data();
  if (screen.headers) {
    append_line(out, view.columns, widths, line, {}, {});
    line += count;
  }
  const std::string_view coloured = coloured_column(view.columns);
  for (const ViewRow& row : view.rows) {
    append_line(out, view.columns, widths, line, coloured,
                screen.colour ? colour_code(row.colour) : std::string_view{});
    line += count;
  }
  return out;
}

}  // namespace bureau
