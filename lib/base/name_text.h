// Names as they are written once, however they were typed.
#pragma once

#include <string>
#include <string_view>

namespace bureau {

/// normalized(), and two spellings that look the same are one: what cannot be seen is taken out,
/// full-width letters and digits are narrow, blanks are one between words and none beside a Han
/// character. For units, people, origins, tags. Throws Error(usage) as normalized() does; `what`
/// names it.
std::string normalized_name(std::string_view what, std::string_view text);

/// normalized(), without what cannot be seen: for texts that a name stands in.
std::string seen_text(std::string_view what, std::string_view text);

}  // namespace bureau
