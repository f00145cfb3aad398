// HTML: text, tables and whole pages that load nothing, run nothing and print well on A4.
#pragma once

#include "render/view.h"

#include <string>
#include <string_view>

namespace bureau {

/// Record text for HTML text and quoted attributes: cleaned (line breaks stay) and escaped.
std::string html_escape(std::string_view text);

/// A <table>, or the text for an empty one as a paragraph.
void append_html_table(std::string& out, const View& view, const Screen& screen);

/// One stand-alone document in the language of the process. `title` is plain text, `body` is HTML,
/// `css` is added to the style of every page.
std::string html_page(std::string_view title, std::string_view body, std::string_view css = {});

}  // namespace bureau
