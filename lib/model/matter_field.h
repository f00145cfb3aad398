// What there is to say of a field of a matter, once: the store's columns, what is shown, filtered,
// sorted and searched, what edit, correct, import and opening take, and what a kind may require are
// all read from this. The fields are in matter_table.h.
#pragma once

#include "model/field_type.h"
#include "model/lamp.h"
#include "model/matter.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace bureau {

/// What is known of a matter at an instant, with what stands in other tables.
struct MatterFacts {
  const Matter& matter;
  Instant now{};
  const std::vector<std::string>* co = nullptr;
  const std::vector<std::string>* unanswered = nullptr;  ///< of the units that help
  Lamp lamp = Lamp::green;
};

/// Where a field's value is: a member, which is a column of the store, or what follows from the
/// facts.
using FieldAccess = std::variant<
    Ref Matter::*, std::optional<Ref> Matter::*, std::string Matter::*, std::int64_t Matter::*,
    bool Matter::*, Urgency Matter::*, Importance Matter::*, Secrecy Matter::*,
    std::optional<Need> Matter::*, std::optional<Phase> Matter::*, std::optional<Instant> Matter::*,
    std::optional<Date> Matter::*, std::vector<std::string> Matter::*,
    std::vector<std::pair<std::string, Json>> Matter::*, Register (*)(const MatterFacts&),
    bool (*)(const MatterFacts&), Lamp (*)(const MatterFacts&),
    const std::vector<std::string>& (*)(const MatterFacts&)>;

/// Names that somebody asked for, or none.
const std::vector<std::string>& names_or_none(const std::vector<std::string>* names);

/// What may be done with a field, and what is to be known of it.
enum class Use : std::uint32_t {
  none = 0,
  received = 1U << 0U,  ///< an option of `doc receive`, and so on
  drafted = 1U << 1U,
  planned = 1U << 2U,
  tasked = 1U << 3U,  ///< of `task add`
  opened = received | drafted | planned | tasked,
  edited = 1U << 4U,
  corrected = 1U << 5U,  ///< what `edit` sets, `correct` does too
  imported = 1U << 6U,
  copied = 1U << 7U,    ///< with --like
  required = 1U << 8U,  ///< a kind may ask for it
  searched = 1U << 9U,  ///< for its words
  follows = 1U << 10U,  ///< from others or the clock, or is told otherwise: no change of its own
  worded = 1U << 11U,   ///< says what a state secret does not say in clear
  wide = 1U << 12U,     ///< the column that is cut where a line is too long, and then
  narrow = 1U << 13U,   ///< these
  never_null = 1U << 14U,
  zero_is_none = 1U << 15U,
  party = 1U << 18U,    ///< a text that may name a unit or a person: by the name of the day
  noted = 1U << 17U,    ///< lists for people have it too, where one of the rows says it
  implied = 1U << 16U,  ///< by the others on the page of `show`, which leaves it out
  given = opened | edited | imported | copied,
};
constexpr Use operator|(Use a, Use b) {
  return static_cast<Use>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool has(Use all, Use one) {
  return (static_cast<std::uint32_t>(all) & static_cast<std::uint32_t>(one)) != 0;
}

/// A field without a title is the program's own and not shown; with one it stands in lists, JSON,
/// --fields, --where, --sort and templates.
struct MatterField {
  std::string_view name;  ///< its key everywhere, and its column
  FieldAccess access;
  const char* title = nullptr;
  Use use = Use::none;
  const char* options = nullptr;  ///< "--from,--origin": the options and keys that set it
  const char* help = nullptr;
  FieldType type = FieldType::text;  ///< of a text: whether it is a unit or a person
  std::string_view stands_after{};   ///< in JSON and lists, when it is not at its place here

  constexpr bool is_shown() const { return title != nullptr; }
  constexpr bool may(Use what) const { return has(use, what); }
  /// Whether it says a unit or a person, who may be kept by the name of then.
  constexpr bool is_party() const {
    return type == FieldType::unit || type == FieldType::person || may(Use::party);
  }
};

/// The value of a field by its access.
template <class Access>
decltype(auto) value_by(Access access, const MatterFacts& facts) {
  if constexpr (std::is_member_object_pointer_v<Access>) {
    return (facts.matter.*access);
  } else {
    return access(facts);
  }
}

}  // namespace bureau
