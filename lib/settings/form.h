// A text that a person is given to fill in: one "key = value" a line, in TOML.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace bureau {

/// `key = "value"`, with a line break behind it. Whatever the value has in it is read back; what
/// cannot be seen is written as \uXXXX, and several lines stay lines.
std::string form_line(std::string_view key, std::string_view value);

/// What stands in it, each value as text; that of a table as "fields.amount". Throws Error(usage)
/// with "file:line:column: …" for the first mistake. A fraction without quotes is one: what is
/// exact is a text.
std::map<std::string, std::string> read_form(std::string_view toml, std::string_view file);

}  // namespace bureau
