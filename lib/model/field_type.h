// What a field holds: of every matter, or of one kind.
#pragma once

#include "model/filter.h"

#include <string>
#include <string_view>

namespace bureau {

/// A decimal is kept as text, to the last digit; a unit and a person are names of the directory.
enum class FieldType { text, number, decimal, date, instant, flag, choice, unit, person };
std::string to_text(FieldType type);
void from_text(std::string_view text, FieldType& type);

/// How values of the type compare.
FilterType compared_as(FieldType type);

/// The type that fields of two kinds with one name are compared by: numbers with numbers, what does
/// not go together as text.
FieldType common_type(FieldType a, FieldType b);

}  // namespace bureau
