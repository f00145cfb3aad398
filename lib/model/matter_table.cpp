#include "model/matter_table.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

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

/// Where each name stands in the table, from 1 on; 0: nowhere. Filters ask for names row by row.
using Slots = std::array<std::uint8_t, 256>;

constexpr std::size_t slot_of(std::string_view name) {
  const auto code = [&](std::size_t i) { return static_cast<std::size_t>(name[i]); };
  return name.empty() ? 0
                      : (name.size() * 37 + code(0) * 7 + code(name.size() / 2) * 13 +
                         code(name.size() - 1)) %
                            std::tuple_size_v<Slots>;
}

constexpr Slots slots = [] {
  Slots all{};
  for (std::size_t i = 0; i < matter_fields.size(); ++i) {
    std::size_t at = slot_of(matter_fields[i].name);
    while (all[at] != 0) {
      at = (at + 1) % all.size();
    }
    all[at] = static_cast<std::uint8_t>(i + 1);
  }
  return all;
}();

constexpr auto shown_count = static_cast<std::size_t>(
    std::ranges::count_if(matter_fields, [](const auto& field) { return field.is_shown(); }));

/// Put in order by the compiler: a start costs nothing for it.
constexpr std::array<const MatterField*, shown_count> shown = [] {
  std::array<const MatterField*, shown_count> all{};
  auto end = all.begin();
  for (const MatterField& field : matter_fields) {
    if (field.is_shown()) {
      const auto before = std::find_if(all.begin(), end, [&](const MatterField* one) {
        return one->name == field.stands_after;
      });
      const auto place = before == end ? end : before + 1;
      std::copy_backward(place, end, end + 1);
      *place = &field;
      ++end;
    }
  }
  return all;
}();

}  // namespace

const std::vector<std::string>& names_or_none(const std::vector<std::string>* names) {
  static const std::vector<std::string> none;
  return names != nullptr ? *names : none;
}

const MatterField* find_matter_field(std::string_view name) {
  for (std::size_t at = slot_of(name); slots[at] != 0; at = (at + 1) % slots.size()) {
    const MatterField& one = matter_fields[slots[at] - 1U];
    if (one.name == name) {
      return &one;
    }
  }
  const auto alias = std::ranges::find_if(
      matter_fields, [&](const MatterField& field) { return is_option(field.options, name); });
  return alias == matter_fields.end() ? nullptr : &*alias;
}

std::span<const MatterField* const> shown_fields() {
  return shown;
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
