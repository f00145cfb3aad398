// What ties matters to each other: links, notes, the tasks of a decision.
#pragma once

#include "ops/deed/deed.h"

#include <optional>
#include <string_view>
#include <vector>

namespace bureau {

/// The tasks that carry out an item: its own, and those linked to it since.
std::vector<Ref> tasks_of(Deed& deed, const Item& item);

/// Ties two matters; the same link twice is left as it is. A task that is open and carries out an
/// ended paper is said.
void add_link(Deed& deed, const Link& link);

/// Says which ended papers an open task carries out (rule 1: allowed, and said at once).
void say_ended_above(Deed& deed, const Matter& task);

/// Whether `part`, or what it is a part of in turn, is a part of `whole`.
bool is_part_of(Database& database, std::optional<Ref> part, Ref whole);

Item note_matter(Deed& deed, Ref ref, std::string_view text);

/// Ties `from` to `to` (a ref or sub-ref); kind is one of link_kinds().
void link_matters(Deed& deed, Ref from, std::string_view kind, std::string_view to);
const std::vector<std::string_view>& link_kinds();

}  // namespace bureau
