#include "model/kind.h"

#include "base/i18n.h"
#include "base/text_form.h"

#include <algorithm>
#include <array>

namespace bureau {

namespace {

constexpr std::array<Name, 4> act_names{{
    {"unit", "the unit in charge", "承办单位"},
    {"office", "the office", "办公室"},
    {"leader", "a leader", "领导"},
    {"anyone", "anyone", "任何人"},
}};
constexpr std::array<Name, 4> ending_names{{
    {"done", "", ""},
    {"refused", "", ""},
    {"cancelled", "", ""},
    {"void", "", ""},
}};
constexpr std::array<Name, 12> condition_names{{
    {"unit", "", ""},
    {"due", "", ""},
    {"number", "", ""},
    {"answer", "", ""},
    {"file", "", ""},
    {"reason", "", ""},
    {"text", "", ""},
    {"tasks-closed", "", ""},
    {"whereabouts", "", ""},
    {"not-lead", "", ""},
    {"progress", "", ""},
    {"decisions", "", ""},
}};
constexpr std::array<Name, 6> effect_names{{
    {"claim", "", ""},
    {"unclaim", "", ""},
    {"number", "", ""},
    {"whereabouts", "", ""},
    {"hold", "", ""},
    {"back", "", ""},
}};
constexpr std::array<Name, 6> field_type_names{{
    {"text", "text", "文本"},
    {"number", "number", "数字"},
    {"date", "date", "日期"},
    {"instant", "instant", "时刻"},
    {"flag", "flag", "是否"},
    {"choice", "choice", "选项"},
}};

}  // namespace

const std::string& Bilingual::shown() const {
  const std::string& wanted = language() == Language::zh ? zh : en;
  const std::string& other = language() == Language::zh ? en : zh;
  return wanted.empty() ? other : wanted;
}

std::string to_text(Ending ending) {
  return std::string{ending_names.at(static_cast<std::size_t>(ending)).id};
}

void from_text(std::string_view text, Ending& ending) {
  ending = static_cast<Ending>(parse_name("outcome", ending_names, text));
}

std::string to_text(Act act) {
  return std::string{act_names.at(static_cast<std::size_t>(act)).id};
}

void from_text(std::string_view text, Act& act) {
  act = static_cast<Act>(parse_name("act", act_names, text));
}

std::string to_text(Condition need) {
  return std::string{condition_names.at(static_cast<std::size_t>(need)).id};
}

void from_text(std::string_view text, Condition& need) {
  need = static_cast<Condition>(parse_name("condition", condition_names, text));
}

std::string to_text(Effect effect) {
  return std::string{effect_names.at(static_cast<std::size_t>(effect)).id};
}

void from_text(std::string_view text, Effect& effect) {
  effect = static_cast<Effect>(parse_name("effect", effect_names, text));
}

std::string to_text(FieldType type) {
  return std::string{field_type_names.at(static_cast<std::size_t>(type)).id};
}

void from_text(std::string_view text, FieldType& type) {
  type = static_cast<FieldType>(parse_name("type of field", field_type_names, text));
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

bool Step::has(Effect effect) const {
  return std::ranges::find(effects, effect) != effects.end();
}

bool Step::has(Condition need) const {
  return std::ranges::find(needs, need) != needs.end();
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
