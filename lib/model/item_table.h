// The table of what an item may say: the store's columns, what `correct` takes, `log` tells and
// JSON shows are read from it. To add one: its member in item.h, its line at the end here, its
// column in a new file of lib/store/sqlite/schema. What setting it means, beyond keeping a text,
// stands in lib/ops/matter/correct_item.cpp.
#pragma once

#include "base/i18n.h"
#include "model/item.h"

#include <array>
#include <variant>

namespace bureau {

using ItemAccess =
    std::variant<std::string Item::*, Instant Item::*, std::optional<Instant> Item::*,
                 std::optional<Ref> Item::*, std::int64_t Item::*>;

/// How the store keeps it; the last two are a file's alone.
enum class ItemColumn { value, zero_is_none, bytes };

struct ItemField {
  std::string_view name;  ///< its key everywhere, and its column
  ItemAccess access;
  std::string_view corrected{};  ///< the letters of the items in which `correct` sets it
  const char* title = nullptr;   ///< nullptr: it is called as the matter's field of its name
  bool worded = false;           ///< says what a state secret does not say in clear
  ItemColumn column = ItemColumn::value;
};

// In the order of the store's columns. An extension's filing decided whether it counts (rule 5):
// that is not moved afterwards.
inline constexpr std::array item_fields{
    ItemField{"at", &Item::at, "dipun", mark("Happened")},
    ItemField{"by", &Item::by, "dipun", mark("Act of")},
    ItemField{"text", &Item::text, "dipeuna", mark("Text"), true},
    ItemField{"result", &Item::result, "d", mark("Result")},
    ItemField{"unit", &Item::unit, "di"},
    ItemField{"due", &Item::due, "di"},
    ItemField{"target", &Item::target},
    ItemField{"percent", &Item::percent, "p", mark("Progress")},
    ItemField{"problem", &Item::problem, "p", mark("Problem"), true},
    ItemField{"next", &Item::next, "p", mark("Next step"), true},
    ItemField{"means", &Item::means, "iu", mark("Means")},
    ItemField{"witness", &Item::witness, "i", mark("Witness")},
    ItemField{"reason", &Item::reason, "d", mark("Reason")},
    ItemField{"decider", &Item::decider},
    ItemField{"decided_at", &Item::decided_at},
    ItemField{"task", &Item::task},
    ItemField{.name = "size", .access = &Item::size, .column = ItemColumn::zero_is_none},
    ItemField{.name = "hash", .access = &Item::hash, .column = ItemColumn::bytes},
};

/// nullptr: there is none of that name.
const ItemField* find_item_field(std::string_view name);

/// A field as programs write it and `correct` reads it; "" when it says nothing.
std::string text_of(const ItemField& field, const Item& item);

}  // namespace bureau
