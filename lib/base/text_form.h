// The text form: the one way a value type is written as text and read back.
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bureau {

/// A type with a text form has to_text() and from_text() declared beside it. Command-line options,
/// TOML keys, JSON and messages then take the type without further code.
/// from_text() throws Error(usage) when it does not understand the text.
template <class T>
concept HasTextForm = requires(const T& value, T& target, std::string_view text) {
  { to_text(value) } -> std::same_as<std::string>;
  { from_text(text, target) } -> std::same_as<void>;
};

template <HasTextForm T>
T parse(std::string_view text) {
  T value{};
  from_text(text, value);
  return value;
}

/// Reads a whole number; `what` names it in the error: "limit". Throws Error(usage).
std::int64_t parse_number(std::string_view what, std::string_view text);
std::int64_t parse_number(std::string_view text);

/// One value of an enum: its fixed ASCII id, and what people call it.
struct Name {
  std::string_view id;       ///< in JSON, columns and files; never translated
  std::string_view english;  ///< on the screen and as input
  std::string_view chinese;  ///< on the screen and as input; several spellings divided by '|'
};

/// Finds `text` among ids and both languages' words; `what` names the enum in the error: "urgency".
/// The error lists the ids and offers the nearest one.
std::size_t parse_name(std::string_view what, std::span<const Name> names, std::string_view text);

/// The word for people in the language of the process.
std::string_view word_of(const Name& name);

/// The candidate that is most like a wrong word, empty when none is near: edit distance by
/// characters.
std::string_view nearest(std::string_view wrong, std::span<const std::string_view> candidates);

}  // namespace bureau

/// "{}" prints the text form; width and alignment work as for strings.
template <bureau::HasTextForm T>
struct fmt::formatter<T> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(const T& value, Context& context) const {
    return fmt::formatter<std::string_view>::format(to_text(value), context);
  }
};
