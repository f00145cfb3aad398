// Filters and lamps in the words of an office.

#include "base/error.h"
#include "base/text.h"
#include "model/matter_fields.h"
#include "office/called.h"
#include "office/office.h"

namespace bureau {

namespace {

/// A word of a filter as records have it; one that the directory does not know stands for itself.
std::vector<std::string> named_in(const Directory& directory, decltype(canonical_unit)& canonical,
                                  std::string_view word) {
  std::string ignored;
  return {canonical(directory, Strictness::free, word, ignored)};
}

}  // namespace

Filter Office::filter(std::string_view expression) const {
  const auto named = settings_.filters.find(std::string{expression});
  return parse_matter_filter(
      named == settings_.filters.end() ? expression : named->second,
      {.kinds = [this](std::string_view word) { return kinds_called(word, kinds_); },
       .states = [this](std::string_view word) { return states_called(word, kinds_); },
       .units =
           [this](std::string_view word) { return named_in(directory(), canonical_unit, word); },
       .people =
           [this](std::string_view word) { return named_in(directory(), canonical_person, word); },
       .own_fields = [this] { return own_field_ids(kinds_); }});
}

FilterAt Office::at(const Filter& filter, Instant instant) const {
  return filter.at({.now = instant, .hours = hours(), .calendar = [this]() -> const WorkCalendar& {
                      return calendar();
                    }});
}

Office::RulesAt& Office::rules_of(std::string_view kind) const {
  const auto known = lamps_.find(kind);
  if (known != lamps_.end()) {
    return known->second;
  }
  const Kind* found = kind.empty() ? nullptr : kinds_.find(kind);
  if (found != nullptr && found->lamps.empty()) {
    return rules_of("");
  }
  RulesAt read;
  for (const std::string& rule : found == nullptr ? settings_.lamps : found->lamps) {
    const std::size_t colon = rule.find(':');
    if (colon == std::string::npos) {
      throw Error(ErrorKind::usage, "the lamp rule '{}' has no colon: write \"red: overdue\"",
                  rule);
    }
    LampRule& lamp = read.rules.emplace_back();
    from_text(trimmed(std::string_view{rule}.substr(0, colon)), lamp.lamp);
    lamp.text = trimmed(std::string_view{rule}.substr(colon + 1));
    lamp.words = filter(lamp.text);
  }
  return lamps_.emplace(found == nullptr ? "" : kind, std::move(read)).first->second;
}

LampVerdict Office::lamp(const Matter& matter, Instant instant) const {
  RulesAt& kept = rules_of(matter.kind);
  if (kept.instant != instant) {
    for (LampRule& rule : kept.rules) {
      rule.when = at(rule.words, instant);
    }
    kept.instant = instant;
  }
  return lamp_of_matter(kept.rules, matter, instant);
}

}  // namespace bureau
