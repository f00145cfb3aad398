#include "model/matter_fields.h"

#include "base/text_form.h"
#include "model/matter_table.h"

#include <algorithm>
#include <iterator>

namespace bureau {

namespace {

constexpr std::string_view own_prefix = "fields.";

/// The value of a member as filters compare it: an enum by its rank, or by its id where it has
/// none.
struct AsFilterValue {
  FilterValue operator()(Ref ref) const { return ref; }
  FilterValue operator()(std::int64_t number) const { return number; }
  FilterValue operator()(bool yes) const { return std::int64_t{yes ? 1 : 0}; }
  FilterValue operator()(Lamp lamp) const { return to_text(lamp); }
  FilterValue operator()(const Secrecy& secrecy) const { return (*this)(secrecy.level); }
  FilterValue operator()(const std::string& text) const {
    return text.empty() ? FilterValue{} : FilterValue{text};
  }
  FilterValue operator()(const std::vector<std::string>& list) const { return list; }
  FilterValue operator()(const std::vector<std::pair<std::string, Json>>& /*own*/) const {
    return {};
  }
  template <class E>
  requires std::is_enum_v<E> FilterValue operator()(E rank) const {
    return static_cast<std::int64_t>(rank);
  }
  FilterValue operator()(const std::optional<Need>& need) const { return id_of(need); }
  FilterValue operator()(const std::optional<Phase>& phase) const { return id_of(phase); }
  template <class T>
  FilterValue operator()(const std::optional<T>& value) const {
    return value ? FilterValue{*value} : FilterValue{};
  }

 private:
  static FilterValue id_of(const auto& value) {
    return value ? FilterValue{to_text(*value)} : FilterValue{};
  }
};

/// The value of a member as its text form.
struct AsText {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& list) const {
    return fmt::format("{}", fmt::join(list, ", "));
  }
  std::string operator()(const std::vector<std::pair<std::string, Json>>& own) const {
    return own.empty() ? "" : to_json(Json{Json::Object{own}});
  }
  template <HasTextForm T>
  std::string operator()(const T& value) const {
    return to_text(value);
  }
  template <class T>
  std::string operator()(const std::optional<T>& value) const {
    return value ? to_text(*value) : "";
  }
};

template <class E>
std::string read_rank(std::string_view word) {
  return std::to_string(static_cast<int>(parse<E>(word)));
}

template <class E>
std::string read_id(std::string_view word) {
  return to_text(parse<E>(word));
}

/// Says of a filter's field how the members of a type compare.
struct Typer {
  FilterField& field;

  void operator()(Ref /*unused*/) const { field.type = FilterType::ref; }
  void operator()(const std::optional<Ref>& /*unused*/) const { field.type = FilterType::ref; }
  void operator()(std::int64_t /*unused*/) const { field.type = FilterType::number; }
  void operator()(bool /*unused*/) const { field.type = FilterType::flag; }
  void operator()(const std::string& /*unused*/) const { field.type = FilterType::text; }
  void operator()(const std::optional<Instant>& /*unused*/) const {
    field.type = FilterType::instant;
  }
  void operator()(const std::optional<Date>& /*unused*/) const { field.type = FilterType::date; }
  void operator()(const std::vector<std::string>& /*unused*/) const {
    field.type = FilterType::list;
  }
  void operator()(const std::vector<std::pair<std::string, Json>>& /*unused*/) const {}
  void operator()(Lamp /*unused*/) const { choice(read_id<Lamp>, false); }
  void operator()(const std::optional<Need>& /*unused*/) const { choice(read_id<Need>, false); }
  void operator()(const std::optional<Phase>& /*unused*/) const { choice(read_id<Phase>, false); }
  void operator()(const Secrecy& /*unused*/) const { choice(read_rank<Level>, true); }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(E /*unused*/) const { choice(read_rank<E>, true); }

  void choice(std::string (*read)(std::string_view), bool ordered) const {
    field.type = FilterType::choice;
    field.read = read;
    field.ordered = ordered;
  }
};

bool is_own_object(const MatterField& field) {
  return std::holds_alternative<std::vector<std::pair<std::string, Json>> Matter::*>(field.access);
}

/// What is a column says so; texts of the store that the program reads in its own way do not.
bool is_column(const MatterField& known, FilterType type) {
  const bool is_member = std::visit(
      [](auto access) { return std::is_member_object_pointer_v<decltype(access)>; }, known.access);
  return is_member && type != FilterType::ref && type != FilterType::list;
}

MatterWords::Reader reader_of(const MatterField& known, const MatterWords& words) {
  return known.name == "kind"              ? words.kinds
         : known.name == "state"           ? words.states
         : known.type == FieldType::unit   ? words.units
         : known.type == FieldType::person ? words.people
         : known.may(Use::party)           ? words.units
                                           : MatterWords::Reader{};
}

FilterField field_of(const MatterField& known, const MatterWords& words) {
  static const Matter nothing;
  static const MatterFacts none{.matter = nothing};
  FilterField field{.name = std::string{known.name}, .called = reader_of(known, words)};
  std::visit([&](auto access) { Typer{field}(value_by(access, none)); }, known.access);
  if (is_column(known, field.type)) {
    field.column = field.name;
  }
  if (field.type == FilterType::ref) {
    field.read = words.refs;
  }
  return field;
}

FilterField field_of_kind(std::string_view name, FieldType type, const MatterWords& words) {
  return {.name = std::string{name},
          .type = compared_as(type),
          .called = type == FieldType::unit     ? words.units
                    : type == FieldType::person ? words.people
                                                : MatterWords::Reader{}};
}

FilterValue own_value(const Matter& matter, std::string_view name) {
  for (const auto& [key, value] : matter.fields) {
    if (key == name) {
      if (const std::string* words = value.as_text()) {
        return *words;
      }
      if (const std::int64_t* number = value.as_int()) {
        return *number;
      }
      if (const bool* yes = value.as_bool()) {
        return std::int64_t{*yes ? 1 : 0};
      }
    }
  }
  return {};
}

}  // namespace

FilterValue value_of(const MatterFacts& facts, std::string_view field) {
  if (field.starts_with(own_prefix)) {
    return own_value(facts.matter, field.substr(own_prefix.size()));
  }
  const MatterField* known = find_matter_field(field);
  if (known == nullptr) {
    return own_value(facts.matter, field);
  }
  FilterValue value = std::visit(
      [&](auto access) { return AsFilterValue{}(value_by(access, facts)); }, known->access);
  if (known->may(Use::zero_is_none) && value == FilterValue{std::int64_t{0}}) {
    return {};
  }
  return value;
}

std::string text_of(const MatterField& field, const Matter& matter) {
  return text_of(field, MatterFacts{.matter = matter});
}

std::string text_of(const MatterField& field, const MatterFacts& facts) {
  const std::string text =
      std::visit([&](auto access) { return AsText{}(value_by(access, facts)); }, field.access);
  return field.may(Use::zero_is_none) && text == "0" ? "" : text;
}

std::optional<FilterField> find_filter_field(std::string_view name, const MatterWords& words) {
  const bool is_own = name.starts_with(own_prefix);
  const MatterField* known = is_own ? nullptr : find_matter_field(name);
  if (known != nullptr) {
    return known->is_shown() && !is_own_object(*known) ? std::optional{field_of(*known, words)}
                                                       : std::nullopt;
  }
  const std::optional<FieldType> type =
      words.own ? words.own(is_own ? name.substr(own_prefix.size()) : name) : std::nullopt;
  if (!type && !is_own) {
    return std::nullopt;
  }
  return field_of_kind(name, type.value_or(FieldType::text), words);
}

Filter parse_matter_filter(std::string_view expression, const MatterWords& words) {
  const auto names = [&] {
    std::vector<std::string> all = words.own_names ? words.own_names() : std::vector<std::string>{};
    for (const MatterField* field : shown_fields()) {
      all.emplace_back(field->name);
    }
    return all;
  };
  return parse_filter(
      expression, {.find = [&](std::string_view name) { return find_filter_field(name, words); },
                   .names = names,
                   .named = words.named});
}

LampVerdict lamp_of_matter(const std::vector<LampRule>& rules, const Matter& matter, Instant now) {
  const MatterFacts facts{.matter = matter, .now = now};
  return lamp_of(rules, matter.open,
                 [&](std::string_view field) { return value_of(facts, field); });
}

std::span<const Name> choices_of(const MatterField& field) {
  if (std::holds_alternative<Urgency Matter::*>(field.access)) {
    return names_of(Urgency{});
  }
  if (std::holds_alternative<Importance Matter::*>(field.access)) {
    return names_of(Importance{});
  }
  return std::holds_alternative<std::optional<Need> Matter::*>(field.access)
             ? names_of(Need{})
             : std::span<const Name>{};
}

}  // namespace bureau
