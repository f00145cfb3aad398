#include "model/matter_fields.h"

#include "base/error.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

FilterValue text(const std::string& value) {
  return value.empty() ? FilterValue{} : FilterValue{value};
}

template <class T>
FilterValue maybe(const std::optional<T>& value) {
  return value ? FilterValue{*value} : FilterValue{};
}

FilterValue flag(bool value) {
  return std::int64_t{value ? 1 : 0};
}

template <class E>
FilterValue rank(E value) {
  return static_cast<std::int64_t>(value);
}

/// A choice that compares by rank: stored and compared as a number.
template <class E>
std::string read_rank(std::string_view word) {
  return std::to_string(static_cast<int>(parse<E>(word)));
}

struct Known {
  FilterField field;
  FilterValue (*value)(const MatterFacts&);
};

FilterField plain(std::string name, FilterType type) {
  FilterField field{.name = name, .type = type};
  field.column = std::move(name);
  return field;
}

FilterField own(std::string name, FilterType type) {
  return {.name = std::move(name), .type = type};
}

FilterField choice(std::string name, std::function<std::string(std::string_view)> read, bool ordered) {
  FilterField field{.name = name, .type = FilterType::choice};
  field.column = std::move(name);
  field.read = std::move(read);
  field.ordered = ordered;
  return field;
}

std::vector<Known> make_known() {
  using F = const MatterFacts&;
  FilterField lamp{.name = "lamp", .type = FilterType::choice};
  lamp.read = [](std::string_view word) { return to_text(parse<Lamp>(word)); };
  FilterField reg{.name = "register", .type = FilterType::choice, .column = "register"};
  reg.read = read_rank<Register>;
  reg.ordered = true;
  return {
      {own("ref", FilterType::text), [](F f) -> FilterValue { return to_text(f.matter.ref); }},
      {reg, [](F f) { return rank(f.matter.ref.reg); }},
      {plain("kind", FilterType::text), [](F f) { return text(f.matter.kind); }},
      {plain("type", FilterType::text), [](F f) { return text(f.matter.type); }},
      {plain("serial", FilterType::text), [](F f) { return text(f.matter.serial); }},
      {plain("number", FilterType::text), [](F f) { return text(f.matter.number); }},
      {plain("title", FilterType::text), [](F f) { return text(f.matter.title); }},
      {plain("state", FilterType::text), [](F f) { return text(f.matter.state); }},
      {plain("open", FilterType::flag), [](F f) { return flag(f.matter.open); }},
      {choice("urgency", read_rank<Urgency>, true), [](F f) { return rank(f.matter.urgency); }},
      {choice("importance", read_rank<Importance>, true), [](F f) { return rank(f.matter.importance); }},
      {choice("secrecy", read_rank<Level>, true), [](F f) { return rank(f.matter.secrecy.level); }},
      {choice("need", [](std::string_view word) { return to_text(parse<Need>(word)); }, false),
       [](F f) { return f.matter.need ? FilterValue{to_text(*f.matter.need)} : FilterValue{}; }},
      {plain("origin", FilterType::text), [](F f) { return text(f.matter.origin); }},
      {plain("recipient", FilterType::text), [](F f) { return text(f.matter.recipient); }},
      {plain("unit", FilterType::text), [](F f) { return text(f.matter.unit); }},
      {own("co", FilterType::list),
       [](F f) { return f.co != nullptr ? FilterValue{*f.co} : FilterValue{std::vector<std::string>{}}; }},
      {plain("person", FilterType::text), [](F f) { return text(f.matter.person); }},
      {plain("leader", FilterType::text), [](F f) { return text(f.matter.leader); }},
      {plain("officer", FilterType::text), [](F f) { return text(f.matter.officer); }},
      {own("parent", FilterType::text),
       [](F f) { return f.matter.parent ? FilterValue{to_text(*f.matter.parent)} : FilterValue{}; }},
      {plain("due", FilterType::instant), [](F f) { return maybe(f.matter.due); }},
      {plain("due_original", FilterType::instant), [](F f) { return maybe(f.matter.due_original); }},
      {plain("due_chase", FilterType::instant), [](F f) { return maybe(f.matter.due_chase); }},
      {plain("step_due", FilterType::instant), [](F f) { return maybe(f.matter.step_due); }},
      {own("overdue", FilterType::flag), [](F f) { return flag(is_overdue(f.matter, f.now)); }},
      {own("step_overdue", FilterType::flag),
       [](F f) { return flag(f.matter.open && f.matter.step_due && *f.matter.step_due < f.now); }},
      {own("late", FilterType::flag),
       [](F f) { return flag(is_overdue(f.matter, f.now) || was_late(f.matter).value_or(false)); }},
      {lamp, [](F f) -> FilterValue { return to_text(f.lamp); }},
      {plain("progress", FilterType::number), [](F f) -> FilterValue { return f.matter.progress; }},
      {plain("progress_at", FilterType::instant), [](F f) { return maybe(f.matter.progress_at); }},
      {plain("place", FilterType::text), [](F f) { return text(f.matter.place); }},
      {plain("starts_at", FilterType::instant), [](F f) { return maybe(f.matter.starts_at); }},
      {plain("ends_at", FilterType::instant), [](F f) { return maybe(f.matter.ends_at); }},
      {plain("dated", FilterType::date), [](F f) { return maybe(f.matter.dated); }},
      {plain("received_at", FilterType::instant), [](F f) { return maybe(f.matter.received_at); }},
      {plain("opened_at", FilterType::instant), [](F f) { return maybe(f.matter.opened_at); }},
      {plain("claimed_at", FilterType::instant), [](F f) { return maybe(f.matter.claimed_at); }},
      {plain("closed_at", FilterType::instant), [](F f) { return maybe(f.matter.closed_at); }},
      {plain("answered_at", FilterType::instant), [](F f) { return maybe(f.matter.answered_at); }},
      {plain("answer", FilterType::text), [](F f) { return text(f.matter.answer); }},
      {plain("waiver", FilterType::text), [](F f) { return text(f.matter.waiver); }},
      {plain("extensions", FilterType::number), [](F f) -> FilterValue { return f.matter.extensions; }},
      {plain("whereabouts", FilterType::text), [](F f) { return text(f.matter.whereabouts); }},
      {own("tag", FilterType::list),
       [](F f) { return f.tags != nullptr ? FilterValue{*f.tags} : FilterValue{std::vector<std::string>{}}; }},
      {own("tags", FilterType::list),
       [](F f) { return f.tags != nullptr ? FilterValue{*f.tags} : FilterValue{std::vector<std::string>{}}; }},
      {plain("version", FilterType::number), [](F f) -> FilterValue { return f.matter.version; }},
  };
}

const std::vector<Known>& known_fields() {
  static const std::vector<Known> all = make_known();
  return all;
}

}  // namespace

FilterValue value_of(const MatterFacts& facts, std::string_view field) {
  const auto found = std::ranges::find_if(known_fields(), [&](const Known& known) { return known.field.name == field; });
  if (found != known_fields().end()) {
    return found->value(facts);
  }
  for (const auto& [key, value] : facts.matter.fields) {
    if (key == field) {
      if (const std::string* words = value.as_text()) {
        return *words;
      }
      if (const std::int64_t* number = value.as_int()) {
        return *number;
      }
      if (const bool* yes = value.as_bool()) {
        return flag(*yes);
      }
    }
  }
  return {};
}

const std::vector<FilterField>& matter_filter_fields() {
  static const std::vector<FilterField> fields = [] {
    std::vector<FilterField> all;
    for (const Known& known : known_fields()) {
      all.push_back(known.field);
    }
    return all;
  }();
  return fields;
}

LampVerdict lamp_of_matter(const std::vector<LampRule>& rules, const Matter& matter, Instant now) {
  const MatterFacts facts{.matter = matter, .now = now};
  return lamp_of(rules, matter.open, [&](std::string_view field) { return value_of(facts, field); });
}

}  // namespace bureau
