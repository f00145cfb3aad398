// The fields of a matter by name, in filters and where rows are sorted: the same keys as in
// options, --fields, --template, CSV headers, JSON and `apply`.
#pragma once

#include "model/matter_field.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bureau {

/// The value of a field; a field of the kind when it is none of the matter's; null when there is
/// none. "fields.amount" is the kind's alone.
FilterValue value_of(const MatterFacts& facts, std::string_view field);

/// A field as programs write it and `correct` reads it; "" when it has nothing.
std::string text_of(const MatterField& field, const Matter& matter);
std::string text_of(const MatterField& field, const MatterFacts& facts);

/// The values of a field that has no others; nothing: any.
std::span<const Name> choices_of(const MatterField& field);

/// What the office knows that records do not say. Each is asked only for what a filter names.
struct MatterWords {
  /// Reads a name of a kind or a state into the ids it may stand for, an error for one that nothing
  /// is called; and a code or an alias of a unit or a person into the name that records have.
  using Reader = std::function<std::vector<std::string>(std::string_view)>;
  Reader kinds{};
  Reader states{};
  Reader units{};
  Reader people{};
  std::function<std::string(std::string_view)> refs{};  ///< a number of a matter as its ref
  std::function<std::optional<FieldType>(std::string_view)> own{};  ///< a field that kinds add
  std::function<std::vector<std::string>()> own_names{};
  /// What the office's filter of this name says.
  std::function<std::optional<std::string>(std::string_view)> named{};
};

/// How a matter is filtered and sorted by a field; nothing for an unknown one.
std::optional<FilterField> find_filter_field(std::string_view name, const MatterWords& words);

/// parse_filter() over these fields. What "fields." stands before need not be declared: an import
/// keeps columns that no kind knows.
Filter parse_matter_filter(std::string_view expression, const MatterWords& words = {});

/// The lamp of a matter, by the rules; `co` may be absent.
LampVerdict lamp_of_matter(const std::vector<LampRule>& rules, const Matter& matter, Instant now);

}  // namespace bureau
