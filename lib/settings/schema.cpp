#include "settings/schema.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace bureau::schema {

namespace {

/// What people call a type of TOML.
const char* name_of(toml::node_type type) {
  switch (type) {
    case toml::node_type::table: return mark("a table");
    case toml::node_type::array: return mark("a list");
    case toml::node_type::string: return mark("a text");
    case toml::node_type::integer: return mark("a whole number");
    case toml::node_type::floating_point: return mark("a number with a fraction");
    case toml::node_type::boolean: return mark("true or false");
    case toml::node_type::date: return mark("a date");
    case toml::node_type::time: return mark("a time");
    case toml::node_type::date_time: return mark("a date and time");
    default: return mark("nothing");
  }
}

/// The parser's words for what people do most often wrong say little to them.
const char* hint_for(std::string_view description, std::string_view line) {
  const auto has = [&](std::string_view text) {
    return description.find(text) != description.npos;
  };
  const bool foreign = std::ranges::any_of(line, [](char c) { return (c & '\x80') != 0; });
  if (has("key-value pairs; expected keys, tables, whitespace or comments") ||
      (has("expected keys, tables") && foreign)) {
    return mark("a key that is not plain ASCII stands in quotes: \"会议室\" = …");
  }
  if (has("redefine existing") || has("already")) {
    return mark("the same key or table stands twice");
  }
  if (has("could not determine value type") || has("values; expected") || has("boolean")) {
    return mark("a text stands in quotes");
  }
  if (has("time") && has("expected")) {
    return mark("a time stands in quotes: \"17:00\"");
  }
  if (has("string") && has("end")) {
    return mark("a quote is not closed");
  }
  if (has("array")) {
    return mark("a list is not closed, or a comma is missing");
  }
  return nullptr;
}

std::string_view line_of(std::string_view text, std::uint32_t number) {
  for (std::uint32_t i = 1; i < number; ++i) {
    const std::size_t end = text.find('\n');
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

Document::Document(std::string_view text, std::string_view file, bool any_key)
    : file_{file}, any_key_{any_key} {
  try {
    root_ = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    const std::string_view description = error.description();
    const char* hint = hint_for(description, line_of(text, error.source().begin.line));
    complain(error.source(), hint == nullptr
                                 ? localized("this is not TOML: {}", description)
                                 : localized("this is not TOML: {} ({})", tr(hint), description));
  }
}

void Document::complain(const toml::source_region& where, std::string text) {
  complaints_.push_back({where.begin.line, where.begin.column, std::move(text)});
}

bool Document::complains_of(const toml::source_region& where) const {
  return std::ranges::any_of(complaints_,
                             [&](const Complaint& one) { return one.line == where.begin.line; });
}

std::vector<std::string> Document::complaints() const {
  std::vector<Complaint> sorted = complaints_;
  std::ranges::stable_sort(sorted, {}, [](const Complaint& one) {
    return std::tuple{one.line, one.column};
  });
  std::vector<std::string> texts;
  texts.reserve(sorted.size());
  for (const Complaint& one : sorted) {
    texts.push_back(fmt::format("{}:{}:{}: {}", file_, std::max(one.line, 1U),
                                std::max(one.column, 1U), one.text));
  }
  return texts;
}

void Document::raise() const {
  if (!good()) {
    throw Error(ErrorKind::usage, "{}", complaints().front());
  }
}

std::string Document::where(const toml::source_region& source) const {
  return fmt::format("{}:{}:{}", file_, source.begin.line, source.begin.column);
}

void Section::each(std::string_view key, const std::function<void(Section&)>& read_one) {
  const toml::node* node = ask(key);
  if (node == nullptr) {
    return;
  }
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    wrong(key, *node, mark("a list of tables"));
    return;
  }
  for (const toml::node& element : *array) {
    if (const toml::table* table = element.as_table()) {
      Section section{document_, *table};
      read_one(section);
      section.finish();
    } else {
      wrong(key, element, mark("a table"));
    }
  }
}

void Section::one(std::string_view key, const std::function<void(Section&)>& read_it) {
  const toml::node* node = ask(key);
  if (node == nullptr) {
    return;
  }
  if (const toml::table* table = node->as_table()) {
    Section section{document_, *table};
    read_it(section);
    section.finish();
  } else {
    wrong(key, *node, mark("a table"));
  }
}

void Section::each_element(std::string_view key,
                           const std::function<void(const Element&)>& take_one) {
  const toml::node* node = ask(key);
  std::vector<std::pair<std::string, const toml::node*>> all;
  if (const toml::table* table = node == nullptr ? nullptr : node->as_table()) {
    for (const auto& [name, value] : *table) {
      all.emplace_back(name.str(), &value);
    }
    std::ranges::stable_sort(all, {}, [](const auto& one) {
      return std::tuple{one.second->source().begin.line, one.second->source().begin.column};
    });
  } else if (const toml::array* array = node == nullptr ? nullptr : node->as_array()) {
    std::ranges::transform(*array, std::back_inserter(all), [](const toml::node& value) {
      return std::pair{"", &value};
    });
  } else if (node != nullptr) {
    wrong(key, *node, mark("a list or a table"));
  }
  for (const auto& [name, value] : all) {
    const auto* text = value->as_string();
    const toml::table* table = value->as_table();
    std::optional<Section> section;
    if (table != nullptr) {
      section.emplace(document_, *table);
    }
    take_one({.name = name,
              .text = text == nullptr ? nullptr : &text->get(),
              .table = section ? &*section : nullptr,
              .complain = [this, value = value](std::string complaint) {
                document_.complain(value->source(), std::move(complaint));
              }});
    if (section) {
      section->finish();
    }
  }
}

bool Section::is_text(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return node != nullptr && node->is_string();
}

bool Section::is_table(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return node != nullptr && node->is_table();
}

void Section::complain(std::string_view key, std::string text) {
  const toml::node* node = table_.get(key);
  document_.complain(node == nullptr ? table_.source() : node->source(), std::move(text));
}

std::string Section::where(std::string_view key) const {
  const auto found = table_.find(key);
  return document_.where(found == table_.end() ? table_.source() : found->first.source());
}

void Section::finish() {
  if (document_.takes_any_key()) {
    return;
  }
  for (const auto& [key, node] : table_) {
    if (std::ranges::find(asked_, key.str()) != asked_.end()) {
      continue;
    }
    const std::string_view near = nearest(key.str(), asked_);
    document_.complain(
        key.source(),
        near.empty() ? localized("there is no setting '{}'", key.str())
                     : localized("there is no setting '{}', did you mean '{}'", key.str(), near));
  }
}

const toml::node* Section::ask(std::string_view key) {
  asked_.push_back(key);
  return table_.get(key);
}

bool Section::wrong(std::string_view key, const toml::node& node, const char* expected) {
  document_.complain(node.source(), localized("'{}' must be {}, not {}", key, tr(expected),
                                              tr(name_of(node.type()))));
  return false;
}

bool Section::take(std::string_view key, const toml::node& node, std::string& into) {
  const auto* value = node.as_string();
  if (value == nullptr) {
    return wrong(key, node, mark("a text"));
  }
  into = value->get();
  return true;
}

bool Section::take(std::string_view key, const toml::node& node, bool& into) {
  const auto* value = node.as_boolean();
  if (value == nullptr) {
    return wrong(key, node, mark("true or false"));
  }
  into = value->get();
  return true;
}

bool Section::take(std::string_view key, const toml::node& node, std::int64_t& into) {
  const auto* value = node.as_integer();
  if (value == nullptr) {
    return wrong(key, node, mark("a whole number"));
  }
  if (value->get() < 0) {
    document_.complain(node.source(), localized("'{}' may not be negative", key));
    return false;
  }
  into = value->get();
  return true;
}

bool Section::take(std::string_view key, const toml::node& node, int& into) {
  std::int64_t value = 0;
  if (!take(key, node, value)) {
    return false;
  }
  if (value > std::numeric_limits<int>::max()) {
    document_.complain(node.source(), localized("'{}' is too large", key));
    return false;
  }
  into = static_cast<int>(value);
  return true;
}

bool Section::take(std::string_view key, const toml::node& node, Date& into) {
  const auto* value = node.as_date();
  if (value == nullptr) {
    return wrong(key, node, mark("a date"));
  }
  if (value->get().year < 1900) {
    document_.complain(node.source(), localized("'{}' lies before 1900", key));
    return false;
  }
  into = Date{value->get().year, value->get().month, value->get().day};
  return true;
}

bool Section::take(std::string_view key, const toml::node& node, std::filesystem::path& into) {
  std::string text;
  if (!take(key, node, text)) {
    return false;
  }
  into = text;
  return true;
}

bool Section::take(std::string_view key, const toml::node& node, std::optional<Language>& into) {
  std::string text;
  if (!take(key, node, text)) {
    return false;
  }
  try {
    into = read_language(text);
    return true;
  } catch (const Error& error) {
    document_.complain(node.source(), fmt::format("{}: {}", key, error.what()));
    return false;
  }
}

bool Section::take(std::string_view key, const toml::node& node, Bilingual& into) {
  if (const auto* value = node.as_string()) {
    into = {.en = value->get(), .zh = value->get()};
    return true;
  }
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    return wrong(key, node, mark("a text, or a table of en and zh"));
  }
  Section both{document_, *table};
  const bool en = both.read("en", into.en);
  const bool zh = both.read("zh", into.zh);
  both.finish();
  return en || zh;
}

bool Section::take(std::string_view key, const toml::node& node,
                   std::map<std::string, std::string>& into) {
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    return wrong(key, node, mark("a table"));
  }
  bool good = true;
  for (const auto& [name, value] : *table) {
    std::string text;
    if (take(fmt::format("{}.{}", key, name.str()), value, text)) {
      into.insert_or_assign(std::string{name.str()}, text);
    } else {
      good = false;
    }
  }
  return good;
}

std::optional<Language> read_language(std::string_view text) {
  if (text.empty()) {
    return std::nullopt;
  }
  if (text != "en" && text != "zh") {
    throw Error(ErrorKind::usage, "'{}' is not a language: use en or zh", text);
  }
  return text == "en" ? Language::en : Language::zh;
}

bool says_nothing(std::string_view toml) {
  toml.remove_prefix(toml.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  while (!toml.empty()) {
    const std::size_t end = std::min(toml.find('\n'), toml.size());
    const std::size_t word = toml.substr(0, end).find_first_not_of(" \t\r");
    if (word != std::string_view::npos && toml[word] != '#') {
      return false;
    }
    toml.remove_prefix(std::min(end + 1, toml.size()));
  }
  return true;
}

}  // namespace bureau::schema
