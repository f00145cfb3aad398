// CSV as it comes from other offices: RFC 4180 with a BOM, any of , ; tab, quoted line breaks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct CsvRow {
  std::size_t line = 0;  ///< on which it begins, from 1
  std::vector<std::string> cells{};
};

/// Reads all rows; the separator is what the first line has most of. A leading apostrophe that our
/// own writer put before = + - @ is taken off. Throws Error(rejected): broken UTF-8 (and says when
/// it looks like GB18030), a quote that is not closed, a cell over 1 MiB.
std::vector<CsvRow> parse_csv(std::string_view text);

/// GB18030 as UTF-8. Throws Error(rejected).
std::string from_gb18030(std::string_view text);

}  // namespace bureau
