#include "model/lamp.h"

#include "base/text_form.h"

#include <array>

namespace bureau {

namespace {

constexpr std::array<Name, 5> lamp_names{{
    {"green", "green", "绿|绿灯|绿色"},
    {"yellow", "yellow", "黄|黄灯|黄色"},
    {"red", "red", "红|红灯|红色"},
    {"blue", "blue", "蓝|蓝灯|蓝色"},
    {"closed", "closed", "销号|已销号|办结|已办结"},
}};

}  // namespace

std::string to_text(Lamp lamp) {
  return std::string{lamp_names.at(static_cast<std::size_t>(lamp)).id};
}

void from_text(std::string_view text, Lamp& lamp) {
  lamp = static_cast<Lamp>(parse_name("lamp", lamp_names, text));
}

std::string word_of(Lamp lamp) {
  return std::string{word_of(lamp_names.at(static_cast<std::size_t>(lamp)))};
}

LampVerdict lamp_of(const std::vector<LampRule>& rules, bool open, const FilterRecord& record) {
  if (!open) {
    return {.lamp = Lamp::closed};
  }
  for (const LampRule& rule : rules) {
    if (rule.when.matches(record)) {
      return {.lamp = rule.lamp, .rule = &rule};
    }
  }
  return {};
}

}  // namespace bureau
