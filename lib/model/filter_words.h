// The words of a filter, and how a mistake in it is shown. For the parser and for help.
#pragma once

#include "model/filter.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

struct FilterWord {
  enum class Sort { word, quoted, symbol, end };
  Sort sort = Sort::end;
  std::string text{};  ///< without quotes; symbols in ASCII
  std::size_t at = 0;  ///< bytes into the filter
};

/// What may stand behind a field, for messages and for help; to be translated.
const char* operators_of(const FilterField& field);

/// The last one is the end. Throws Error(usage) for a quote that is not closed.
std::vector<FilterWord> filter_words(std::string_view text);

/// The column of a byte, counted in characters from 1.
std::size_t filter_column(std::string_view text, std::size_t at);

/// The filter for a message: all of it, or what stands before the mistake when it is long.
std::string quoted_filter(std::string_view text, std::size_t at);

}  // namespace bureau
