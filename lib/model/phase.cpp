#include "model/phase.h"

#include "base/text_form.h"

#include <array>

namespace bureau {

namespace {

constexpr std::array<Name, 7> names{{
    {"new", "new", "待办"},
    {"in-hand", "in hand", "在办"},
    {"waiting", "waiting", "待批"},
    {"review", "under review", "待审核"},
    {"done", "done", "已办成"},
    {"rest", "at rest", "暂停"},
    {"ended", "ended", "已办结"},
}};

}  // namespace

std::string to_text(Phase phase) {
  return std::string{names.at(static_cast<std::size_t>(phase)).id};
}

void from_text(std::string_view text, Phase& phase) {
  phase = static_cast<Phase>(parse_name("phase", names, text));
}

std::string word_of(Phase phase) {
  return std::string{word_of(names.at(static_cast<std::size_t>(phase)))};
}

}  // namespace bureau
