#include "model/flow.h"

#include "base/i18n.h"
#include "base/text_form.h"
#include "model/kind_words.h"

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
    {"done", "done", "办结"},
    {"refused", "refused", "不予办理"},
    {"cancelled", "cancelled", "取消"},
    {"void", "void", "作废"},
}};
constexpr std::array<Name, 12> condition_names{{
    {"unit", "a unit in charge", "已定承办单位"},
    {"due", "a due time", "已定时限"},
    {"number", "an official number", "已编号"},
    {"answer", "the answer to the origin", "已答复来源"},
    {"file", "a file", "有附件"},
    {"reason", "the reason", "说明理由"},
    {"text", "a text", "写明内容"},
    {"tasks-closed", "no open task that implements it", "落实任务均已办结"},
    {"whereabouts", "where it ended", "写明去向"},
    {"not-lead", "somebody else than the unit in charge", "由承办单位以外的人办理"},
    {"progress", "a progress report", "有进展报告"},
    {"decisions", "a task, or a reason for none, for each decision", "议定事项均有着落"},
}};
constexpr std::array<Name, 7> effect_names{{
    {"claim", "claims that it is done", "申请办结，按期与否以此为准"},
    {"unclaim", "takes the claim back", "撤回办结申请"},
    {"number", "gives the number", "编号"},
    {"whereabouts", "says where it ended", "登记去向"},
    {"hold", "it took place", "会议已召开"},
    {"sign", "signs it", "签发"},
    {"back", "back to where it came from", "恢复原状态"},
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

std::string word_of(Ending ending) {
  return std::string{word_of(ending_names.at(static_cast<std::size_t>(ending)))};
}

std::string word_of_act(const Step& step) {
  return step.act == Act::named
             ? step.unit
             : std::string{word_of(act_names.at(static_cast<std::size_t>(step.act)))};
}

std::string word_of(Condition need) {
  return std::string{word_of(condition_names.at(static_cast<std::size_t>(need)))};
}

std::string word_of(Effect effect) {
  return std::string{word_of(effect_names.at(static_cast<std::size_t>(effect)))};
}

bool Step::has(Effect effect) const {
  return std::ranges::find(effects, effect) != effects.end();
}

bool Step::has(Condition need) const {
  return std::ranges::find(needs, need) != needs.end();
}

}  // namespace bureau
