#include "model/matter_fields.h"

#include "base/error.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>
#include <iterator>

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

/// A field of a matter: a table of plain values, because every start makes it.
struct Known {
  std::string_view name;
  FilterType type;
  bool column;  ///< the store has a column of this name
  FilterValue (*value)(const MatterFacts&);
  std::string (*read)(std::string_view) = nullptr;  ///< of a choice
  bool ordered = false;
};

template <class E>
std::string read_id(std::string_view word) {
  return to_text(parse<E>(word));
}

using F = const MatterFacts&;
using T = FilterType;

constexpr std::array known_fields{
    Known{"ref", T::text, false, [](F f) -> FilterValue { return to_text(f.matter.ref); }},
    Known{"register", T::choice, true, [](F f) { return rank(f.matter.ref.reg); },
          read_rank<Register>, true},
    Known{"kind", T::text, true, [](F f) { return text(f.matter.kind); }},
    Known{"type", T::text, true, [](F f) { return text(f.matter.type); }},
    Known{"serial", T::text, true, [](F f) { return text(f.matter.serial); }},
    Known{"number", T::text, true, [](F f) { return text(f.matter.number); }},
    Known{"title", T::text, true, [](F f) { return text(f.matter.title); }},
    Known{"state", T::text, true, [](F f) { return text(f.matter.state); }},
    Known{
        "phase", T::choice, true,
        [](F f) { return f.matter.phase ? FilterValue{to_text(*f.matter.phase)} : FilterValue{}; },
        read_id<Phase>},
    Known{"open", T::flag, true, [](F f) { return flag(f.matter.open); }},
    Known{"urgency", T::choice, true, [](F f) { return rank(f.matter.urgency); },
          read_rank<Urgency>, true},
    Known{"importance", T::choice, true, [](F f) { return rank(f.matter.importance); },
          read_rank<Importance>, true},
    Known{"secrecy", T::choice, true, [](F f) { return rank(f.matter.secrecy.level); },
          read_rank<Level>, true},
    Known{"need", T::choice, true,
          [](F f) { return f.matter.need ? FilterValue{to_text(*f.matter.need)} : FilterValue{}; },
          read_id<Need>},
    Known{"origin", T::text, true, [](F f) { return text(f.matter.origin); }},
    Known{"recipient", T::text, true, [](F f) { return text(f.matter.recipient); }},
    Known{"unit", T::text, true, [](F f) { return text(f.matter.unit); }},
    Known{"co", T::list, false,
          [](F f) {
            return f.co != nullptr ? FilterValue{*f.co} : FilterValue{std::vector<std::string>{}};
          }},
    Known{"unanswered", T::list, false,
          [](F f) {
            return f.unanswered != nullptr ? FilterValue{*f.unanswered}
                                           : FilterValue{std::vector<std::string>{}};
          }},
    Known{"person", T::text, true, [](F f) { return text(f.matter.person); }},
    Known{"leader", T::text, true, [](F f) { return text(f.matter.leader); }},
    Known{"officer", T::text, true, [](F f) { return text(f.matter.officer); }},
    Known{"parent", T::text, false,
          [](F f) {
            return f.matter.parent ? FilterValue{to_text(*f.matter.parent)} : FilterValue{};
          }},
    Known{"due", T::instant, true, [](F f) { return maybe(f.matter.due); }},
    Known{"due_original", T::instant, true, [](F f) { return maybe(f.matter.due_original); }},
    Known{"due_chase", T::instant, true, [](F f) { return maybe(f.matter.due_chase); }},
    Known{"step_due", T::instant, true, [](F f) { return maybe(f.matter.step_due); }},
    Known{"overdue", T::flag, false, [](F f) { return flag(is_overdue(f.matter, f.now)); }},
    Known{
        "step_overdue", T::flag, false,
        [](F f) { return flag(f.matter.open && f.matter.step_due && *f.matter.step_due < f.now); }},
    Known{"late", T::flag, false,
          [](F f) {
            return flag(is_overdue(f.matter, f.now) || was_late(f.matter).value_or(false));
          }},
    Known{"lamp", T::choice, false, [](F f) -> FilterValue { return to_text(f.lamp); },
          read_id<Lamp>},
    Known{"progress", T::number, true, [](F f) -> FilterValue { return f.matter.progress; }},
    Known{"progress_at", T::instant, true, [](F f) { return maybe(f.matter.progress_at); }},
    Known{"place", T::text, true, [](F f) { return text(f.matter.place); }},
    Known{"starts_at", T::instant, true, [](F f) { return maybe(f.matter.starts_at); }},
    Known{"ends_at", T::instant, true, [](F f) { return maybe(f.matter.ends_at); }},
    Known{"dated", T::date, true, [](F f) { return maybe(f.matter.dated); }},
    Known{"received_at", T::instant, true, [](F f) { return maybe(f.matter.received_at); }},
    Known{"opened_at", T::instant, true, [](F f) { return maybe(f.matter.opened_at); }},
    Known{"claimed_at", T::instant, true, [](F f) { return maybe(f.matter.claimed_at); }},
    Known{"closed_at", T::instant, true, [](F f) { return maybe(f.matter.closed_at); }},
    Known{"answered_at", T::instant, true, [](F f) { return maybe(f.matter.answered_at); }},
    Known{"answer", T::text, true, [](F f) { return text(f.matter.answer); }},
    Known{"waiver", T::text, true, [](F f) { return text(f.matter.waiver); }},
    Known{"extensions", T::number, true, [](F f) -> FilterValue { return f.matter.extensions; }},
    Known{"whereabouts", T::text, true, [](F f) { return text(f.matter.whereabouts); }},
    Known{"tag", T::list, false, [](F f) -> FilterValue { return f.matter.tags; }},
    Known{"tags", T::list, false, [](F f) -> FilterValue { return f.matter.tags; }},
    Known{"version", T::number, true, [](F f) -> FilterValue { return f.matter.version; }},
};

FilterField field_of(const Known& known) {
  FilterField field{.name = std::string{known.name}, .type = known.type, .ordered = known.ordered};
  if (known.column) {
    field.column = field.name;
  }
  if (known.read != nullptr) {
    field.read = known.read;
  }
  return field;
}

}  // namespace

FilterValue value_of(const MatterFacts& facts, std::string_view field) {
  if (const auto found = std::ranges::find(known_fields, field, &Known::name);
      found != known_fields.end()) {
    return found->value(facts);
  }
  constexpr std::string_view own = "fields.";
  const std::string_view name = field.starts_with(own) ? field.substr(own.size()) : field;
  for (const auto& [key, value] : facts.matter.fields) {
    if (key == name) {
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
    std::ranges::transform(known_fields, std::back_inserter(all), field_of);
    return all;
  }();
  return fields;
}

namespace {

/// What kinds add, and what an import kept: fields.NAME.
void add_own_fields(std::string_view expression, std::vector<FilterField>& fields) {
  constexpr std::string_view own = "fields.";
  for (std::size_t at = expression.find(own); at != std::string_view::npos;
       at = expression.find(own, at + 1)) {
    const std::size_t end = expression.find_first_of(" =!<>~()\t", at);
    fields.push_back({.name = std::string{
                          expression.substr(at, end == std::string_view::npos ? end : end - at)}});
  }
}

void add_words(const MatterWords& words, std::vector<FilterField>& fields) {
  for (FilterField& field : fields) {
    if (field.name == "kind") {
      field.called = words.kinds;
    } else if (field.name == "state") {
      field.called = words.states;
    } else if (field.name == "unit" || field.name == "co" || field.name == "unanswered") {
      field.called = words.units;
    } else if (field.name == "person" || field.name == "leader" || field.name == "officer") {
      field.called = words.people;
    }
  }
}

}  // namespace

Filter parse_matter_filter(std::string_view expression, const MatterWords& words) {
  std::vector<FilterField> some;
  add_own_fields(expression, some);
  for (const Known& known : known_fields) {
    if (expression.find(known.name) != std::string_view::npos) {
      some.push_back(field_of(known));
    }
  }
  add_words(words, some);
  try {
    return parse_filter(expression, some);
  } catch (const Error&) {
    // Only a kind's own field and the complaint need all of them: it names the nearest.
    std::vector<FilterField> all = some;
    std::ranges::copy(matter_filter_fields(), std::back_inserter(all));
    for (std::string& name : words.own_fields ? words.own_fields() : std::vector<std::string>{}) {
      all.push_back({.name = std::move(name)});
    }
    add_words(words, all);
    return parse_filter(expression, all);
  }
}

LampVerdict lamp_of_matter(const std::vector<LampRule>& rules, const Matter& matter, Instant now) {
  const MatterFacts facts{.matter = matter, .now = now};
  return lamp_of(rules, matter.open,
                 [&](std::string_view field) { return value_of(facts, field); });
}

}  // namespace bureau
