// Matters in the store: one by its ref or number, many in the office's order.
#pragma once

#include "model/filter.h"
#include "model/item.h"
#include "model/matter.h"
#include "store/value.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

class Database;

enum class Which { open, closed, all };

/// Which matters to find, in which order.
struct MatterQuery {
  std::optional<Register> reg{};
  Which which = Which::open;
  FilterAt where{};               ///< what its columns decide: the rest is still to be tested
  std::vector<Ref> refs{};        ///< only these; empty: whichever
  bool overdue_is_urgent = true;  ///< order by rule 6 (先急后缓，先主后次; 逾期即急)
  Instant now{};
  bool few = false;  ///< only the first some will be taken
};

std::optional<Matter> find_matter(Database& database, Ref ref);
Matter get_matter(Database& database, Ref ref);  ///< throws Error(not_found)

/// Refs of the matters with this number (by number_key), open ones first, newest first.
std::vector<Ref> find_number(Database& database, std::string_view number);

/// The matter that a word names: its ref, with or without an item behind it, or its number. Throws
/// Error: not_found, usage for a number that several have.
Ref named_ref(Database& database, const std::string& word);

/// Another of its kind with the same title from the same origin, opened since, the newest; it
/// looks among the last five hundred.
std::optional<Matter> find_same(Database& database, const Matter& matter, Instant since);

/// The matter of this kind with this running number, another than `but`; a void one has none.
std::optional<Ref> find_serial(Database& database, std::string_view kind, std::string_view serial,
                               Ref but);

/// Gives the matters one by one until `take` returns false. Open ones in the order of rule 6:
/// overdue or urgent, urgency, importance, due, ref; closed ones behind them, newest first. What is
/// closed costs an open list nothing. The matters alone: parts are fetched for all rows at
/// once below.
void each_matter(Database& database, const MatterQuery& query,
                 const std::function<bool(Matter&&)>& take);

/// All that are open, of one register or of all, in the order of their refs.
std::vector<Matter> open_by_ref(Database& database, std::optional<Register> reg = std::nullopt);

/// These matters, in the order of the refs; one that is not there is left out.
std::vector<Matter> matters_of(Database& database, const std::vector<Ref>& refs);

/// How many matters lie above the ceiling, whatever else is asked of them: a number that followed a
/// filter would tell what is in them. Void ones do not count.
std::int64_t count_above(Database& database, Level ceiling, std::optional<Register> reg,
                         Which which);

/// Those of these matters that lie above the ceiling.
std::set<Ref> those_above(Database& database, const std::vector<Ref>& refs, Level ceiling);

/// Those of whatever state, void ones too: what an export of everything would give away.
std::int64_t count_more_secret(Database& database, Level ceiling);

/// The units that help with a matter, and those of them that have not answered.
struct CoUnits {
  std::vector<std::string> all{};
  std::vector<std::string> unanswered{};
};

/// Those of many matters, in one query.
std::map<std::int64_t, CoUnits> co_units_of_all(Database& database, const std::vector<Ref>& refs);

std::vector<Part> parts_of(Database& database, Ref ref);
std::vector<Item> items_of(Database& database, Ref ref,
                           char letter = '\0');  ///< '\0': all, in order
std::optional<Item> find_item(Database& database, const SubRef& ref);
std::vector<Link> links_of(Database& database, Ref ref);          ///< from it, then to it
std::vector<Matter> children_of(Database& database, Ref parent);  ///< its parts, by their refs

}  // namespace bureau
