// Tables and records for a terminal: aligned by columns on the screen, which Chinese takes two of.
#include "base/text.h"
#include "render/writers.h"

#include <algorithm>
#include <numeric>

namespace bureau {

namespace {

constexpr std::size_t gap = 2;           ///< blanks between columns
constexpr std::size_t narrowest = 8;     ///< nothing is clipped below this
constexpr std::size_t readable = 16;     ///< of a title, as long as names can give
constexpr std::size_t comfortable = 30;  ///< of a title, as long as columns can leave
constexpr std::string_view nothing = "-";

struct Field {
  std::string_view text{};
  std::size_t width = 0;
};

/// The texts of many cells, end to end: a string for each would take more than they do.
class Fields {
 public:
  std::size_t size() const { return ends_.size(); }
  void add(std::string_view text) {
    text_ += text;
    ends_.push_back(text_.size());
    widths_.push_back(width(text));
  }
  Field at(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {std::string_view{text_}.substr(begin, ends_[i] - begin), widths_[i]};
  }

 private:
  std::string text_{};
  std::vector<std::size_t> ends_{};
  std::vector<std::size_t> widths_{};
};

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

/// A table as people see it: of each row its texts and its colour, and no more.
struct Texts {
  Fields fields{};                          ///< the headings before the rows, where they are shown
  std::vector<std::string_view> colours{};  ///< of the rows
  std::vector<bool> says{};                 ///< the column has a value somewhere
};

Texts texts_of(const View& view, const Screen& screen) {
  const std::size_t count = view.columns.size();
  Texts texts{.says = std::vector<bool>(count, false)};
  for (std::size_t i = 0; screen.headers && i < count; ++i) {
    texts.fields.add(heading_of(view.columns[i]));
  }
  each_row(view, [&](const ViewRow& row) {
    texts.colours.push_back(screen.colour ? colour_code(row.colour) : std::string_view{});
    for (std::size_t i = 0; i < count; ++i) {
      const bool says = !is_empty(row.cells.at(i));
      texts.says[i] = texts.says[i] || says;
      texts.fields.add(says ? text_of(row.cells[i], screen) : std::string{nothing});
    }
  });
  return texts;
}

/// What is the same for each line of a table.
struct Layout {
  std::vector<Column> columns{};      ///< those that are shown
  std::vector<std::size_t> places{};  ///< where a row has them
  std::vector<std::size_t> widths{};
  std::string_view coloured{};  ///< the column that has the colour
};

/// Whether a title has less room than it takes to know what is meant.
bool is_cramped(const Layout& layout, const std::vector<std::size_t>& given) {
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (layout.columns[i].shrinks && given[i] < std::min(comfortable, layout.widths[i])) {
      return true;
    }
  }
  return false;
}

/// Fits the columns into the screen; those that may leave do before titles are cramped.
void fit(Layout& layout, std::size_t screen_width) {
  for (;;) {
    std::vector<std::size_t> given = layout.widths;
    fit(given, layout.columns, screen_width);
    const auto first = std::ranges::max_element(layout.columns, {}, &Column::leaves);
    if (first->leaves == 0 || !is_cramped(layout, given)) {
      layout.widths = std::move(given);
      return;
    }
    const auto place = first - layout.columns.begin();
    layout.columns.erase(first);
    layout.places.erase(layout.places.begin() + place);
    layout.widths.erase(layout.widths.begin() + place);
  }
}

/// People are spared the columns that say nothing.
Layout layout_of(const View& view, const Texts& texts, std::size_t screen_width) {
  Layout layout;
  const std::size_t count = view.columns.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (view.columns[i].spare && !texts.says[i]) {
      continue;
    }
    std::size_t widest = 0;
    for (std::size_t at = i; at < texts.fields.size(); at += count) {
      widest = std::max(widest, texts.fields.at(at).width);
    }
    layout.columns.push_back(view.columns[i]);
    layout.places.push_back(i);
    layout.widths.push_back(widest);
  }
  if (screen_width != 0 && !layout.columns.empty()) {
    fit(layout, screen_width);
  }
  layout.coloured = coloured_column(layout.columns);
  return layout;
}

/// The line whose fields begin at this one.
std::string line_of(const Layout& layout, const Fields& fields, std::size_t first,
                    std::string_view colour) {
  std::string line;
  std::size_t owed = 0;  // blanks, written only before something
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const Field field = fields.at(first + layout.places[i]);
    const bool fits = field.width <= layout.widths[i];
    const std::string text = fits ? std::string{field.text} : clip(field.text, layout.widths[i]);
    const Column& column = layout.columns[i];
    const std::size_t blanks = layout.widths[i] - (fits ? field.width : width(text));
    line.append(owed + (column.right ? blanks : 0), ' ');
    append_coloured(line, text, column.name == layout.coloured ? colour : std::string_view{});
    owed = gap + (column.right ? 0 : blanks);
  }
  return line + '\n';
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
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    const auto says = [i](const ViewRow& row) { return !is_empty(row.cells.at(i)); };
    if (!view.columns[i].spare || std::ranges::any_of(view.rows, says)) {
      names = std::max(names, width(heading_of(view.columns[i])));
    }
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

std::size_t write_table(const View& view, const Screen& screen, const Sink& sink) {
  if (view.one) {
    const View whole = gathered(view);
    if (!whole.rows.empty()) {
      sink(write_one(whole, screen));
      return whole.rows.size();
    }
  }
  const Texts texts = texts_of(view, screen);
  const std::size_t count = view.columns.size();
  if (texts.colours.empty()) {
    if (!view.empty_text.empty()) {
      sink(cleaned(view.empty_text, true) + "\n");
    }
    return 0;
  }
  const Layout layout = layout_of(view, texts, screen.width);
  if (layout.columns.empty()) {
    return texts.colours.size();
  }
  std::size_t first = 0;
  if (screen.headers) {
    sink(line_of(layout, texts.fields, first, {}));
    first += count;
  }
  for (const std::string_view colour : texts.colours) {
    sink(line_of(layout, texts.fields, first, colour));
    first += count;
  }
  return texts.colours.size();
}

}  // namespace bureau
