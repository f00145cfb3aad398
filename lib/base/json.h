// JSON: a value for reading (nlohmann stays in json.cpp) and a writer that costs nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bureau {

/// A JSON value. Objects keep the order of their members.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;
  // NOLINTBEGIN(google-explicit-constructor): a value stands where JSON is wanted
  Json(std::nullptr_t) {}
  Json(bool value) : value_{value} {}
  Json(std::int64_t value) : value_{value} {}
  Json(int value) : value_{std::int64_t{value}} {}
  Json(double value) : value_{value} {}
  Json(std::string value) : value_{std::move(value)} {}
  Json(std::string_view value) : value_{std::string{value}} {}
  Json(const char* value) : value_{std::string{value}} {}
  Json(Array value) : value_{std::move(value)} {}
  Json(Object value) : value_{std::move(value)} {}
  // NOLINTEND(google-explicit-constructor)

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&value_); }
  const double* as_double() const { return std::get_if<double>(&value_); }
  const std::string* as_text() const { return std::get_if<std::string>(&value_); }
  const Array* as_array() const { return std::get_if<Array>(&value_); }
  const Object* as_object() const { return std::get_if<Object>(&value_); }

  /// The member of an object, or nullptr.
  const Json* find(std::string_view key) const;

  /// Adds or replaces a member; a null value becomes an object first.
  void set(std::string_view key, Json value);

  /// Adds to the end of an array (the key is left out) or an object, without looking for the key.
  void append(std::string key, Json value);

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_{};
};

/// Throws Error(usage) with the offset of the mistake. Nesting over 100, broken UTF-8, a key given
/// twice and whole numbers over 64 bits are refused.
Json parse_json(std::string_view text);

/// On one line. Escaped is what JSON must escape, and what a terminal would obey (is_hidden() of
/// base/text.h: C1, controls of direction, zero width …): every reader takes \uXXXX back.
std::string to_json(const Json& value);

/// With line breaks and two blanks a level, for people who read it.
std::string to_pretty_json(const Json& value);

/// Appends a string with its quotes, as to_json() does. Broken UTF-8 becomes U+FFFD so that the result is always JSON.
void append_json_string(std::string& out, std::string_view text);

}  // namespace bureau
