// Filters and lamps in the words of an office.

#include "base/error.h"
#include "base/text.h"
#include "model/matter_fields.h"
#include "office/called.h"
#include "office/office.h"
#include "store/matters.h"

#include <algorithm>

namespace bureau {

namespace {

/// The ref of a word that is one, or is the number of one matter.
std::string ref_called(std::string_view word, Database* store) {
  if (looks_like_ref(word)) {
    return std::string{word};
  }
  const std::vector<Ref> refs = store == nullptr ? std::vector<Ref>{} : find_number(*store, word);
  if (refs.empty()) {
    throw Error(ErrorKind::usage, "'{}' is no ref and no number of a matter", word);
  }
  if (refs.size() > 1) {
    throw Error(ErrorKind::usage, "'{}' is the number of {}: give the ref", word,
                fmt::join(refs, ", "));
  }
  return to_text(refs.front());
}

}  // namespace

MatterWords Office::matter_words() const {
  return {.kinds = [this](std::string_view word) { return kinds_called(word, kinds_); },
          .states = [this](std::string_view word) { return states_called(word, kinds_); },
          .units = [this](std::string_view word) { return kept_for(word); },
          .people = [this](std::string_view word) { return kept_for(word); },
          .refs = [this](std::string_view word) { return ref_called(word, store_()); },
          .own = [this](std::string_view name) { return own_field_type(kinds_, name); },
          .own_names =
              [this] {
                std::vector<std::string> names;
                std::ranges::transform(own_fields(kinds_), std::back_inserter(names),
                                       &KindField::id);
                return names;
              },
          .named = [this](std::string_view name) -> std::optional<std::string> {
            const auto found = settings_.filters.find(std::string{name});
            return found == settings_.filters.end() ? std::nullopt : std::optional{found->second};
          }};
}

std::optional<FilterField> Office::field(std::string_view name) const {
  return find_filter_field(name, matter_words());
}

Filter Office::filter(std::string_view expression) const {
  const auto named = settings_.filters.find(std::string{expression});
  return parse_matter_filter(named == settings_.filters.end() ? expression : named->second,
                             matter_words());
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
