// The writers behind render(), one a format. Only render() and the writers themselves know them.
#pragma once

#include "render/view.h"

#include <string>
#include <string_view>

namespace bureau {

std::string write_table(const View& view, const Screen& screen);
std::string write_json(const View& view);
std::string write_json_lines(const View& view);
std::string write_csv(const View& view, const Screen& screen);
std::string write_tsv(const View& view, const Screen& screen);
std::string write_markdown(const View& view, const Screen& screen);
std::string write_html(const View& view, const Screen& screen);
std::string write_bare(const View& view);
std::string write_refs(const View& view);

/// The heading of a column for people, cleaned.
std::string heading_of(const Column& column);

/// The cell for people, cleaned, with its line breaks.
std::string lines_of(const Cell& cell, const Screen& screen);

/// The cell for programs as bare text, as it is in the record: clean it for its target.
std::string machine_text_of(const Cell& cell);

/// True for what has nothing to say: no value, no text, an empty list.
bool is_empty(const Cell& cell);

}  // namespace bureau
