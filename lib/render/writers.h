// The writers behind render(), one a format. Only render() and the writers themselves know them.
#pragma once

#include "render/view.h"

#include <string>
#include <string_view>

namespace bureau {

/// Aligns its columns, for which it keeps the texts of all rows; gives how many these were.
std::size_t write_table(const View& view, const Screen& screen, const Sink& sink);

/// These need to see all rows first.
std::string write_markdown(const View& view, const Screen& screen);
std::string write_html(const View& view, const Screen& screen);

/// These write row by row.
void write_json(const View& view, const Sink& sink);
void write_json_lines(const View& view, const Sink& sink);
void write_csv(const View& view, const Screen& screen, const Sink& sink);
void write_tsv(const View& view, const Screen& screen, const Sink& sink);
void write_bare(const View& view, const Sink& sink);
void write_refs(const View& view, const Sink& sink);

/// Gives each row, whether the view has them or their source.
void each_row(const View& view, const TakeRow& take);

/// The heading of a column for people, cleaned.
std::string heading_of(const Column& column);

/// The cell for people, cleaned, with its line breaks.
std::string lines_of(const Cell& cell, const Screen& screen);

/// The cell for programs as bare text, as it is in the record: clean it for its target.
std::string machine_text_of(const Cell& cell);

/// True for what has nothing to say: no value, no text, an empty list.
bool is_empty(const Cell& cell);

}  // namespace bureau
