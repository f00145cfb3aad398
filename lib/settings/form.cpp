#include "settings/form.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "settings/document.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace bureau {

namespace {

std::string text_of(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string text_of(const toml::time& time) {
  return fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
}

std::string text_of(const toml::date_time& moment) {
  std::string text = text_of(moment.date) + "T" + text_of(moment.time);
  if (moment.offset) {
    const int minutes = moment.offset->minutes;
    const int whole = minutes < 0 ? -minutes : minutes;
    text += fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', whole / 60, whole % 60);
  }
  return text;
}

/// Nothing for what is no single value.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) {
    return text->get();
  }
  if (const auto* number = node.as_integer()) {
    return fmt::format("{}", number->get());
  }
  if (const auto* flag = node.as_boolean()) {
    return flag->get() ? "true" : "false";
  }
  if (const auto* date = node.as_date()) {
    return text_of(date->get());
  }
  if (const auto* moment = node.as_date_time()) {
    return text_of(moment->get());
  }
  return std::nullopt;
}

void read_table(const toml::table& table, const std::string& before, schema::Document& document,
                std::map<std::string, std::string>& into) {
  for (const auto& [name, node] : table) {
    const std::string key = before + std::string{name.str()};
    if (const toml::table* inner = node.as_table(); inner != nullptr && before.empty()) {
      read_table(*inner, key + ".", document, into);
    } else if (std::optional<std::string> text = text_of(node)) {
      into.insert_or_assign(key, *std::move(text));
    } else {
      document.complain(node.source(), localized("'{}' must be a text in quotes", key));
    }
  }
}

/// As it stands between double quotes.
std::string escaped(std::string_view value, bool several_lines) {
  std::string text;
  for (const char32_t code : to_code_points(value)) {
    if (code == U'"' || code == U'\\') {
      text += '\\';
    }
    if ((code == U'\n' && several_lines) || !is_hidden(code)) {
      append_code_point(text, code);
    } else {
      text += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(code));
    }
  }
  return text;
}

}  // namespace

std::string form_line(std::string_view key, std::string_view value) {
  const bool several_lines = value.find('\n') != std::string_view::npos;
  const std::string text = escaped(value, several_lines);
  return several_lines ? fmt::format("{} = \"\"\"\n{}\"\"\"\n", key, text)
                       : fmt::format("{} = \"{}\"\n", key, text);
}

std::map<std::string, std::string> read_form(std::string_view toml, std::string_view file) {
  schema::Document document{toml, file};
  std::map<std::string, std::string> values;
  if (document.good()) {
    read_table(document.root(), "", document, values);
  }
  document.raise();
  return values;
}

}  // namespace bureau
