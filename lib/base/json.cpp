#include "base/json.h"

#include "base/error.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace bureau {

namespace {

constexpr std::size_t deepest = 100;

/// Builds our value straight from the parser's events.
class Builder {
 public:
  Json take() { return std::move(root_); }
  const std::string& complaint() const { return complaint_; }

  bool null() { return put(Json{}); }
  bool boolean(bool value) { return put(Json{value}); }
  bool number_integer(std::int64_t value) { return put(Json{value}); }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return fail(localized("the number {} is too large", value));
    }
    return put(Json{static_cast<std::int64_t>(value)});
  }
  bool number_float(double value, const std::string& text) {
    if (text.find_first_of(".eE") == std::string::npos) {
      return fail(localized("the number {} is too large", text));
    }
    return put(Json{value});
  }
  bool string(std::string& value) { return put(Json{std::move(value)}); }
  bool binary(nlohmann::json::binary_t& /*unused*/) { return fail("binary"); }
  bool start_object(std::size_t /*unused*/) { return open(Json{Json::Object{}}); }
  bool start_array(std::size_t /*unused*/) { return open(Json{Json::Array{}}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    if (stack_.back().value.find(name) != nullptr) {
      return fail(localized("the key \"{}\" is given twice", cleaned(name)));
    }
    stack_.back().key = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::detail::exception& /*error*/) {
    return fail(localized("a mistake at character {}", position));
  }

 private:
  struct Level {
    Json value{};
    std::string key{};
  };

  bool fail(std::string text) {
    complaint_ = std::move(text);
    return false;
  }
  bool open(Json value) {
    if (stack_.size() >= deepest) {
      return fail(localized("nested more than {} deep", deepest));
    }
    stack_.push_back({std::move(value), {}});
    return true;
  }
  bool close() {
    Json done = std::move(stack_.back().value);
    stack_.pop_back();
    return put(std::move(done));
  }
  bool put(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else {
      stack_.back().value.append(std::move(stack_.back().key), std::move(value));
      stack_.back().key.clear();
    }
    return true;
  }

  std::vector<Level> stack_{};
  Json root_{};
  std::string complaint_{};
};

void write(std::string& out, const Json& value, int indent) {
  const auto line = [&](int level) {
    if (indent >= 0) {
      out += '\n';
      out.append(static_cast<std::size_t>(level) * 2, ' ');
    }
  };
  const int inner = indent < 0 ? -1 : indent + 1;
  if (const bool* flag = value.as_bool()) {
    out += *flag ? "true" : "false";
  } else if (const std::int64_t* number = value.as_int()) {
    out += std::to_string(*number);
  } else if (const double* real = value.as_double()) {
    out += fmt::format("{}", *real);
  } else if (const std::string* text = value.as_text()) {
    append_json_string(out, *text);
  } else if (const Json::Array* array = value.as_array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      out += i == 0 ? "" : indent < 0 ? ", " : ",";
      line(inner);
      write(out, (*array)[i], inner);
    }
    if (!array->empty()) {
      line(indent);
    }
    out += ']';
  } else if (const Json::Object* object = value.as_object()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      out += i == 0 ? "" : indent < 0 ? ", " : ",";
      line(inner);
      append_json_string(out, (*object)[i].first);
      out += ": ";
      write(out, (*object)[i].second, inner);
    }
    if (!object->empty()) {
      line(indent);
    }
    out += '}';
  } else {
    out += "null";
  }
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const Object* object = as_object();
  if (object == nullptr) {
    return nullptr;
  }
  const auto found = std::ranges::find(*object, key, &std::pair<std::string, Json>::first);
  return found == object->end() ? nullptr : &found->second;
}

void Json::set(std::string_view key, Json value) {
  if (is_null()) {
    value_ = Object{};
  }
  auto& object = std::get<Object>(value_);
  const auto found = std::ranges::find(object, key, &std::pair<std::string, Json>::first);
  if (found != object.end()) {
    found->second = std::move(value);
  } else {
    object.emplace_back(std::string{key}, std::move(value));
  }
}

void Json::append(std::string key, Json value) {
  if (auto* object = std::get_if<Object>(&value_)) {
    object->emplace_back(std::move(key), std::move(value));
  } else {
    std::get<Array>(value_).push_back(std::move(value));
  }
}

Json parse_json(std::string_view text) {
  Builder builder;
  bool read = false;
  try {
    read = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  } catch (const nlohmann::json::exception&) {
    read = false;
  }
  if (!read) {
    throw Error(ErrorKind::usage, "this is not JSON: {}",
                builder.complaint().empty() ? tr("it cannot be read") : builder.complaint());
  }
  return builder.take();
}

std::string to_json(const Json& value) {
  std::string out;
  write(out, value, -1);
  return out;
}

std::string to_pretty_json(const Json& value) {
  std::string out;
  write(out, value, 0);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  if (!is_utf8(text)) {
    std::string mended;
    for (const char32_t code : to_code_points(text)) {
      append_code_point(mended, code);
    }
    append_json_string(out, mended);
    return;
  }
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f) {
      continue;
    }
    out += text.substr(from, i - from);
    from = i + 1;
    switch (byte) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default:
        out += "\\u00";
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
    }
  }
  out += text.substr(from);
  out += '"';
}

}  // namespace bureau
