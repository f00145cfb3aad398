// The parts of the units that help with a task: each is due with it, unless it has a time of its
// own, and answered by that unit for itself.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The parts that are not answered yet.
std::vector<Part> open_parts(Database& database, Ref ref);

/// The part of a unit, or of the unit of a person, that helps.
std::optional<Part> part_of(Deed& deed, Ref ref, std::string_view who);

/// What a unit that helps reports: kept with its name, and at 100 per cent its answer. How far the
/// task is, is not its to say.
Item report_part(Deed& deed, const Matter& matter, Part part, Item report);

/// Gives the parts of these units a time of their own.
void set_part_due(Deed& deed, Ref ref, const std::vector<std::string>& units, Instant due);

/// Units that do not help any more, several with commas between. Throws Error(not_found).
void take_off_parts(Deed& deed, Ref ref, const std::vector<std::string>& texts);

/// Completion is not claimed over an open part: those of `without` are closed with the reason as
/// their answer. Throws Error: refused while another is open, or without a reason; not_found for a
/// unit that has none.
void close_parts(Deed& deed, const Matter& matter, std::string_view verb,
                 const std::vector<std::string>& without, const std::string& reason);

/// Who is in charge does not help. Throws Error(usage) with the way out.
void check_lead(Deed& deed, const Matter& matter);

/// Units help, each text one or several with commas between.
void add_co(Deed& deed, Ref ref, const std::vector<std::string>& texts);

/// The same of units whose names are known.
void add_units(Deed& deed, Ref ref, const std::vector<std::string>& units);

/// Gives a unit or person a role; the same twice is left as it is.
void add_part(Deed& deed, Ref ref, std::string_view role, std::string_view who);

/// The names in a text, with commas, 、 or semicolons between; one, where the directory knows all
/// of it by a name.
std::vector<std::string> names_in(Deed& deed, std::string_view text);

/// Units in the directory's spelling: one, or several with commas between.
std::vector<std::string> units_in(Deed& deed, std::string_view text);

}  // namespace bureau
