// What stands around a matter: notes, links, parts, tags, files, the fields of its kind.
#pragma once

#include "ops/deed.h"

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The tasks that carry out an item: its own, and those linked to it since.
std::vector<Ref> tasks_of(Deed& deed, const Item& item);

/// Ties two matters; the same link twice is left as it is.
void add_link(Deed& deed, const Link& link);

/// Whether `part`, or what it is a part of in turn, is a part of `whole`.
bool is_part_of(Database& database, std::optional<Ref> part, Ref whole);

Item note_matter(Deed& deed, Ref ref, std::string_view text);

/// Ties `from` to `to` (a ref or sub-ref); kind is one of link_kinds().
void link_matters(Deed& deed, Ref from, std::string_view kind, std::string_view to);
const std::vector<std::string_view>& link_kinds();

/// Units help, each text one or several with commas between.
void add_co(Deed& deed, Ref ref, const std::vector<std::string>& texts);

/// Gives a unit or person a role; the same twice is left as it is.
void add_part(Deed& deed, Ref ref, std::string_view role, std::string_view who);

/// Units in the directory's spelling: one, or several with commas between.
std::vector<std::string> units_in(Deed& deed, std::string_view text);

/// A tag, or several with commas between; what the matter has already, or has not, is left as it
/// is.
void add_tags(Matter& matter, std::string_view tags);
void take_off_tags(Matter& matter, std::string_view tags);

/// Books the matter's place for its time, and lets go of what it had booked before. Throws
/// Error(conflict) that names the matter it clashes with.
void book_place(Deed& deed, const Matter& matter);

/// Files of the machine become attachments. Throws Error(refused) for state secrets and large
/// files.
void attach_files(Deed& deed, const Matter& matter, const std::vector<std::string>& files);

/// Takes a file off, for a reason. Throws Error: not_found, refused.
void remove_file(Deed& deed, const SubRef& file);

}  // namespace bureau
