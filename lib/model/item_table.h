// The table of what an item may say: the store's columns, what `correct` takes, `log` tells, `show`
// prints, JSON and the lists of reports show, search finds and a raised secrecy takes out are read
// from it. To add one: its member in item.h, its line at the end here, its column in a new file of
// lib/store/sqlite/schema. What setting it means, beyond keeping a text, stands in
// lib/ops/matter/correct_item.cpp.
#pragma once

#include "base/i18n.h"
#include "model/item.h"

#include <array>
#include <span>
#include <variant>

namespace bureau {

struct Kind;

using ItemAccess =
    std::variant<std::string Item::*, Instant Item::*, std::optional<Instant> Item::*,
                 std::optional<Ref> Item::*, std::int64_t Item::*>;

/// How the store keeps it; the last two are a file's alone.
enum class ItemColumn { value, zero_is_none, bytes };

/// What is to be known of it.
enum class ItemUse : std::uint32_t {
  none = 0,
  worded = 1U << 0U,    ///< says what a state secret does not say in clear
  erased = 1U << 1U,    ///< goes too when its matter becomes one
  searched = 1U << 2U,  ///< for its words
  party = 1U << 3U,     ///< a unit or a person, by the name of the day
  wide = 1U << 4U,      ///< the column that is cut where a line is too long, and then
  narrow = 1U << 5U,    ///< these
};
constexpr ItemUse operator|(ItemUse a, ItemUse b) {
  return static_cast<ItemUse>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}

/// What people are told of an id; the kind is that of the matter, nullptr when it is not known.
using ItemWord = std::string (*)(const std::string& id, const Kind* kind);
std::string word_of_result(const std::string& id, const Kind* kind);
std::string word_of_means(const std::string& id, const Kind* kind);
std::string word_of_cause(const std::string& id, const Kind* kind);

struct ItemField {
  std::string_view name;  ///< its key everywhere, and its column
  ItemAccess access;
  const char* title;             ///< the heading for people
  std::string_view corrected{};  ///< the letters of the items in which `correct` sets it
  const char* said = nullptr;    ///< on the line of `show`; nullptr: it is not there
  ItemUse use = ItemUse::none;
  std::string_view coded{};         ///< in items of these letters it is an id, and
  ItemWord word = nullptr;          ///< people are told this of it
  std::string_view stands_after{};  ///< on that line, when it is not at its place here
  std::string_view always{};        ///< items of these letters say it also when it is nought
  ItemColumn column = ItemColumn::value;

  constexpr bool may(ItemUse what) const {
    return (static_cast<std::uint32_t>(use) & static_cast<std::uint32_t>(what)) != 0;
  }
  constexpr bool is_coded(char letter) const {
    return coded.find(letter) != std::string_view::npos;
  }
};

namespace fields_of_items {

using enum ItemUse;
using F = ItemField;
using I = Item;

// In the order of the store's columns. An extension's filing decided whether it counts (rule 5):
// that is not moved afterwards.
inline constexpr std::array all{
    F{"at", &I::at, mark("Happened"), "dipuny"},
    F{"by", &I::by, mark("Act of"), "dipuny", "{}", searched},
    F{"text", &I::text, mark("Text"), "dipeunay", "{}", worded | searched | wide, "", nullptr,
      "result"},
    F{"result", &I::result, mark("Result"), "d", "{}", none, "dey", word_of_result},
    F{"unit", &I::unit, mark("Unit"), "di", nullptr, searched | party | narrow},
    F{"due", &I::due, mark("Due"), "di"},
    F{"target", &I::target, mark("Until"), "", mark("until {}"), none, "", nullptr, "next"},
    F{"percent", &I::percent, mark("Progress"), "p", "{}%", none, "", nullptr, "by"},
    F{"problem", &I::problem, mark("Problem"), "p", mark("problem: {}"), worded | searched | wide},
    F{"next", &I::next, mark("Next step"), "p", mark("next: {}"), worded | searched},
    F{"means", &I::means, mark("Means"), "iu", "{}", none, "diepun", word_of_means},
    F{"witness", &I::witness, mark("Witness"), "i", mark("witness: {}")},
    F{"reason", &I::reason, mark("Reason"), "d", "{}", erased | searched, "v", word_of_cause},
    F{"decider", &I::decider, mark("Decided by"), "", mark("decided by {}"), none, "", nullptr,
      "target"},
    F{"decided_at", &I::decided_at, mark("Decided")},
    F{"task", &I::task, mark("Task"), "", "→ {}", none, "", nullptr, "witness"},
    F{.name = "size",
      .access = &I::size,
      .title = mark("Size"),
      .said = mark("{} B"),
      .stands_after = "text",
      .always = "f",
      .column = ItemColumn::zero_is_none},
    F{.name = "hash", .access = &I::hash, .title = mark("Hash"), .column = ItemColumn::bytes},
};

}  // namespace fields_of_items

inline constexpr const auto& item_fields = fields_of_items::all;

/// nullptr: there is none of that name.
const ItemField* find_item_field(std::string_view name);

/// Those of the line of `show`, in its order.
std::span<const ItemField* const> said_fields();

/// A field as programs write it and `correct` reads it; "" when it says nothing.
std::string text_of(const ItemField& field, const Item& item);

}  // namespace bureau
