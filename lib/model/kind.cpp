#include "model/kind.h"

#include "base/i18n.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>

namespace bureau {

std::pair<std::string_view, std::string> Kind::numbers_of(std::string_view type) const {
  const auto own = std::ranges::find_if(type_numbers, [&](const TypeNumbers& one) {
    return std::ranges::find(one.types, type) != one.types.end();
  });
  if (own != type_numbers.end()) {
    return {own->pattern, own->series.empty() ? id + "/" + own->types.front() : own->series};
  }
  return {number_pattern, number_series.empty() ? id : number_series};
}

const State* Kind::find_state(std::string_view state) const {
  const auto found = std::ranges::find(states, state, &State::id);
  return found == states.end() ? nullptr : &*found;
}

const Step* Kind::find_step(std::string_view verb, std::string_view state) const {
  const auto found = std::ranges::find_if(steps, [&](const Step& step) {
    return step.verb == verb && std::ranges::find(step.from, state) != step.from.end();
  });
  return found == steps.end() ? nullptr : &*found;
}

const Step* Kind::find_step(Effect effect, std::string_view state) const {
  const auto found = std::ranges::find_if(steps, [&](const Step& step) {
    return step.has(effect) && std::ranges::find(step.from, state) != step.from.end();
  });
  return found == steps.end() ? nullptr : &*found;
}

const KindField* Kind::find_field(std::string_view field) const {
  const auto found = std::ranges::find(fields, field, &KindField::id);
  return found == fields.end() ? nullptr : &*found;
}

bool Kind::has_step(std::string_view verb) const {
  return std::ranges::find(steps, verb, &Step::verb) != steps.end();
}

std::vector<std::string> Kind::steps_from(std::string_view state) const {
  std::vector<std::string> verbs;
  for (const Step& step : steps) {
    if (std::ranges::find(step.from, state) != step.from.end()) {
      verbs.push_back(step.verb);
    }
  }
  return verbs;
}

std::string Kind::word_of(std::string_view verb) const {
  const auto found = std::ranges::find(steps, verb, &Step::verb);
  if (found == steps.end()) {
    return tr(std::string{verb}.c_str());  // a verb of the program's own
  }
  return found->name.shown().empty() ? std::string{verb} : std::string{found->name.shown()};
}

std::string Kind::typed(std::string_view verb) const {
  std::string word = word_of(verb);
  return word == verb ? word : fmt::format("{}({})", word, verb);
}

std::string Kind::word_of_state(std::string_view state) const {
  const State* found = find_state(state);
  return found != nullptr ? found->name.shown() : tr(std::string{state}.c_str());
}

std::int64_t Kind::rank_of(std::string_view state) const {
  return std::ranges::find(states, state, &State::id) - states.begin();
}

std::string word_of_verb(const std::string& verb, const Kind* kind) {
  const std::size_t space = verb.rfind(' ');
  const std::string last = space == std::string::npos ? verb : verb.substr(space + 1);
  std::string word =
      kind != nullptr && kind->has_step(last) ? kind->word_of(last) : tr(last.c_str());
  return word == last ? verb : word;
}

}  // namespace bureau
