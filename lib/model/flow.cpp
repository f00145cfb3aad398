#include "model/flow.h"

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
constexpr std::array<Name, 7> effect_names{{
    {"claim", "", ""},
    {"unclaim", "", ""},
    {"number", "", ""},
    {"whereabouts", "", ""},
    {"hold", "", ""},
    {"sign", "", ""},
    {"back", "", ""},
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

bool Step::has(Effect effect) const {
  return std::ranges::find(effects, effect) != effects.end();
}

bool Step::has(Condition need) const {
  return std::ranges::find(needs, need) != needs.end();
}

}  // namespace bureau
