// What setting a field of a matter means. Most are read and kept; the rest is said here, once, for
// opening, edit and correct.
#pragma once

#include "model/matter_table.h"
#include "ops/deed/deed.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// Reads a value and keeps it: a text in the office's spelling, a unit and a person as the
/// directory has them, a word of a choice, a number, the ref of another matter, a limit. An empty
/// text takes the value away. Throws Error: usage; refused for words about a state secret.
void keep_value(Deed& deed, Matter& matter, const MatterField& field, const std::string& text);

/// Sets a field of a matter that stands, or of its kind, with what that brings along: a new number
/// gives up the old one, a new due time is the original one, a moment takes along what was counted
/// from it. Throws Error: usage, refused, conflict.
void set_field(Deed& deed, Matter& matter, std::string_view name, const std::string& text);

/// Names of the fields that edit and correct can set.
std::vector<std::string_view> settable_fields();

}  // namespace bureau
