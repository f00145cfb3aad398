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

/// How a file is written, where that is known.
struct CsvForm {
  char separator = '\0';  ///< none: what a first line "sep=;" says, else what the head has most of
  std::size_t skip = 0;   ///< lines above the head
};

/// Reads all rows that have a value, whatever ends their lines. A leading apostrophe that our own
/// writer put before = + - @ is taken off, and what a spreadsheet writes as ="…" is its text.
/// Throws Error(rejected): broken UTF-8 (and says when it looks like GB18030), UTF-16, a quote that
/// is not closed or is closed within a cell, a cell over 1 MiB.
std::vector<CsvRow> parse_csv(std::string_view text, const CsvForm& form = {});

/// GB18030 as UTF-8. Throws Error(rejected), also for what is UTF-8 already: it would read as other
/// words.
std::string from_gb18030(std::string_view text);

}  // namespace bureau
