// Matters as views: lists, and one with all that stands around it.
#pragma once

#include "figures/changes.h"
#include "model/item.h"
#include "model/kind.h"
#include "model/listed_matter.h"
#include "render/view.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// Gives the kind that a matter goes by, nullptr when it is not known any more.
using FindKind = std::function<const Kind*(const Matter& matter)>;

/// A matter with all that stands around it.
struct WholeMatter {
  ListedMatter row{};
  std::vector<Part> parts{};
  std::vector<Item> items{};
  std::vector<Link> links{};
};

/// The keys of bureau-json(5), in order.
std::vector<std::string> matter_field_names();

/// A list with the named fields; empty: those that people see. Throws Error(usage) for an unknown
/// name.
View list_view(const std::vector<ListedMatter>& matters, const std::vector<std::string>& fields,
               Instant now, const FindKind& kind);

/// Gives listed matters one after the other.
using EachListed = std::function<void(const std::function<void(const ListedMatter&)>&)>;

/// The same, its rows made as the matters are read. `own` finds a field that some kind adds.
View list_view(EachListed matters, const std::vector<std::string>& fields, Instant now,
               const FindKind& kind, const std::function<const KindField*(std::string_view)>& own);

/// Their rows with parts, items, links and files as nested values for machines.
View record_view(View rows, const std::vector<WholeMatter>& matters);
/// Whether it is one of those four.
bool is_record_field(std::string_view name);

/// One field of a matter.
Cell cell_of(const ListedMatter& listed, std::string_view field, Instant now, const FindKind& kind);

/// The heading of a field for people.
std::string title_of_field(std::string_view field);

Json json_of(const Link& link);

/// An item as JSON, its keys those of bureau-json(5).
Json json_of(const Item& item);

/// What an entry changed, as JSON: a list of objects.
Json json_of(const std::vector<ChangedField>& changes);

}  // namespace bureau
