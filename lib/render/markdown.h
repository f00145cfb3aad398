// Markdown: text and tables, for lists and reports.
#pragma once

#include "render/view.h"

#include <string>
#include <string_view>

namespace bureau {

/// Record text for Markdown: cleaned, what Markdown would obey escaped, line breaks as <br>.
std::string markdown_escape(std::string_view text);

void append_markdown_table(std::string& out, const View& view, const Screen& screen);

}  // namespace bureau
