#include "base/json.h"

#include "base/error.h"
#include "base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>

namespace bureau {

namespace {

constexpr std::size_t deepest = 100;

/// Reads the text and tells how far the parser has come, for messages.
class Reader {
 public:
  // NOLINTBEGIN(readability-identifier-naming): the names that std::iterator_traits asks for
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  Reader() = default;
  Reader(const char* at, std::size_t* read) : at_{at}, read_{read} {}

  reference operator*() const { return *at_; }
  Reader& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  Reader operator++(int) {
    Reader before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Reader& a, const Reader& b) { return a.at_ == b.at_; }

 private:
  const char* at_ = nullptr;
  std::size_t* read_ = nullptr;
};

/// Takes what nlohmann's parser finds straight into our value.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(const std::size_t& read) : read_{read} { open_.reserve(8); }

  Json take() { return std::move(root_); }

  bool null() override { return put(Json{}); }
  bool boolean(bool value) override { return put(Json{value}); }
  bool number_integer(number_integer_t value) override { return put(Json{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
      too_large(fmt::to_string(value));
    }
    return put(Json{static_cast<std::int64_t>(value)});
  }
  bool number_float(number_float_t value, const string_t& text) override {
    if (text.find_first_of(".eE") == string_t::npos) {
      too_large(text);
    }
    return put(Json{value});
  }
  bool string(string_t& value) override { return put(Json{std::move(value)}); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return enter(Frame{{}, {}, {}, true}); }
  bool start_array(std::size_t /*size*/) override { return enter(Frame{{}, {}, {}, false}); }
  bool key(string_t& value) override {
    open_.back().key = std::move(value);
    return true;
  }
  bool end_object() override {
    Json::Object object = std::move(open_.back().object);
    open_.pop_back();
    check_keys(object);
    return put(Json{std::move(object)});
  }
  bool end_array() override {
    Json::Array array = std::move(open_.back().array);
    open_.pop_back();
    return put(Json{std::move(array)});
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …"
    std::string_view why = error.what();
    const std::size_t said = why.find(": ");
    why.remove_prefix(said == std::string_view::npos ? 0 : said + 2);
    throw Error(ErrorKind::usage, "not JSON at byte {}: {}", position, cleaned(why));
  }

 private:
  struct Frame {
    Json::Object object{};
    Json::Array array{};
    std::string key{};
    bool is_object = false;
  };

  bool enter(Frame frame) {
    if (open_.size() >= deepest) {
      throw Error(ErrorKind::usage, "JSON nested over {} deep at byte {}", deepest, read_);
    }
    open_.push_back(std::move(frame));
    return true;
  }

  bool put(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Frame& frame = open_.back(); frame.is_object) {
      frame.object.emplace_back(std::move(frame.key), std::move(value));
    } else {
      frame.array.push_back(std::move(value));
    }
    return true;
  }

  /// Which of two equal keys counts is read differently everywhere, so neither does.
  void check_keys(const Json::Object& object) const {
    constexpr std::size_t few = 16;
    if (object.size() <= few) {
      for (std::size_t i = 1; i < object.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (object[i].first == object[j].first) {
            given_twice(object[i].first);
          }
        }
      }
      return;
    }
    std::vector<std::string_view> keys;
    keys.reserve(object.size());
    std::ranges::transform(object, std::back_inserter(keys),
                           [](const auto& member) { return std::string_view{member.first}; });
    std::ranges::sort(keys);
    if (const auto twice = std::ranges::adjacent_find(keys); twice != keys.end()) {
      given_twice(*twice);
    }
  }

  [[noreturn]] void given_twice(std::string_view key) const {
    throw Error(ErrorKind::usage,
                "the key '{}' is given twice in the JSON object that ends at byte {}", cleaned(key),
                read_);
  }

  [[noreturn]] void too_large(std::string_view number) const {
    throw Error(ErrorKind::usage,
                "the number {} at byte {} is too large: whole numbers have 64 bits",
                clip(number, 40), read_);
  }

  const std::size_t& read_;
  Json root_{};
  std::vector<Frame> open_{};
};

void append_double(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> digits{};
  const auto [end, code] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  const std::string_view text{digits.data(), static_cast<std::size_t>(end - digits.data())};
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) {
    out += ".0";  // or it would be read back as a whole number
  }
}

void append_scalar(std::string& out, const Json& value) {
  if (const auto* text = value.as_text()) {
    append_json_string(out, *text);
  } else if (const auto* number = value.as_int()) {
    const fmt::format_int digits{*number};
    out.append(digits.data(), digits.size());
  } else if (const auto* truth = value.as_bool()) {
    out += *truth ? "true" : "false";
  } else if (const auto* real = value.as_double()) {
    append_double(out, *real);
  } else {
    out += "null";
  }
}

/// What stands before an element, or before the closing bracket.
void append_break(std::string& out, int indent, bool first) {
  if (!first) {
    out += indent < 0 ? ", " : ",";
  }
  if (indent >= 0) {
    out += '\n';
    out.append(static_cast<std::size_t>(indent) * 2, ' ');
  }
}

/// `indent` is the level of the value, negative for one line.
void append(std::string& out, const Json& value, int indent) {
  const int inner = indent < 0 ? indent : indent + 1;
  if (const auto* array = value.as_array(); array != nullptr && !array->empty()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      append_break(out, inner, i == 0);
      append(out, (*array)[i], inner);
    }
    append_break(out, indent, true);
    out += ']';
  } else if (const auto* object = value.as_object(); object != nullptr && !object->empty()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      append_break(out, inner, i == 0);
      append_json_string(out, (*object)[i].first);
      out += ": ";
      append(out, (*object)[i].second, inner);
    }
    append_break(out, indent, true);
    out += '}';
  } else if (array != nullptr) {
    out += "[]";
  } else if (object != nullptr) {
    out += "{}";
  } else {
    append_scalar(out, value);
  }
}

/// What a byte may begin inside a string: nothing special, what JSON must escape, or, for a few
/// first bytes above ASCII, a code point that a terminal would obey.
enum class Byte : std::uint8_t { plain, escaped, may_hide };

constexpr std::array<Byte, 256> bytes = [] {
  std::array<Byte, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) {
    table.at(c) = Byte::escaped;
  }
  for (const char c : {'"', '\\'}) {
    table.at(static_cast<unsigned char>(c)) = Byte::escaped;
  }
  // The first bytes of all that is_hidden() knows from DEL on, and of little else.
  for (const unsigned c : {0x7FU, 0xC2U, 0xCDU, 0xD8U, 0xE1U, 0xE2U, 0xE3U, 0xEFU, 0xF3U}) {
    table.at(c) = Byte::may_hide;
  }
  return table;
}();

Byte byte_of(char c) {
  return bytes[static_cast<unsigned char>(c)];
}

void append_unit(std::string& out, std::uint32_t unit) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: append_unit(out, static_cast<unsigned char>(c)); break;
  }
}

/// Writes the code point at the front of `text` (it is UTF-8), as \uXXXX where a terminal would
/// obey it; returns its bytes.
std::size_t append_perhaps_hidden(std::string& out, std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::string_view point = text.substr(0, length);
  const char32_t code = to_code_points(point).front();
  if (!is_hidden(code)) {
    out += point;
  } else if (code <= 0xFFFF) {
    append_unit(out, code);
  } else {
    append_unit(out, 0xD800U + ((code - 0x10000U) >> 10U));
    append_unit(out, 0xDC00U + ((code - 0x10000U) & 0x3FFU));
  }
  return length;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  if (const Object* object = as_object()) {
    for (const auto& [name, value] : *object) {
      if (name == key) {
        return &value;
      }
    }
  }
  return nullptr;
}

void Json::set(std::string_view key, Json value) {
  if (is_null()) {
    value_ = Object{};
  }
  auto* object = std::get_if<Object>(&value_);
  if (object == nullptr) {
    throw Error(ErrorKind::failed, "'{}' cannot be set in a JSON value that is no object", key);
  }
  for (auto& [name, old] : *object) {
    if (name == key) {
      old = std::move(value);
      return;
    }
  }
  object->emplace_back(std::string{key}, std::move(value));
}

void Json::append(std::string key, Json value) {
  if (auto* object = std::get_if<Object>(&value_)) {
    object->emplace_back(std::move(key), std::move(value));
  } else {
    std::get<Array>(value_).push_back(std::move(value));
  }
}

Json parse_json(std::string_view text) {
  std::size_t read = 0;
  Builder builder{read};
  const char* const end = text.data() + text.size();
  static_cast<void>(
      nlohmann::json::sax_parse(Reader{text.data(), &read}, Reader{end, nullptr}, &builder));
  return builder.take();
}

std::string to_json(const Json& value) {
  std::string out;
  append(out, value, -1);
  return out;
}

std::string to_pretty_json(const Json& value) {
  std::string out;
  append(out, value, 0);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  if (!is_utf8(text)) {
    std::string repaired;
    for (const char32_t code : to_code_points(text)) {
      append_code_point(repaired, code);
    }
    append_json_string(out, repaired);
    return;
  }
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && byte_of(text[end]) == Byte::plain) {
      ++end;
    }
    out.append(text, at, end - at);
    if (end < text.size()) {
      if (byte_of(text[end]) == Byte::escaped) {
        append_escaped(out, text[end++]);
      } else {
        end += append_perhaps_hidden(out, text.substr(end));
      }
    }
    at = end;
  }
  out += '"';
}

}  // namespace bureau
