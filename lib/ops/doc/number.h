// The official number that a matter is registered under.
#pragma once

#include "ops/deed/deed.h"

#include <string_view>

namespace bureau {

/// Registers a number as printed, mended where its form is known. One of our own obeys the grammar
/// of its series, and the series goes on behind it; a sender's without a known form is kept and
/// said so. Throws Error: conflict when another matter of the kind has it; usage for what the
/// grammar does not allow, and for what leaves the series far behind when nobody agreed to it.
void take_number(Deed& deed, const Kind& kind, Matter& matter, std::string_view text);

/// The next free number of its kind's series. Throws Error(refused) when the series has no more.
void give_number(Deed& deed, const Kind& kind, Matter& matter);

/// What is no matter's number any more, by a correction or by undo: where it was typed and the
/// series went on behind it, the series goes on behind the highest one that stands or that the
/// program gave.
void give_up_number(Deed& deed, const Kind& kind, const std::string& number);

/// Throws Error(conflict) when another matter of the kind has the number.
void check_number_free(Deed& deed, const Matter& matter, const std::string& number);

/// The next running number in the register book of its kind.
void give_serial(Deed& deed, const Kind& kind, Matter& matter);

/// Another running number of the form that its kind has. Throws Error: usage, conflict when another
/// matter of the kind has it.
void take_serial(Deed& deed, const Kind& kind, Matter& matter, const std::string& text);

}  // namespace bureau
