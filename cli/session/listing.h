// Matters with what a list shows around them, for every command that prints some.
#pragma once

#include "cli/session/session.h"
#include "office/selection.h"
#include "render/matter_view.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace bureau::cli {

/// As they stand now; the units that help only where somebody looks at them.
std::vector<ListedMatter> listed(Session& session, std::vector<Matter> matters,
                                 bool with_co = true);

/// Whether a filter lets a row through.
bool passes(const FilterAt& filter, const ListedMatter& row, Instant now);

/// The rows of those matters that --where selects now, in their order. What it asks of other tables
/// is fetched for all of them at once.
std::vector<ListedMatter> selected(Session& session, std::vector<Matter> matters,
                                   bool with_co = false);

/// The kinds that matters go by, nullptr for one that is gone.
FindKind finder(Session& session);

/// A filter of the command line at this moment. A name in it that the directory does not know is
/// remarked, with the nearest: what it selects looks like nothing at all.
FilterAt asked_filter(Session& session, std::string_view expression);

/// What --where selects, by the state and the units that help of `history`; empty without one.
Selects selector(Session& session, const History& history);

/// A list with these fields, its rows made as they are read. `each` must live as long as the
/// session.
View view_of(Session& session, EachListed each, const std::vector<std::string>& fields);

/// What a changing command prints: refs of what was made; with a format, the records as they are
/// now.
Outcome changed(Session& session, Database& database, const std::vector<Ref>& refs, bool created);

/// Matters by their refs or numbers, each once. Throws Error: not_found, usage, refused above the
/// ceiling.
std::vector<Matter> named_matters(Session& session, const std::vector<std::string>& words);

/// Throws Error(not_found) for an item among the words that a matter does not have: T1/p77.
void check_items(const std::vector<std::string>& words, Database& database);

/// Matters that pass the ceiling; says how many were left out.
std::vector<Matter> below_ceiling(Session& session, std::vector<Matter> matters);

/// Says how many matters are not shown because they lie above the ceiling, when there are any.
void say_hidden(Session& session, std::int64_t count);

/// How many open matters are hidden, whoever has them and whenever they are due.
void say_hidden_open(Session& session);

/// A link as it is told of one of its ends: "implements D1/i1", or, when the other one is tied to
/// this, "T3 implements i1".
std::string words_of_link(const Link& link, Ref end);

/// Refuses --fields and --template for a command that prints a page and no rows.
void refuse_columns(const Session& session, std::string_view verb);

/// The format asked for of such a command, the first of these when none is. Throws Error(usage) for
/// one that the command does not have, and for a choice of fields.
Format format_among(const Session& session, std::string_view verb,
                    std::initializer_list<Format> formats);

/// Refuses a --limit below 0, which is all.
void check_limit(std::int64_t limit);

/// Whether a page for people is asked for: neither a machine's format nor fields nor a template.
bool for_people(const Session& session);

/// The fields to show: --fields, else `usual` for people and all of them for machines.
std::vector<std::string> fields_to_show(Session& session, std::vector<std::string> usual);

}  // namespace bureau::cli
