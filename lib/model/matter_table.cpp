#include "model/matter_table.h"

#include <algorithm>

namespace bureau {

namespace {

/// Whether `name` is one of "--from,--origin", as it is typed or as a key.
bool is_option(const char* options, std::string_view name) {
  std::string_view rest = options != nullptr ? options : "";
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string_view one = rest.substr(0, comma);
    one.remove_prefix(std::min(one.find_first_not_of('-'), one.size()));
    if (std::ranges::equal(one, name, [](char a, char b) { return (a == '-' ? '_' : a) == b; })) {
      return true;
    }
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return false;
}

}  // namespace

const std::vector<std::string>& names_or_none(const std::vector<std::string>* names) {
  static const std::vector<std::string> none;
  return names != nullptr ? *names : none;
}

const MatterField* find_matter_field(std::string_view name, const MatterField* last) {
  const std::size_t first =
      last == nullptr ? 0 : static_cast<std::size_t>(last - matter_fields.data());
  for (std::size_t i = 0; i < matter_fields.size(); ++i) {
    const MatterField& one = matter_fields[(first + i) % matter_fields.size()];
    if (one.name == name) {
      return &one;
    }
  }
  const auto alias = std::ranges::find_if(
      matter_fields, [&](const MatterField& field) { return is_option(field.options, name); });
  return alias == matter_fields.end() ? nullptr : &*alias;
}

const std::vector<const MatterField*>& shown_fields() {
  static const std::vector<const MatterField*> fields = [] {
    std::vector<const MatterField*> all;
    for (const MatterField& field : matter_fields) {
      if (!field.is_shown()) {
        continue;
      }
      const auto before = std::ranges::find_if(
          all, [&](const MatterField* one) { return one->name == field.stands_after; });
      all.insert(before == all.end() ? before : before + 1, &field);
    }
    return all;
  }();
  return fields;
}

std::vector<std::string_view> fields_that_are(Use use) {
  std::vector<std::string_view> names;
  for (const MatterField& field : matter_fields) {
    if (field.may(use)) {
      names.push_back(field.name);
    }
  }
  return names;
}

}  // namespace bureau
