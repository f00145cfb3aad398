// The official number that a matter is registered under.
#pragma once

#include "ops/deed.h"

#include <string_view>

namespace bureau {

/// Registers a number as printed, mended where its form is known; a paper's number without that
/// form is kept and said so. One of the kind's own series is not given out again. Throws
/// Error(conflict) when another matter of the kind has it.
void take_number(Deed& deed, const Kind& kind, Matter& matter, std::string_view text);

/// Throws Error(conflict) when another matter of the kind has the number.
void check_number_free(Deed& deed, const Matter& matter, const std::string& number);

/// The next running number in the register book of its kind.
void give_serial(Deed& deed, const Kind& kind, Matter& matter);

/// Another running number of the form that its kind has. Throws Error: usage, conflict when another
/// matter of the kind has it.
void take_serial(Deed& deed, const Kind& kind, Matter& matter, const std::string& text);

}  // namespace bureau
