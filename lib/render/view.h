// Views: what is to be shown, apart from how. A writer per format prints any view.
#pragma once

#include "base/json.h"
#include "time/instant.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bureau {

enum class Format { table, json, jsonl, csv, tsv, md, html, text, refs };

std::string to_text(Format format);
void from_text(std::string_view text, Format& format);

/// A state, kind or level: a fixed id for machines and a word for people.
struct Term {
  std::string id;
  std::string word;
  friend bool operator==(const Term&, const Term&) = default;
};

/// One value. A machine writer prints instants as RFC 3339, dates as ISO, terms as ids; a writer
/// for people prints instants as "11-27 17:00" with the year when it is not the present one, terms
/// as words.
using Cell = std::variant<std::monostate, std::int64_t, double, bool, std::string, Date, Instant,
                          Term, std::vector<std::string>, Json>;

/// How a column behaves on the screen.
struct Column {
  std::string name;      ///< the JSON key: never translated, never changed
  std::string title{};   ///< the heading for people, translated; the name when empty
  bool right = false;    ///< numbers
  bool shrinks = false;  ///< may be clipped when the terminal is too narrow: titles
  bool spare = false;    ///< people are spared it where no row has a value; scripts are not
  bool yields = false;   ///< may be clipped too, once titles have given what they can: names
  int leaves = 0;        ///< left out where titles could not be read beside it, the highest first
};

/// Colour of a row or cell for people: a lamp's id ("red") or empty.
struct ViewRow {
  std::vector<Cell> cells{};
  std::string colour{};
};

/// Takes rows one after the other.
using TakeRow = std::function<void(const ViewRow&)>;

/// A table: rows under named columns.
struct View {
  std::vector<Column> columns{};
  std::vector<ViewRow> rows{};
  /// Gives the rows in place of `rows`, once, as they are read: no format for programs holds all.
  std::function<void(const TakeRow&)> source{};
  std::string empty_text{};  ///< for people, when there are no rows; empty: print nothing
  std::string note{};        ///< for people, on stderr: "3 hidden above the ceiling internal"
  bool one = false;          ///< one thing: JSON prints an object, text prints "name: value" lines
};

/// What a writer has to know about where it writes to.
struct Screen {
  std::size_t width = 80;  ///< columns; 0: do not clip
  bool colour = false;
  bool headers = true;
  bool bom = false;         ///< CSV for Excel
  bool raw_csv = false;     ///< CSV for programs: no apostrophe before = + - @
  bool translated = false;  ///< CSV headers for people (--headers zh)
  int year = 0;             ///< the present one: instants in it are shown without it
};

/// A line of a page broken to the screen: behind `first` stands the text, its further lines behind
/// `further`.
std::string wrapped(std::string_view first, std::string_view further, std::string_view text,
                    const Screen& screen);

/// Where text goes, piece by piece: the screen, a pipe, a file that is made whole.
using Sink = std::function<void(std::string_view)>;

/// Writes the view as text that ends in a line break, or nothing; gives how many rows it had. What
/// aligns its columns reads all rows first. Throws Error(usage) for refs of a table that has none.
std::size_t render(const View& view, Format format, const Screen& screen, const Sink& sink);
std::string render(const View& view, Format format, const Screen& screen);

/// With all the rows of its source in it.
View gathered(View view);

/// Keeps only the named columns, in that order. Throws Error(usage) for an unknown one, with the
/// nearest.
View with_fields(View view, const std::vector<std::string>& names);

/// Each row through a Mustache template; a name that no column has is Error(usage). Gives how many
/// rows there were.
std::size_t render_template(const View& view, std::string_view mustache, const Sink& sink);
std::string render_template(const View& view, std::string_view mustache);

/// The cell as a machine sees it.
Json json_of(const Cell& cell);

/// The cell as people see it, cleaned.
std::string text_of(const Cell& cell, const Screen& screen);

}  // namespace bureau
