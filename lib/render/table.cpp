// Tables and records for a terminal: aligned by columns on the screen, which Chinese takes two of.
#include "base/text.h"
#include "render/writers.h"

#include <algorithm>
#include <numeric>

namespace bureau {

namespace {

constexpr std::size_t gap = 2;        ///< blanks between columns
constexpr std::size_t narrowest = 8;  ///< nothing is clipped below this
constexpr std::size_t readable = 16;  ///< of a title, as long as names can give
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

/// Narrows those of the columns that may give, the widest first and none below `least`, until a
/// line fits or nothing more can give.
void narrow(std::vector<std::size_t>& widths, const std::vector<bool>& may_give, std::size_t least,
            std::size_t screen_width) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  while (total > screen_width) {
    std::size_t widest = 0;
    std::size_t next =
        least;  // the width of the second widest: down to there, only the widest gives
    std::size_t place = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (may_give[i] && widths[i] > widest) {
        next = std::max(next, widest);
        widest = widths[i];
        place = i;
      } else if (may_give[i]) {
        next = std::max(next, widths[i]);
      }
    }
    if (widest <= least) {
      return;
    }
    const std::size_t most = next < widest ? widest - next : 1;
    const std::size_t less = std::min(most, total - screen_width);
    widths[place] -= less;
    total -= less;
  }
}

/// Titles give first, then names; titles below what can be read only when that is not enough.
void fit(std::vector<std::size_t>& widths, const std::vector<Column>& columns,
         std::size_t screen_width) {
  std::vector<bool> titles;
  std::vector<bool> names;
  for (const Column& column : columns) {
    titles.push_back(column.shrinks);
    names.push_back(column.yields);
  }
  narrow(widths, titles, readable, screen_width);
  narrow(widths, names, narrowest, screen_width);
  narrow(widths, titles, narrowest, screen_width);
}

/// A text in a colour, or as it is.
void append_coloured(std::string& out, std::string_view text, std::string_view colour) {
  out.append(colour).append(text).append(colour.empty() ? "" : "\x1b[0m");
}

/// What is the same for each line of a table.
struct Layout {
  const std::vector<Column>& columns;
  std::vector<std::size_t> widths{};
  std::string_view coloured{};  ///< the column that has the colour
};

void append_line(std::string& out, const Layout& layout, Field* fields, std::string_view colour) {
  std::size_t owed = 0;  // blanks, written only before something
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Field& field = fields[i];
    if (field.width > layout.widths[i]) {
      field = field_of(clip(field.text, layout.widths[i]));
    }
    const Column& column = layout.columns[i];
    const std::size_t blanks = layout.widths[i] - field.width;
    out.append(owed + (column.right ? blanks : 0), ' ');
    append_coloured(out, field.text, column.name == layout.coloured ? colour : std::string_view{});
    owed = gap + (column.right ? 0 : blanks);
  }
  out += '\n';
}

/// One value beside its name, its further lines below.
void append_value(std::string& out, std::string name, std::string value, std::size_t room,
                  std::string_view colour) {
  const std::size_t indent = width(name);
  std::ranges::replace(value, '\t', ' ');  // whose width only the terminal knows
  for (const std::string& line : wrap(value, room)) {
    out += name;
    append_coloured(out, line, colour);
    out += '\n';
    name.assign(indent, ' ');
  }
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
      const bool is_coloured = screen.colour && view.columns[i].name == "lamp";
      append_value(out, pad(heading_of(view.columns[i]), indent), lines_of(row.cells[i], screen),
                   room, is_coloured ? colour_code(row.colour) : std::string_view{});
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
  Layout layout{view.columns, std::vector<std::size_t>(count, 0), coloured_column(view.columns)};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    layout.widths[i % count] = std::max(layout.widths[i % count], fields[i].width);
  }
  if (screen.width != 0) {
    fit(layout.widths, view.columns, screen.width);
  }
  std::string out;
  out.reserve(fields.size() * 16);
  Field* line = fields.data();
  if (screen.headers) {
    append_line(out, layout, line, {});
    line += count;
  }
  for (const ViewRow& row : view.rows) {
    append_line(out, layout, line, screen.colour ? colour_code(row.colour) : std::string_view{});
    line += count;
  }
  return out;
}

}  // namespace bureau
